"""Whose session an event is, as its name tells: 县政府第16次常务会议, 甲县与乙集团签约仪式."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from kg.model import ORGANISATIONS, Claim, Mention
from kg.relations.conveners import holds
from kg.relations.occasions import NO_EVENT, is_held, readable
from kg.relations.scene import Scene
from kg.relations.units import SIGNS, Skeleton, Unit

_PARTY = (*ORGANISATIONS, "Place")
_NUMBER = r"[一二三四五六七八九十百\d]+"
_TERM = rf"(?:第?{_NUMBER}届)?"
# the session of the body right before it: 公司|第六届董事会第十四次会议
_SESSION = re.compile(
    rf"^{_TERM}(?:董事会|监事会|股东大?会|20\d\d年(?:度|第{_NUMBER}次)?(?:临时)?股东"
    rf"|[^，。]{{0,12}}第[{_NUMBER[1:-2]} ]+次|[^，。]{{1,6}}{_NUMBER}届{_NUMBER}次)"
)
_HOST = re.compile(
    rf"^{_TERM}(?P<body>[\u4e00-\u9fff]{{0,8}}?(?:常委会|[区县市省州旗]委|党委|人民政府|政府|政协|人大|党组))"
    rf"(?=(?:党组|常务|全体)?(?:20\d\d年)?第|{_NUMBER}届)"
)
_BEGINS = re.compile(r"[第一二三四五六七八九十百\d届]|常委会|常务|党组|全体|董事会|监事会|20\d\d年")
_COUNCIL = re.compile(
    rf"(?P<place>{SIGNS['Place']})第?{_NUMBER}届(?P<body>人大常委会|人民代表大会常务委员会|人民代表大会|政协|政协常委会|委员会)"
    rf"(?:于[^，。]{{0,12}})?(?:举行|召开)[^，。；{NO_EVENT}]{{0,6}}?(?P<event>{NO_EVENT})"
)
_SIGNING = re.compile(r"签约|签字|签署|揭牌")
_AGREED = re.compile(r"签约|签字|签署|合作|共建|结对")
_JOINS = ("与", "和", "、", "—", "&", "＆")
_PARTS = ("与", "和", "—", "&", "＆")


def find_sessions(scene: Scene) -> Iterator[Claim]:
    """``participatesIn`` of the bodies in the names of events that are held."""
    for index, line in enumerate(scene.lines):
        if not readable(scene, index) or NO_EVENT not in line.text:
            continue
        for before, unit in zip((None, *line.units), line.units, strict=False):
            if unit.kind != "Event" or unit.refers or unit.mention is None:
                continue
            if scene.kind_of_block(index) == "title" or is_held(line, unit):
                yield from _in_name(scene, line, before, unit, unit.mention)
        yield from _councils(scene, line)


def _in_name(scene: Scene, line: Skeleton, before: Unit | None, unit: Unit, event: Mention) -> Iterator[Claim]:
    """The host of a session, and the parties that the name of a signing holds."""
    at = line.place(unit)
    next_to = before is not None and before.end == unit.start and before.kind != "Place"
    host = before.mention if before is not None and next_to else _host(unit)
    if host and host.type in ORGANISATIONS and _SESSION.search(unit.text):
        yield holds(scene, host, event, line, at, "convened", 0.85)
    parties: list[Mention] = []
    for mention in scene.mentions_in(unit.start, unit.end):
        if mention.type not in _PARTY or mention.end >= unit.end:
            continue
        rest = scene.text[mention.end : unit.end]
        if mention.type == "Place" and not (rest.startswith(_PARTS) and _SIGNING.search(unit.text)):
            continue
        if mention.start == unit.start and _BEGINS.match(rest) and unit.text.endswith(("会议", "全会", "大会")):
            yield holds(scene, mention, event, line, at, "convened", 0.85)
        elif _SIGNING.search(unit.text) and (rest.startswith(_JOINS) or scene.text[mention.start - 1] in _JOINS):
            yield holds(scene, mention, event, line, at, "", 0.85)
            parties.append(mention)
    if parties and _AGREED.search(unit.text):  # 甲医院与乙医院医联体签约仪式
        for one, other in _sides(scene, [*_before(line, at, parties[0]), *parties]):
            yield scene.claim(
                "cooperatesWith", one, other, line, "partners:in-name", confidence=0.85, at=at,
                qualifiers={"kind": "签约"},
            )  # fmt: skip


def _before(line: Skeleton, at: int, first: Mention) -> list[Mention]:
    """Those of the list that were not read into the event's name: 甲县与乙集团、|丙公司战略合作签约仪式."""
    found: list[Mention] = []
    if line.unit(at).start != first.start:
        return found
    while line.text[at - 1 : at] in _JOINS and (unit := line.unit_or_none(at - 2)) and unit.kind in _PARTY:
        if unit.mention:
            found.insert(0, unit.mention)
        at -= 2
    return found


def _sides(scene: Scene, parties: list[Mention]) -> Iterable[tuple[Mention, Mention]]:
    """The pairs of two sides, which one 与 parts; of two parties, whatever joins them."""
    parted = [i for i, m in enumerate(parties) if i and scene.text[m.start - 1] in _PARTS]
    if len(parted) == 1:
        return product(parties[: parted[0]], parties[parted[0] :])
    return [(parties[0], parties[1])] if len(parties) == 2 else []


def _host(event: Unit) -> Mention | None:
    """The body whose session the event's own name tells (县委|十四届六次全会, 十五届|区委常委会|第108次会议)."""
    match = _HOST.match(event.text)
    if match is None:
        return None
    start = event.start + match.start("body")
    return Mention(start, start + len(match["body"]), match["body"], "Government", "event:host")


def _councils(scene: Scene, line: Skeleton) -> Iterator[Claim]:
    """远山县第十六届人大常委会举行第三十一次会议: the council of the place, without its term."""
    for match in _COUNCIL.finditer(line.text):
        place, event = line.unit(match.start("place")), line.unit(match.start("event")).mention
        end = line.origin(match.start("body")) + len(match["body"])
        name = f"{place.text}{match['body']}"
        text = scene.text[place.start : end]
        body = Mention(place.start, end, text, "Government", "event:host", name, f"“{name}”的一届")
        if event:
            yield holds(scene, body, event, line, match.start(), "convened", 0.88)
