"""Mends what the tagger is known to get wrong, token by token, before names are looked for.

Each repair is one small function from a token that the tagger takes for a name, the token behind it and the vocabulary
to the tokens that replace it, none where there is nothing to mend. Offsets stay those of the document.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from kg.entities import repair_bodies as bodies
from kg.entities import repair_people as people
from kg.entities import repair_places as places
from kg.entities.candidate import part
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.rules import Rules

Repair = Callable[[Token, Token | None, Vocabulary], list[Token]]

# the first that applies is the only one
REPAIRS: tuple[Repair, ...] = (
    people.appointed,
    bodies.verb_in_front,
    bodies.post_in_front,
    bodies.party_of_body,
    bodies.office_of_firm,
    bodies.team_and_play,
    bodies.wire_mark,
    people.adverb_behind,
    people.post_verb_behind,
    people.verb_behind,
    people.title_in_front,
    people.address_behind,
    people.nationality,
    places.one_too_many,
    bodies.party_and_government,
    bodies.two_bodies,
    places.side_of,
    places.verb_ahead,
    places.direction_behind,
    places.direction_between,
    bodies.owner_and_owned,
    bodies.firm_and_intention,
    bodies.house_and_part,
    places.house_number,
    places.two_places,
)
# only what the tagger takes for a name can be a name cut wrongly
_NAMES = frozenset({"PER", "ORG", "LOC", "nr", "nt", "ns"})
_COMMITTEE = re.compile(r"委(?:书记|副书记|常委|委员|$)")


def repair(sentences: Sequence[Sentence], rules: Rules) -> tuple[Sentence, ...]:
    """The sentences with their tokens mended."""
    vocabulary = Vocabulary.of(rules)
    return tuple(
        Sentence(s.start, s.end, tuple(_joined_committees(list(_mended(s.tokens, vocabulary))))) for s in sentences
    )


def _mended(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Token]:
    """The tokens, each name replaced by what the first repair that applies makes of it."""
    for index, token in enumerate(tokens):
        if token.pos not in _NAMES:
            yield token
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        yield from next(filter(None, (mend(token, after, vocabulary) for mend in REPAIRS)), [token])


def _joined_committees(tokens: Sequence[Token]) -> Iterator[Token]:
    """远山市 + 委书记: the party committee is 远山市委."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not _is_place(token) or after.start != token.end or not _COMMITTEE.match(after.text):
            yield token
            at += 1
            continue
        yield Token(token.start, after.start + 1, token.text + "委", "ORG")
        if len(after.text) > 1:
            yield part(after, 1, len(after.text), "n")
        at += 2


def _is_place(token: Token) -> bool:
    """Whether a party committee may follow: 远山市, but no 镇."""
    return token.pos in ("LOC", "ns") and token.text[-1] in "省市区县州旗"
