"""Who left which post for another (从县长|升任书记), and who of several has which (甲、乙|分别|任副市长、书记)."""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.posts import Chain, Post
from kg.relations.posts_form import BODY, POSTS, ROLE
from kg.relations.posts_terms import Term
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton

# 从青石县县长|升任, 由副总经理|升任: the post before, which is over
LEAVING = (
    rf"(?:(?:从(?={BODY}|{ROLE})(?P<old>{POSTS})|由(?P<left>{POSTS})(?=[升调转晋改提擢]))"
    r"(?:的?(?:任上|岗位上?|职位上?|位置上?|一职|职务))?(?:正式|直接|被)?)?"
)
# the term of a post that is over
LEFT = Term(tenure="former")
# 历任某县副县长、机关工委书记，|某市局长: what a list of past posts goes on with behind one whose body was not read
_PAST = re.compile(r"历|曾|先后|过$")
_MORE = re.compile(rf"[、，,](?P<posts>{POSTS})")
_LIST_ENDS = re.compile(rf"[。；;{SIGNS['Person']}]|[现拟将]|免去|辞|参加|出席")


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


def posts_past(scene: Scene, index: int, match: re.Match[str], end: int) -> list[Post]:
    """The posts of a list of past ones that follow behind one that was not understood."""
    line = scene.lines[index]
    if end < match.end("posts") or not _PAST.search(line.text[match.start("gap") : match.end("verb")]):
        return []
    stop = _LIST_ENDS.search(line.text, end)
    found: list[Post] = []
    for more in _MORE.finditer(line.text, end, stop.start() if stop else len(line.text)):
        found += Chain(scene, index, near=False).posts(*more.span("posts"))
    return found
