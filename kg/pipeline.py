"""The steps of a build, in order: read, tag, entities, relations, link, save and export."""

import multiprocessing
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from kg.collector import paused
from kg.entities import find_mentions
from kg.export import DEFAULT_BASE, EXPORTERS
from kg.graph import KnowledgeGraph
from kg.link import link
from kg.model import Analysis, Document, Rejected
from kg.read import read_paths
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger, chunks

FORMATS = ("turtle", "html", "graphml")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: the graph, the inputs that were left out, and the files written."""

    graph: KnowledgeGraph
    rejected: tuple[Rejected, ...]
    files: tuple[Path, ...]


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    rules: Sequence[Path] = (),
    base: str = DEFAULT_BASE,
    formats: Sequence[str] = FORMATS,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the articles in ``paths`` (files, folders, ``.jsonl``) into the folder ``out``.

    ``rules`` are folders added to the package's rules, ``formats`` names of EXPORTERS beside the interchange files that
    are always written, ``jobs`` the number of processes that analyse documents; ``progress`` is told in words how far
    the work is. Where there is no article at all, nothing is written. Raises RuleError for rules that cannot be used.
    """
    with paused():
        graph, rejected = read_graph(paths, rules=rules, jobs=jobs, progress=progress)
        if not graph.documents:
            return BuildReport(graph, rejected, ())
        return BuildReport(graph, rejected, tuple(_write(graph, out, formats, base, progress or _silent)))


def read_graph(
    paths: Sequence[Path], *, rules: Sequence[Path] = (), jobs: int = 1, progress: Progress | None = None
) -> tuple[KnowledgeGraph, tuple[Rejected, ...]]:
    """The graph of the articles in ``paths``, and the inputs that could not be read; nothing is written."""
    rejected: list[Rejected] = []
    documents = _set_aside(read_paths(paths), rejected)
    analyses = list(analyse(documents, rules, jobs=jobs, progress=progress))
    (progress or _silent)(f"linking {len(analyses)} documents")
    graph = link(analyses)
    about = {"software": f"kg {version('kg')}", "rules": load_rules(rules).digest}
    return replace(graph, about={**graph.about, **about}), tuple(rejected)


def analyse(
    documents: Iterable[Document], rules: Sequence[Path] = (), *, jobs: int = 1, progress: Progress | None = None
) -> Iterator[Analysis]:
    """What each document says by itself, in the order of ``documents``."""
    done = 0
    for analyses in _map_batches(chunks(documents), tuple(rules), jobs):
        yield from analyses
        done += len(analyses)
        (progress or _silent)(f"{done} documents analysed")


def _analyse_batch(documents: Sequence[Document], folders: tuple[Path, ...]) -> list[Analysis]:
    rules = load_rules(folders)
    analyses = []
    with paused():
        for document, sentences in zip(documents, Tagger.load().tag(documents), strict=True):
            try:
                mentions = find_mentions(document, sentences, rules)
                analyses.append(Analysis(document, mentions, find_claims(document, sentences, mentions, rules)))
            except Exception as error:
                error.add_note(f"while analysing {document.file}, article {document.article} ({document.id})")
                raise
    return analyses


def _map_batches(
    batches: Iterable[Sequence[Document]], folders: tuple[Path, ...], jobs: int
) -> Iterator[list[Analysis]]:
    load_rules(folders)  # rules that cannot be used are to fail here, not in another process
    work = partial(_analyse_batch, folders=folders)
    if jobs == 1:
        for batch in batches:  # no map(): it would take a stray StopIteration for the end of the batches
            yield work(batch)
        return
    # spawned, not forked: the numeric library may have started threads, which a fork does not survive
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, batches)


def _set_aside(items: Iterable[Document | Rejected], rejected: list[Rejected]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            yield item


def _write(graph: KnowledgeGraph, out: Path, formats: Sequence[str], base: str, progress: Progress) -> list[Path]:
    """Write everything aside first, so that ``out`` changes only when all of it is there.

    Exports of an earlier build that this one does not make are removed: they would tell of another graph.
    """
    out.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=out))
    try:
        progress("writing the interchange files")
        graph.save(aside)
        for name in formats:
            progress(f"writing {name}")
            EXPORTERS[name].write(graph, aside / _file_name(name), base=base)
        for name in EXPORTERS:
            _remove(out / _file_name(name))
        return [path.replace(out / path.name) for path in sorted(aside.iterdir())]
    finally:
        shutil.rmtree(aside)


def _file_name(name: str) -> str:
    exporter = EXPORTERS[name]
    return name if exporter.is_folder else f"graph{exporter.suffix}"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _silent(_: str) -> None:
    """For callers who do not want to know how far the work is."""
