"""Who left which post for another (从县长|升任书记), and who of several has which (甲、乙|分别|任副市长、书记)."""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.posts import BODY, POSTS, ROLE, Chain, Post
from kg.relations.posts_terms import Term
from kg.relations.scene import Scene
from kg.relations.units import Skeleton

# 从青石县县长|升任, 由副总经理|升任: the post before, which is over
LEAVING = (
    rf"(?:(?:从(?={BODY}|{ROLE})(?P<old>{POSTS})|由(?P<left>{POSTS})(?=[升调转晋改提擢]))"
    r"(?:的?(?:任上|岗位上?|职位上?|位置上?|一职|职务))?(?:正式|直接|被)?)?"
)
# the term of a post that is over
LEFT = Term(tenure="former")


def posts_left(scene: Scene, index: int, match: re.Match[str]) -> list[Post]:
    """The posts that somebody had until then: 从|青石县县长|升任."""
    group = next((name for name in ("old", "left") if match[name]), None)
    return Chain(scene, index, near=False).posts(*match.span(group)) if group else []


def dealt(
    line: Skeleton, match: re.Match[str], persons: Sequence[Mention], posts: Sequence[Post]
) -> list[tuple[Sequence[Mention], Sequence[Post]]]:
    """Who of ``persons`` holds which of ``posts``: each all of them, but 甲、乙|分别|任 the first the first; none where
    they do not come out even."""
    apart = "分别" in line.text[match.end("persons") : match.start("posts")]
    if not apart or len(posts) < 2:
        return [(persons, posts)]
    roles = [u for u in line.units_in(*match.span("posts")) if u.kind == "Role"]
    if not len(roles) == len(posts) == len(persons):
        return []
    return [([person], [post]) for person, post in zip(persons, posts, strict=True)]
