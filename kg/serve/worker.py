"""The process that queries run in: it may be killed at any time, and it can reach nothing but the store.

It holds its own copy of the store in memory, answers one request at a time into a file, and lives under limits that
the operating system enforces: of memory, of the size of a file, of time, and of open files, so that it opens no socket.
"""

import errno
import os
import resource
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.query.engine import ask
from kg.query.syntax import QueryError, datasets, refuse
from kg.query.turtle import with_prefixes

_SORTED = 100_000
_GRACE = 3  # seconds after which the process ends itself, should nobody have done it


class _TooManyError(Exception):
    """A graph has more triples than one may."""


@dataclass(frozen=True, slots=True)
class Job:
    """One request: a query, or with ``query`` None the graph ``graph`` (None: the default graph) as it stands.

    ``default`` and ``named`` are the graphs that the protocol's parameters name; None where they name none.
    ``formats`` are the media types to write a table, a truth value and a graph in, None where the client takes none.
    """

    answer: str
    query: str | None
    formats: tuple[str | None, str | None, str | None]
    base: str | None = None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a job: an HTTP status, and words for the user where that is not 200. ``kind`` is the answer's:
    0 a table, 1 a truth value, 2 a graph."""

    status: int
    words: str = ""
    kind: int = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which a worker lives: ``store`` is the file of N-Quads that is loaded, for the rest see
    :class:`kg.serve.settings.Settings`."""

    store: str
    prefixes: Mapping[str, str]
    seconds: float
    memory: int
    rows: int
    answer: int
    services: tuple[str, ...] = ()


def main(pipe: Connection, store: Store, terms: Terms) -> None:
    """Answer jobs from ``pipe`` out of ``store`` until the pipe closes."""
    _limit(terms)
    while True:
        try:
            job: Job = pipe.recv()
        except (EOFError, OSError):
            return
        signal.alarm(int(terms.seconds) + _GRACE)
        reply = _answer(store, job, terms)
        signal.alarm(0)
        pipe.send(reply)


def _limit(terms: Terms) -> None:
    # the default action of SIGXFSZ would end the process; ignored, the write fails with words
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (terms.answer, terms.answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    if statm.exists():
        # what is written to, not all addresses: the allocator reserves far more of these than it uses
        used = int(statm.read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (used + terms.memory,) * 2)


def _answer(store: Store, job: Job, terms: Terms) -> Reply:
    try:
        with Path(job.answer).open("wb") as file:
            if not terms.services:
                _close_the_door()
            try:
                return _written(store, job, terms, file)
            finally:
                _open_the_door()
    except QueryError as error:
        return Reply(400, str(error))
    except _TooManyError:
        return Reply(503, "rows")
    except MemoryError:
        return Reply(503, "memory")
    except (OSError, RuntimeError, ValueError) as error:
        if getattr(error, "errno", None) == errno.EFBIG or f"os error {errno.EFBIG}" in str(error):
            return Reply(503, "answer")
        # what fails while a correct query runs over a sound store is a SERVICE call: its words are of use
        return Reply(502 if terms.services else 500, f"the query could not be answered: {error}")


def _close_the_door() -> None:
    """From here on no file and no socket can be opened: the next free number for one is above the limit."""
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def _open_the_door() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _written(store: Store, job: Job, terms: Terms, file: Any) -> Reply:
    if job.query is None:
        return _dumped(store, job, terms, file)
    refuse(job.query, services=terms.services, datasets=True)
    store, graphs = _dataset(store, job, terms)
    found = ask(store, job.query, terms.prefixes, base=job.base, **graphs)
    kind = 0 if isinstance(found, QuerySolutions) else 1 if isinstance(found, QueryBoolean) else 2
    type_ = job.formats[kind]
    if type_ is None:
        return Reply(406, kind=kind)
    if isinstance(found, (QuerySolutions, QueryBoolean)):
        table = QueryResultsFormat.from_media_type(type_)
        found.serialize(file, table)
        if table in (QueryResultsFormat.JSON, QueryResultsFormat.XML):
            file.write(b"\n")
        # the writer does not count; no row is shorter than a byte, so only a long answer is asked for once more
        if kind == 0 and file.tell() > terms.rows:
            again = ask(store, job.query, terms.prefixes, base=job.base, **graphs)
            if next(islice(again, terms.rows, None), None) is not None:
                return Reply(503, "rows")
    else:
        format_, triples = _rdf(type_), _sorted(_at_most(terms.rows, found))
        with_prefixes(type_, terms.prefixes, file, lambda to, **known: serialize(triples, to, format=format_, **known))
    return Reply(200, kind=kind)


def _at_most(count: int, triples: Iterator[Triple]) -> Iterator[Triple]:
    yield from islice(triples, count)
    if next(triples, None) is not None:
        raise _TooManyError


def _dataset(store: Store, job: Job, terms: Terms) -> tuple[Store, dict[str, Any]]:
    """What the protocol's parameters make of the store: these graphs and no others. FROM does the same, where the
    protocol says nothing."""
    names = (job.default, job.named)
    if names == (None, None):
        found = datasets(job.query or "", terms.prefixes)
        if found is None or len(set(found[0])) < 2:
            return store, {}  # the store's own way with FROM
        names = (tuple(found[0]), tuple(found[1]))
    default, named = (_nodes(given or ()) for given in names)
    if len(default) > 1:
        # the merge of several graphs has each triple once; the store would find it once in each
        merged = Store()
        merged.bulk_extend(Quad(*q.triple) for g in default for q in store.quads_for_pattern(None, None, None, g))
        merged.bulk_extend(q for g in named for q in store.quads_for_pattern(None, None, None, g))
        return merged, {"default_graph": [DefaultGraph()], "named_graphs": named}
    return store, {"default_graph": default, "named_graphs": named}


def _nodes(names: Sequence[str]) -> list[NamedNode]:
    try:
        return [NamedNode(name) for name in dict.fromkeys(names)]
    except ValueError as error:
        raise QueryError(f"default-graph-uri and named-graph-uri are absolute IRIs: {error}") from error


def _dumped(store: Store, job: Job, terms: Terms, file: Any) -> Reply:
    graph: NamedNode | DefaultGraph = DefaultGraph()
    if job.graph is not None:
        try:
            graph = NamedNode(job.graph)
        except ValueError as error:
            raise QueryError(f"graph is an absolute IRI: {error}") from error
        if not store.contains_named_graph(graph):
            return Reply(404)
    type_ = job.formats[2]
    if type_ is None:
        return Reply(406)
    format_ = _rdf(type_)
    with_prefixes(type_, terms.prefixes, file, lambda to, **known: store.dump(to, format_, from_graph=graph, **known))
    return Reply(200)


def _sorted(triples: Iterator[Triple]) -> Iterator[Triple]:
    """The same triples; if they are not too many, each once, in an order that is the same in every process."""
    first = list(islice(triples, _SORTED))
    return iter(sorted(set(first), key=str)) if len(first) < _SORTED else chain(first, triples)


def _rdf(type_: str) -> RdfFormat:
    found = RdfFormat.from_media_type(type_)
    if found is None:
        raise ValueError(f"{type_} is no format of RDF")
    return found
