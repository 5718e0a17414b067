"""What one document says: a pure function of the document, the rules and the tagger.

It looks at nothing else and keeps nothing, so that it can run in any order, in any process and on any machine, and what
it gives can be kept (see ``kg/keys.py``).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kg.batches import chunks
from kg.entities import find_mentions
from kg.entities.weighed import weighed
from kg.learned import Advisor, Opinion, Reading
from kg.limits import TooSlowError, at_most
from kg.model import Analysis, Document, Mention, Sentence
from kg.relations import find_claims
from kg.rules import Rules
from kg.script import as_read, claim_as_written, mention_as_written
from kg.tag import Tagger

# characters of the documents that the network reads at one go: more makes better batches and takes more memory; what is
# longer than _TOO_LONG by itself would take more than a laptop has to spare, and is read by rules alone
_READ_AT_ONCE, _TOO_LONG = 30_000, 150_000


class _Named(NamedTuple):
    """The sentences of a document, and the mentions that rules found in them."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


def analyse(
    documents: Sequence[Document],
    rules: Rules,
    limit: float | None = None,
    when_tagged: Callable[[], None] = lambda: None,
) -> Iterator[Analysis | str]:
    """What each document says, in their order, or in words why kg failed on it.

    ``limit`` is in processor seconds for each half of the analysis of a document of up to 10,000 characters, and more
    for a longer one; before, all are tagged together, which ``when_tagged`` is told.
    """
    read = [as_read(document) for document in documents]
    tagged = list(_tagged(read, limit))
    when_tagged()
    named = [_named(plain, sentences, rules, limit) for plain, sentences in zip(read, tagged, strict=True)]
    opinions = _opinions(read, named, limit)
    for document, plain, found, opinion in zip(documents, read, named, opinions, strict=True):
        if isinstance(found, str) or isinstance(opinion, str):
            yield found if isinstance(found, str) else str(opinion)
            continue
        try:
            with at_most(limit, document):
                said = weigh(plain, found.sentences, found.mentions, rules, opinion)
                if plain is not document:
                    said = _as_written(document, said)
        except Exception as error:  # whatever a rule stumbles over costs this document, not the others
            yield _why(error)
        else:
            yield said


def weigh(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    rules: Rules,
    opinion: Opinion | None,
) -> Analysis:
    """What a document says, given the mentions that rules found and what the network thinks of them."""
    if opinion is not None:
        mentions = weighed(mentions, opinion, document.text, rules)
    return Analysis(document, mentions, find_claims(document, sentences, mentions, rules, opinion))


def _named(
    document: Document, sentences: tuple[Sentence, ...] | str, rules: Rules, limit: float | None
) -> _Named | str:
    """The sentences with the mentions of rules, or why there are none."""
    if isinstance(sentences, str):
        return sentences
    try:
        with at_most(limit, document):
            return _Named(sentences, find_mentions(document, sentences, rules))
    except Exception as error:
        return _why(error)


def _opinions(
    documents: Sequence[Document], named: Sequence[_Named | str], limit: float | None
) -> Iterator[Opinion | str | None]:
    """What the network thinks of each document, many read together or, where that fails, one by one."""
    at = 0
    for chunk in chunks(documents, _READ_AT_ONCE):
        readings = [
            None if isinstance(found, str) or len(document.text) > _TOO_LONG else (document, *found)
            for document, found in zip(chunk, named[at : at + len(chunk)], strict=True)
        ]
        at += len(chunk)
        opinions: list[Opinion] = []
        with suppress(Exception):
            opinions = Advisor.load().read([reading for reading in readings if reading])
        ready = iter(opinions)
        for reading in readings:
            yield None if reading is None else next(ready) if opinions else _opinion(reading, limit)


def opinion_on(reading: Reading) -> Opinion | None:
    """What the network thinks of one document; None of one that is too long."""
    return None if len(reading[0].text) > _TOO_LONG else Advisor.load().read([reading])[0]


def _opinion(reading: Reading, limit: float | None) -> Opinion | str | None:
    """What the network thinks of one document, or why it thinks nothing."""
    try:
        with at_most(limit, reading[0]):
            return opinion_on(reading)
    except Exception as error:
        return _why(error)


def _as_written(document: Document, read: Analysis) -> Analysis:
    """What was found in the Simplified reading of ``document``, told of the document itself."""
    mentions = tuple(mention_as_written(mention, document.text) for mention in read.mentions)
    return Analysis(document, mentions, tuple(claim_as_written(claim, document.text) for claim in read.claims))


def _tagged(documents: Sequence[Document], limit: float | None) -> Iterator[tuple[Sentence, ...] | str]:
    tagged: list[tuple[Sentence, ...]] = []
    with suppress(Exception):
        tagged = Tagger.load().tag(documents)
    yield from tagged
    if not tagged:
        for document in documents:
            try:
                with at_most(limit, document):
                    sentences = Tagger.load().tag([document])[0]
            except Exception as error:
                yield _why(error)
            else:
                yield sentences


def _why(error: Exception) -> str:
    if isinstance(error, TooSlowError):
        return str(error)
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" at {Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
    return f"a mistake in kg, please report it: {type(error).__name__}: {error}{place}"
