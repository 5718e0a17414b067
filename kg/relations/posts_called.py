"""Posts of those who are called by name and title where the house is spoken of: 纪长河校长介绍了青石大学的情况."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relations.posts_form import PERSON, ROLE
from kg.relations.scene import Scene
from kg.relations.titles import Titles
from kg.relations.units import Skeleton

# 会议由罗一鸣局长主持: the title behind the name, and no body before it
_CALLED = re.compile(
    rf"(?:^|[，。；、由]|会上)(?P<person>{PERSON})(?P<role>{ROLE})"
    r"(?=[，。；、]|一行|带队|率|参加|出席|表示|指出|介绍|强调|要求|陪同|主持|作|致|宣读|传达|总结|通报|部署|全面|首先|最后|就|对|在)"
)
# whoever goes elsewhere is not of the house that the sentence names
_GOES = re.compile(r"一行|带队|率|等?[^，。]{0,4}(?:[来赴到访]|前往|走进|深入|莅临)")
_OF_HOUSE = re.compile(r"(?:党委|党组|党总支|党支部)?副?书记")


def find_called(scene: Scene, index: int, line: Skeleton) -> Iterator[Claim]:
    """The post of a person who is called by the title of the head of a bureau or school: that of the one house of the
    sentence or of one before it, else of the document. Titles of governments tell too little; the secretary is of the
    house of whom the sentence calls the head."""
    house: Mention | None = None
    for match in sorted(_CALLED.finditer(line.text), key=lambda m: _OF_HOUSE.fullmatch(_title(line, m)) is not None):
        person = line.unit(match.start("person"))
        role = Titles.of(scene.rules).read(_title(line, match))
        heads = role.title.heads
        if person.mention is None:
            continue
        if role.title.kind == "headed" and heads is not None:
            body = _near(scene, index, heads) if not _GOES.match(line.text, match.end()) else None
            body = house = body or _only(scene, heads)
        else:
            body = house if _OF_HOUSE.fullmatch(role.text) else None
        if body:
            yield scene.claim(
                "holdsPosition", person.mention, body, line, "posts:called", confidence=0.75,
                qualifiers={"role": role.text}, status="asserted",
            )  # fmt: skip


def _title(line: Skeleton, match: re.Match[str]) -> str:
    return line.unit(match.start("role")).value


def _near(scene: Scene, index: int, heads: re.Pattern[str]) -> Mention | None:
    """The one body with such a head that the sentence names, else that the nearest one before it in the paragraph
    names which names any."""
    for i in range(index, -1, -1):
        if not scene.same_block(i, index):
            break
        units = [u for u in scene.lines[i].units if u.kind in ("Government", "Organization") and u.mention]
        bodies = [u.mention for u in units if u.mention and heads.search(u.mention.text)]
        if bodies:
            return bodies[0] if _are_one(bodies) else None
    return None


def _only(scene: Scene, heads: re.Pattern[str]) -> Mention | None:
    """The one body with such a head that the document names, in whatever forms."""
    bodies = [m for m in scene.mentions if m.type in ("Government", "Organization") and heads.search(m.text)]
    return bodies[0] if bodies and _are_one(bodies) else None


def _are_one(bodies: Sequence[Mention]) -> bool:
    """Whether the names are forms of one: all end like the longest."""
    longest = max((m.name or m.text for m in bodies), key=lambda name: (len(name), name))
    return all(longest.endswith((m.name or m.text)[-3:]) for m in bodies)
