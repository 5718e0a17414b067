"""What one document says: a pure function of the document, the rules and the tagger.

It looks at nothing else and keeps nothing, so that it can run in any order, in any process and on any machine, and what
it gives can be kept (see ``kg/keys.py``).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kg.entities import find_mentions
from kg.limits import TooSlowError, at_most
from kg.model import Analysis, Document, Sentence
from kg.relations import find_claims
from kg.rules import Rules
from kg.script import as_read, claim_as_written, mention_as_written
from kg.tag import Tagger


def analyse(
    documents: Sequence[Document],
    rules: Rules,
    limit: float | None = None,
    when_tagged: Callable[[], None] = lambda: None,
) -> Iterator[Analysis | str]:
    """What each document says, in their order, or in words why kg failed on it.

    ``limit`` is in processor seconds for a document of up to 10,000 characters, and more for a longer one; before, all
    are tagged together, which ``when_tagged`` is told.
    """
    read = [as_read(document) for document in documents]
    tagged = list(_tagged(read, limit))
    when_tagged()
    for document, plain, sentences in zip(documents, read, tagged, strict=True):
        if isinstance(sentences, str):
            yield sentences
            continue
        try:
            with at_most(limit, document):
                mentions = find_mentions(plain, sentences, rules)
                found = Analysis(plain, mentions, find_claims(plain, sentences, mentions, rules))
                if plain is not document:
                    found = _as_written(document, found)
        except Exception as error:  # whatever a rule stumbles over costs this document, not the others
            yield _why(error)
        else:
            yield found


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
