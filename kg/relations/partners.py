"""Who signs and works with whom: the two sides of an agreement, or all that one list names.

甲、乙与丙签约 has two sides, whose own members are not told to work with each other; 甲、乙和丙签署 has one list of
equals. A side may be carried on: 公司公告，与乙签订协议.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from kg.model import Claim
from kg.relations.agents import Agents, called_off
from kg.relations.agents_clause import BODIES, ZONE, placed
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, sign_class
from kg.scan import Scanner

# 控股股东甲|及间接控股股东|乙: both sign
_HOLDER_ROLE = "\ue00a"
_BODY = sign_class(BODIES)
_MEMBER = sign_class((*BODIES, "Person"))
_SIGNS = "\ue000-\ue00c"
_BRACKET = r"(?:[（(][^（）()]{0,80}[）)])?"
_ONE = rf"[“‘《【]?{_MEMBER}[”’》】]?{_BRACKET}"
# 甲集团旗下的|乙公司: the owner before a member
_OWNER = rf"(?:{_BODY}{_BRACKET}(?:(?:旗下|下属|所属)的?(?:全资|控股)?(?:子公司)?|全资子公司|控股子公司|子公司))?"
_COUNT = r"(?:等[\ue00c\d一二两三四五六七八九十百余多]*\ue004?[^，。；、\ue000-\ue00c与和同]{0,10})?"
# 与甲集团、某某、乙公司合作: one of the list may be no name that was read
_UNREAD = rf"、[^，。；、{_SIGNS}与和同等在的]{{2,6}}、"
_MORE = (
    rf"(?:{_UNREAD}|[、/]|和|及|以及|[及和、](?:间接|直接)?{_HOLDER_ROLE}|[、及和与](?:非?关联方|第三方|合作方|参股公司)"
    r"|、?(?:自然人|央企|国企|龙头企业|企业))"
)
_SIDE = rf"{_OWNER}{_ONE}(?:{_MORE}{_OWNER}{_ONE})*{_COUNT}"
_PLAIN = rf"(?:[^，。；：、\n {_SIGNS}]|[\ue00a-\ue00c])"
# when and where they sign: 今天（1月29日）|在|某市|签署
_GAP = (
    rf"(?:(?:{_PLAIN}|[在于]{sign_class(('Place', 'Facility', 'Project'))}{{1,3}}){{0,14}}?"
    # 与甲管委会|就青石基地等项目落户云溪的相关事宜|签订
    r"|(?:就|围绕|针对)[^，。；]{1,80}?(?=签订|签署|签约|订立|达成))"
)
_DEED = (
    r"签约|签订|签署|签下|签定|签|订立|缔结|达成|战略合作|战略协作|深度合作|合作|联动(?!学习|执法|机制|整治|巡查)|联手|携手|牵手|联合|共建|结对|结成|对接|洽谈|"
    r"合资|共同|一道|强强|组成了?[^，。；、]{0,6}(?:财团|联合体)"
)
# 与|控股股东|甲集团签订
_HOLDER = "\ue00a?"
# 与|首批入驻某某园区的企业|甲、乙签约: where the other side comes from
_FROM = sign_class(("Place", "Project"))
_HOW = (
    rf"[^，。；、{_SIGNS}]{{0,10}}?"
    rf"(?:{_FROM}的?[^，。；、{_SIGNS}]{{0,4}}?(?:企业|公司|客商|单位))?"
)
_TWO = Scanner(
    rf"(?<![赴抵])(?P<a>{_SIDE})(?P<lead>(?:{_PLAIN}|(?<=在)\ue007|(?<=[赴抵])\ue004){{0,20}}?)(?P<split>与|同|和|跟|携手|牵手|联手|联合|会同|对接)(?P<how>{_HOW}){_HOLDER}(?P<b>{_SIDE})"
    rf"(?P<gap>{_GAP})(?P<deed>{_DEED})"
)
_WHERE = Scanner(rf"在{sign_class(('Place',))}*$")
_ONE_SIDE = Scanner(
    rf"(?<![\ue000-\ue009”）])(?P<how>与|同|和|跟|携手|牵手|联手|对接|联合|会同)(?P<mod>{_HOW}){_HOLDER}(?P<b>{_SIDE})(?P<gap>{_GAP})(?P<deed>{_DEED})"
)
# 甲与乙在丙地举行签约仪式
_CEREMONY = Scanner(
    rf"(?<![赴抵])(?P<a>{_SIDE})(?P<lead>(?:赴\ue004)?)(?P<split>与|同|和)(?P<how>){_HOLDER}(?P<b>{_SIDE})(?P<gap>(?!并)[^。；]{{0,30}}?)"
    rf"(?P<deed>举行|举办)[^，。；]{{0,40}}?(?P<event>{sign_class(('Event',))})"
)
# 甲和乙本着…的原则，经友好协商，…，双方签署了《…协议》
_AGREED = Scanner(
    rf"(?P<a>{_SIDE})(?P<lead>)(?P<split>与|同|和|跟)(?P<how>)(?P<b>{_SIDE})(?=本着|经|就|围绕|基于|秉[承持]|为|在|将|双方)"
    rf"(?P<gap>[^。；]{{0,160}}?双方[^，。；]{{0,10}}?)(?P<deed>签署|签订|达成)"
)
# 甲集团|董事长某某与乙县|副县长某某|代表双方签署
_OFFICE = rf"(?:{_HOLDER_ROLE}[、兼]?{_BODY}?){{1,4}}\ue000"
_BY_OFFICERS = Scanner(
    rf"(?P<a>{_BODY}){_OFFICE}(?P<lead>)(?:、|和|与|及|同|跟|，)(?P<b>{_BODY}){_OFFICE}"
    r"(?!(?:等|一同|共同)*(?:出席|参加|见证))[^，。；、\ue000-\ue009]{0,12}?(?P<deed>签约|签订|签署|签下|签定)(?!仪式|活动|大?会|现场)"
)
# 甲与乙、丙与丁|分别签约
_COUPLE = rf"{_BODY}[与和同]{_BODY}"
_COUPLES = Scanner(
    rf"(?P<a>{_COUPLE}(?:(?:[、，；]|以及|和){_COUPLE}){{1,6}})(?P<lead>)(?=[^，。；]{{0,10}}(?:分别|依次|先后|相继|逐一|现场|签))"
    r"[^，。；]{0,12}?(?P<deed>签约|签订|签署|签下|达成)"
)
_DONE_AT = re.compile(r"^(?:举行|举办)$")
_SIGNING = re.compile(r"签约|签署|签字")
_EQUALS = Scanner(
    rf"(?P<a>{_SIDE})(?P<lead>{_PLAIN}{{0,10}}?)(?P<deed>签署|签订|签约|共同|合作|联合|携手|合资|组成联合体|联合体)"
)
_HAND_IN_HAND = Scanner(
    rf"(?P<a>{_SIDE})(?P<lead>[^，。；、{_SIGNS}]{{0,4}}?)(?P<deed>携手|牵手|联手|结对)(?P<b>{_SIDE})"
)
# deeds that end on the people: no partnership (共同努力), and what is not together
_IDLE = re.compile(
    r"共同(?:努力|庆祝|纪念|应对|反对|抵制|祝贺|期待|谴责|富裕|关心|见证|出席|参加|推动构建|发展|维护|主持|体|利益|关注|观看|为|种|主办|举办|编制|发表|发布)|联合(?:领投|投资|承销|保荐|主承|国|会|声明|公报|主办|举办|印发|发文|公布|发布|出台|执法|调研)|合作(?:社|伙伴|区)|签(?:到|字|证|发|名)"
)
# 与甲市有关部门, 与乙国警方: somebody there, who is not named
_APART = re.compile(r"[与和同]|分别")
# the list behind 与 that begins with what no side holds: 多家企业与甲中心、|乙公司、丙公司|签约
_OTHER_SIDE = re.compile(
    r"(?:分别|[，等业])[与和同](?:[\ue000-\ue009]、)+$|[与和同][^，。；、]{0,24}(?:企业|公司|客商|单位)(?:[\ue000-\ue009]、)*$"
)
_ELSE = re.compile(r"[省市区县]?属|籍|有关|相关|警方|方面|间|两[国地市县]")
_WORKS_SIGNED = re.compile(r"等?\ue00c?(?:重点|重大|优质|产业)*项目(?:成功|正式|集中|现场)*签约")
_SIDE_BEFORE = re.compile(r"家(?:上市)?(?:公司|企业)[^，。；、\ue000-\ue009]{0,8}[与和同]$")
# 甲、乙与丙|组成的联合体|: all of them are in it
_UNION = re.compile(r"(?:共同)?(?:组成|组建)的?联合体")
# 甲与乙、丙|三方签订: each with each
_THREE = re.compile(r"[，]?(?:举行)?[三四五六七]方(?=[^，。；]{0,12}(?:签|达成|合作|共同))")
# 甲、乙等11家企业的22个项目|进行了集中|签约: each signs for itself, with a side that is not named
_EACH = re.compile(r"项目|集中|分别|成功|顺利")
_KIND = re.compile(r"(?:了|[\ue00a-\ue00c《“])*(?P<kind>[\u4e00-\u9fff]{0,16}?(?:协议书?|合同书?|备忘录|意向书|意向))")
_EQUAL_OBJECT = re.compile(
    r"[^，。；]{0,20}(?:协议|合同|备忘录|意向|合作|开发|建设|打造|投资|运营|承建|出资|设立|成立|组建|研发|联合体|项目)|[。，]|$"
)


# 甲市与乙区签署《…合作协议》: places sign what is named as a treaty
_SIGNED = re.compile(r"签|订立|缔结|达成")
_TREATY = re.compile(r"了?[《“]?[^，。；《》]{0,24}?(?:协议|协定|备忘录|条约|合同)")
# what all do together
_ALL = re.compile(
    r"(?:共同|合资)(?:出资|投资)?(?:组建|设立|成立|新设|发起)"
    r"|(?:签约|签订|签署|达成|合作|共同)[^。；]{0,60}[，。](?:协议)?[三四五六七]方(?:将|拟|计划|一致|同意|共同|约定)"
)


# 甲愿同乙|加强合作: what one of them would like
_WISHED = re.compile(
    r"[\ue000-\ue009](?:也|亦|均|都)?愿意?(?:加强)?[同与和]"
    r"|(?:希望|期待|期盼|盼望)(?:能够?|可以|今后|未来|继续|进一步|早日){0,3}[同与和]"
)


class _Deed(NamedTuple):
    """A deed of two sides: where it ends in the skeleton, and who is its first side."""

    end: int
    left: list[Unit]


def find_partners(scene: Scene) -> Iterator[Claim]:
    """``cooperatesWith`` for the sides and the equals of each deed.

    远山县政府与北川集团、青石公司签约 -> 远山县政府–北川集团, 远山县政府–青石公司
    """
    agents = Agents.in_scene(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta") or not any(u.kind in BODIES for u in line.units):
            continue
        taken: list[tuple[int, int]] = []
        deeds: list[_Deed] = []
        for pattern in (_CEREMONY, _COUPLES, _BY_OFFICERS, _TWO, _AGREED, _HAND_IN_HAND, _ONE_SIDE, _EQUALS):
            for match in pattern.finditer(line.text):
                at = match.start("deed")
                if pattern is _CEREMONY and not _SIGNING.search(line.unit(match.start("event")).text):
                    continue
                if any(a < match.end() and match.start() < b for a, b in taken) or _IDLE.match(line.text, at):
                    continue
                if _WISHED.search(line.text, max(0, at - 40), at):
                    continue
                found = list(_pairs(agents, index, line, match, pattern, deeds))
                if found or pattern is not _EQUALS:
                    taken.append(match.span())
                if found and "b" in match.groupdict():
                    deeds.append(_Deed(match.end(), list(dict.fromkeys(a for a, _ in found))))
                for a, b in found:
                    yield _claim(scene, line, match, a, b)


def _claim(scene: Scene, line: Skeleton, match: re.Match[str], a: Unit, b: Unit) -> Claim:
    assert a.mention is not None
    assert b.mention is not None
    at = match.start("deed")
    kind = _KIND.match(line.text, match.end("deed"))
    dates = [u for u in line.units_in(0, at) if u.kind == "Date" and u.value]
    told = kind["kind"] if kind else _DONE_AT.sub("签约", match["deed"])
    return scene.claim(
        "cooperatesWith", a.mention, b.mention, line, "partners", confidence=0.88, at=at, status=called_off(line, at),
        qualifiers={"kind": told, "date": dates[-1].value if dates else ""},
    )  # fmt: skip


def _pairs(
    agents: Agents,
    index: int,
    line: Skeleton,
    match: re.Match[str],
    pattern: Scanner,
    deeds: Sequence[_Deed],
) -> Iterator[tuple[Unit, Unit]]:
    """Who is paired with whom by one match, given the other deeds of the line."""
    if _ELSE.match(line.text, match.end("b") if "b" in match.groupdict() else match.end("a")):
        return
    if pattern is _EQUALS:
        members = _members(line, match, "a")
        apart = _OTHER_SIDE.search(line.text[: match.start()]) or _APART.search(match["lead"])
        each = match["deed"] == "签约" and _EACH.search(match["lead"])
        if apart or each or len(members) < 2 or not _EQUAL_OBJECT.match(line.text, match.end("deed")):
            return
        pairs = combinations(members, 2)
    elif pattern is _COUPLES:
        members = _members(line, match, "a")
        pairs = zip(members[::2], members[1::2], strict=False)  # type: ignore[assignment]
    else:
        left = _left(agents, index, line, match, deeds)
        right = _members(line, match, "b")
        works = "项目" in match["b"] and all(u.kind == "Project" for u in right)
        if works or _WORKS_SIGNED.match(line.text, match.end("b")):
            return  # 青石区与甲总部、乙产业园等12个项目|签约
        several = _SIDE_BEFORE.search(line.text[: match.start()])
        if several:  # 三家公司当天和|甲和乙|签订
            left, right = agents.of(index, match.start() - 1, BODIES), [*left, *right]
        # 甲、乙和丙签署: 和 ends a list of equals; 与 parts two sides
        equals = match.groupdict().get("split") == "和" and len(left) > 1 and not match["lead"] and not match["how"]
        equals = equals and not several
        # 与乙、丙共同设立公司; 与乙、丙签署协议，三方将…
        equals = equals or (len(right) > 1 and len(left) == 1 and bool(_ALL.match(line.text, match.start("deed"))))
        equals = equals or bool(_UNION.match(line.text, match.end("b")) or _THREE.match(line.text, match.end("b")))
        pairs = combinations([*left, *right], 2) if equals else product(left, right)  # type: ignore[assignment]
        if pattern is _BY_OFFICERS and any(u.text.endswith("委") for u in (*left, *right)):
            return  # 县委常委、副县长某某: who signs for the government
    at = match.end("deed")
    treaty = bool(_SIGNED.match(match["deed"]) and _TREATY.match(line.text, at))
    for a, b in pairs:
        # two places are partners only by a treaty of their own; zones are bodies
        places = sum(u.kind == "Place" and not ZONE.search(u.text) for u in (a, b))
        if all(u.kind == "Project" and not ZONE.search(u.text) for u in (a, b)):
            continue  # 甲项目、乙项目等12个项目集中签约
        if (
            a.mention
            and b.mention
            and a.mention != b.mention
            and a.mention.text != b.mention.text
            and (places < 2 or treaty)
        ):
            yield a, b


def _left(agents: Agents, index: int, line: Skeleton, match: re.Match[str], deeds: Sequence[_Deed]) -> Sequence[Unit]:
    """The side before the conjunction, which may be told with an earlier deed only."""
    left = _members(line, match, "a") if "a" in match.groupdict() else ()
    # 公司在|某区|与某管委会签署: where they sign, and no side
    if left and not (all(u.kind == "Place" for u in left) and _WHERE.search(line.text[: match.start("a")])):
        return left
    start = match.start("split") if "split" in match.groupdict() else match.start()
    before = max((deed for deed in deeds if deed.end <= start), key=lambda deed: deed.end, default=None)
    if before and _AND_WITH.fullmatch(line.text, before.end, start):
        return before.left
    return agents.of(index, match.start(), BODIES)


# 甲县|与乙公司签订…项目|、与丙公司签订…: all within one sentence whose deeds are joined
_AND_WITH = re.compile(r"[^。；]*[、，；](?:并|还|又|同时|分别)?")
_OWNS = re.compile(rf"{_BRACKET}(?:旗下|下属|所属|(?:全资|控股|参股)?子公司|孙公司)")


def _members(line: Skeleton, match: re.Match[str], side: str) -> Sequence[Unit]:
    """The bodies of a side, without its members' owners (甲集团旗下的|乙公司) and without what stands in brackets."""
    start, end = match.span(side)
    found = []
    for at, unit in placed(line, start, end):
        owner = _OWNS.match(line.text, at + 1)
        of_others = unit.kind == "Place" and line.text[at - 1] in "\ue00c等家"  # 甲等5家|远山县|企业
        # 甲项目、乙生产基地等10个项目签约: works sign nothing, zones do
        work = unit.kind == "Project" and unit.mention is not None and not ZONE.search(unit.mention.text)
        if unit.kind in BODIES and not owner and not of_others and not work:
            found.append(unit)
    return found
