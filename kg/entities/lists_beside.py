"""Words that name firms because of the firms that they are listed with: 青石、白石公司、北川集团."""

from collections.abc import Iterator, Sequence

from kg.entities.candidate import LISTED, Candidate, Reading
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token

# what the tagger calls names, of people or places or not
_NAMED = frozenset({"ORG", "nt", "nz", "nw", "nr"})
# what the tagger calls bodies
_BODY = frozenset({"ORG", "nt"})


def beside_firms(reading: Reading) -> Iterator[Candidate]:
    """Words without a head word in a list of at least three, of which the tagger takes two or more for bodies and the
    others for names of some kind (青石、白石、HTC、云岭网): firms, too."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        if reading.text.find("、", sentence.start, sentence.end) < 0:
            continue
        some = [t for t in sentence.tokens if t.pos in _BODY or t.text in vocabulary.heads]
        if len(some) < 2 or sum(_is_firm(token, vocabulary) for token in some) < 2:
            continue
        for run in _runs(sentence.tokens):
            bodies = [t for t in run if _is_firm(t, vocabulary)]
            if len(run) < 3 or len(bodies) < 2 or any(t.pos not in _NAMED for t in run):
                continue
            for token in run:
                known = token.text in vocabulary.industries or token.text in vocabulary.not_names
                person = token.pos == "nr" and surname_of(token.text, vocabulary.surnames) is not None
                if token.pos in ("nz", "nw", "nr") and not known and not person and not vocabulary.head(token.text):
                    yield Candidate(token.start, token.end, "Company", "list:beside-firms", LISTED + 12)


def _is_firm(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the tagger takes the token for a body that no head word explains, or all know it for a firm."""
    head = vocabulary.head(token.text)
    if head is None:
        return token.pos in _BODY
    return head.word == token.text and head.type == "Company" and "whole" in head.flags


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Lists of single words with 、, 和, 与 or 及 between them."""
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text in ("、", "和", "与", "及"):
            continue
        joined = at > 1 and tokens[at - 1].text in ("、", "和", "与", "及") and bool(run) and run[-1] is tokens[at - 2]
        if not joined:
            if run:
                yield run
            run = []
        run.append(token)
    if run:
        yield run
