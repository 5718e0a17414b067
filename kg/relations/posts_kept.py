"""All posts of a document, settled: what a person is said to give up is not held, though a title before the name says
so (公司董事长某某辞去董事长职务)."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim
from kg.relations.posts_chain import find_posts
from kg.relations.posts_lists import find_listed_posts
from kg.relations.posts_own import find_own_posts
from kg.relations.posts_served import find_served_posts
from kg.relations.scene import Scene

_TITLES = ("posts:chain", "posts:behind")
# posts that only one person holds at a body
_SINGLE = re.compile(r"(?:党委|党组|党工委)?书记|董事长|总经理|总裁|首席执行官|[县市区镇乡局厅校院行]长")


def find_all_posts(scene: Scene) -> Iterator[Claim]:
    """The posts beside names and those that verbs state; a title of a post that the document says was given up becomes
    negated too."""
    claims = [*_without_rivals(list(find_posts(scene))), *find_served_posts(scene), *find_listed_posts(scene)]
    known = {name.name or name.text for claim in claims if (name := claim.subject) is not None}
    claims += find_own_posts(scene, known)
    gone = {_post(claim) for claim in claims if claim.status == "negated"}
    for claim in claims:
        if claim.status == "asserted" and claim.pattern in _TITLES and _post(claim) in gone:
            qualifiers = tuple(sorted({**dict(claim.qualifiers), "tenure": "former"}.items()))
            yield claim._replace(status="negated", qualifiers=qualifiers)
        else:
            yield claim


def _without_rivals(claims: Sequence[Claim]) -> Iterator[Claim]:
    """``claims`` without those that a bare 集团 or a chain gives to a body whose one 董事长 the same sentence has just
    named: 甲集团董事长乙到场，集团董事长丙陪同. Then 集团 is another, here and in what follows."""
    holders: dict[tuple[str, str, int], str] = {}
    rivals: dict[str, int] = {}
    for claim in claims:
        person, body = claim.subject, claim.object
        if claim.pattern != "posts:chain" or claim.status != "asserted" or person is None or body is None:
            yield claim
            continue
        name, role, where = _post(claim)
        if _SINGLE.fullmatch(role) and "tenure" not in dict(claim.qualifiers):
            holder = holders.setdefault((where, role, claim.start), name)
            if not (holder.endswith(name) or name.endswith(holder)):
                rivals.setdefault(where, person.start)
        if where not in rivals or body.start > rivals[where]:
            yield claim


def _post(claim: Claim) -> tuple[str, str, str]:
    """Who holds what where, by name."""
    person, body = claim.subject, claim.object
    role = dict(claim.qualifiers).get("role", claim.predicate)
    return (person.name or person.text if person else "", role, body.name or body.text if body else "")
