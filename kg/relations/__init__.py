"""Claims: what the sentences say of mentions. Patterns in data, and a small module for what no pattern can say."""

from collections.abc import Callable, Iterator

from kg.model import Claim, Document, Mention, Sentence
from kg.relations.acts import find_acts
from kg.relations.amounts import find_amounts
from kg.relations.article import find_article_facts
from kg.relations.buildings import find_buildings
from kg.relations.engine import find_by_patterns
from kg.relations.happenings import find_happenings
from kg.relations.owners import find_owners
from kg.relations.partners import find_partners
from kg.relations.places import find_contained_places
from kg.relations.posts_kept import find_all_posts
from kg.relations.reading import Reader
from kg.relations.scene import Scene
from kg.relations.selections import find_selections
from kg.relations.sites import find_sites
from kg.relations.speech import find_speech
from kg.relations.wholes import find_wholes
from kg.rules import Rules

__all__ = ["RULES", "find_claims"]

RULES: tuple[Callable[[Scene], Iterator[Claim]], ...] = (
    find_article_facts,
    find_all_posts,
    find_by_patterns,
    find_acts,
    find_owners,
    find_partners,
    find_happenings,
    find_contained_places,
    find_sites,
    find_wholes,
    find_buildings,
    find_selections,
    find_amounts,
    find_speech,
)


def find_claims(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], rules: Rules
) -> tuple[Claim, ...]:
    """The claims of a document, each once, in the order of the rules and the text."""
    scene = Reader.of(rules).scene(document, sentences, mentions)
    found: dict[Claim, None] = {}
    for rule in RULES:
        for claim in rule(scene):
            found.setdefault(claim)
    scene.derived.clear()  # what is derived knows its scene: only the garbage collector would free the two
    return tuple(found)
