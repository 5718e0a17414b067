"""Who left which post for another (从县长|升任书记), and who of several has which (甲、乙|分别|任副市长、书记)."""

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.posts import Chain, Post
from kg.relations.posts_form import BODY, PERSON, POSTS, ROLE
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
_STANDS_IN = re.compile(r"代|暂代")
_RISES = frozenset({"接任", "升任", "升任为", "晋升为", "晋升", "兼任", "改任", "提任"})
_OWN = re.compile(rf"(?P<posts>{POSTS}){PERSON}(?:同志|先生|女士)?$")
# 历任某县副县长、机关工委书记，|某市局长: what a list of past posts goes on with behind one whose body was not read
_PAST = re.compile(r"历|曾|先后|过$")
_MORE = re.compile(rf"[、，,](?P<posts>{POSTS})")
# 曾任|某县委副科级干事|、某县林业局局长
UNREAD_FIRST = re.compile(
    rf"(?P<gap>)(?P<verb>历任|曾任|曾担任|先后任|先后担任)(?!{POSTS})(?P<posts>[^。；;，、{SIGNS['Person']}]{{2,24}})(?=[、，])"
)
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


def own_body(scene: Scene, index: int, match: re.Match[str]) -> Mention | None:
    """The body of the person's other posts, for one that he stands in for (公司总裁某某|代行董事长职权) or comes to at
    the same firm (某集团总裁某某|接任党委书记)."""
    line = scene.lines[index]
    stands_in = _STANDS_IN.match(match["verb"])
    if not (stands_in or match["verb"] in _RISES) or not line.text.startswith(ROLE[1:-1], match.start("posts")):
        return None
    posts = _OWN.search(line.text[: match.start("gap")])
    own = Chain(scene, index).posts(*posts.span("posts")) if posts else []
    return own[-1].body if own and (stands_in or own[-1].body.type == "Company") else None


# 青国总统某某|任命|苗长河为防长
_APPOINTER = re.compile(rf"(?P<posts>{POSTS}){PERSON}[^，。；\ue000-\ue00a]{{0,10}}(?:任命|提名|选择|宣布)$")


def state_of_appointer(scene: Scene, index: int, match: re.Match[str]) -> Mention | None:
    """The state whose head has just been said to appoint somebody."""
    appointer = _APPOINTER.search(scene.lines[index].text[: match.start()])
    own = Chain(scene, index).posts(*appointer.span("posts")) if appointer else []
    return own[-1].body if own and own[-1].body.type == "Place" else None
