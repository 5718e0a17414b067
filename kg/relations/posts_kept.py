"""All posts of a document, settled: what a person is said to give up is not held, though a title before the name says
so (公司董事长某某辞去董事长职务)."""

from collections.abc import Iterator

from kg.model import Claim
from kg.relations.posts_chain import find_posts
from kg.relations.posts_served import find_served_posts
from kg.relations.scene import Scene

_TITLES = ("posts:chain", "posts:behind")


def find_all_posts(scene: Scene) -> Iterator[Claim]:
    """The posts beside names and those that verbs state; a title of a post that the document says was given up becomes
    negated too."""
    claims = [*find_posts(scene), *find_served_posts(scene)]
    gone = {_post(claim) for claim in claims if claim.status == "negated"}
    for claim in claims:
        if claim.status == "asserted" and claim.pattern in _TITLES and _post(claim) in gone:
            qualifiers = tuple(sorted({**dict(claim.qualifiers), "tenure": "former"}.items()))
            yield claim._replace(status="negated", qualifiers=qualifiers)
        else:
            yield claim


def _post(claim: Claim) -> tuple[str, str, str]:
    """Who holds what where, by name."""
    person, body = claim.subject, claim.object
    role = dict(claim.qualifiers).get("role", claim.predicate)
    return (person.name or person.text if person else "", role, body.name or body.text if body else "")
