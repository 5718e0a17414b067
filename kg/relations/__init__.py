"""Claims: what the sentences say of mentions. Patterns in data, and a small module for what no pattern can say."""

from collections.abc import Callable, Iterator

from kg.learned import Opinion
from kg.model import Claim, Document, Mention, Sentence
from kg.relations.acts import find_acts
from kg.relations.amounts import find_amounts
from kg.relations.article import find_article_facts
from kg.relations.buildings import find_buildings
from kg.relations.deals import find_deals
from kg.relations.divided import find_divided_places
from kg.relations.engine import find_by_patterns
from kg.relations.filled import find_filled
from kg.relations.happenings import find_happenings
from kg.relations.learned import weighed
from kg.relations.owners import find_owners
from kg.relations.partners import find_partners
from kg.relations.places import find_contained_places
from kg.relations.posts_kept import find_all_posts
from kg.relations.reading import Reader
from kg.relations.roundup import pieces
from kg.relations.scene import Scene
from kg.relations.scopes import find_scopes
from kg.relations.selections import find_selections
from kg.relations.sites import find_sites
from kg.relations.speech import find_speech
from kg.relations.sure import corrected
from kg.relations.transfers import find_transfers
from kg.relations.wholes import find_wholes
from kg.relations.won import find_won
from kg.rules import Rules

__all__ = ["RULES", "find_claims"]

# of what the article as a whole says; the others see each piece of a round-up by itself
_OF_ALL = find_article_facts
RULES: tuple[Callable[[Scene], Iterator[Claim]], ...] = (
    _OF_ALL,
    find_all_posts,
    find_by_patterns,
    find_acts,
    find_owners,
    find_won,
    find_partners,
    find_deals,
    find_transfers,
    find_happenings,
    find_contained_places,
    find_divided_places,
    find_sites,
    find_filled,
    find_scopes,
    find_wholes,
    find_buildings,
    find_selections,
    find_amounts,
    find_speech,
)


def find_claims(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    rules: Rules,
    opinion: Opinion | None = None,
) -> tuple[Claim, ...]:
    """The claims of a document, each once, in the order of the rules and the text, weighed against ``opinion``."""
    found: dict[Claim, None] = {}
    parts = pieces(document, mentions)
    if len(parts) > 1:
        found |= dict.fromkeys(corrected(_OF_ALL(Reader.of(rules).scene(document, sentences, mentions)), rules))
    for part in parts:
        whole = part is document
        here = sentences if whole else tuple(s for s in sentences if _lies_in(part, s))
        named = mentions if whole else tuple(m for m in mentions if _lies_in(part, m))
        scene = Reader.of(rules).scene(part, here, named)
        told: dict[Claim, None] = {}
        for rule in RULES:
            if whole or rule is not _OF_ALL:
                told |= dict.fromkeys(claim for claim in rule(scene) if claim not in told)
        claims = corrected(told, rules)
        found |= dict.fromkeys(claims if opinion is None else weighed(scene, opinion, tuple(claims)))
        scene.derived.clear()  # what is derived knows its scene: only the garbage collector would free the two
    return tuple(found)


def _lies_in(part: Document, span: Sentence | Mention) -> bool:
    """Whether the span stands in the blocks of a piece, which follow each other."""
    return bool(part.blocks) and part.blocks[0].start <= span.start < part.blocks[-1].end
