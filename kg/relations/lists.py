"""Who stands in the list before a verb: 县委书记甲，县长乙，县发改局、县财政局等单位负责人参加.

A list may run over several clauses. It holds people, with the posts before them, and bodies that come themselves or
send somebody; a body that only tells where someone holds a post is none of them.
"""

import re
from itertools import pairwise

from kg.relations.occasions import ORG, PERSON, ROLE
from kg.relations.units import SITE, Skeleton, Unit

_OWNER = re.compile(ORG)
_JOIN = re.compile(rf"(?:[、和及与]|以及|及其)(?:{ORG}|{SITE})")
_SENT = re.compile(r"(?:主要|有关|相关|分管|班子)*(?:负责人|负责同志|代表|成员|领导|干部|同志|人员)$")
# 甲代表乙局: the body is spoken for; 丙主席特别代表: the person's words, not the person
_SPEAKS_FOR = re.compile(rf"(?<={PERSON})(?:分别)?(?:代表|(?P<role>{ROLE}))(?={ORG}|\ue004|{PERSON}|各方|双方|三方)")
_OF_ENVOY = re.compile(rf"(?:主席|总统|总理|总书记|{ROLE})?(?:特别代表|特使|特别{ROLE})")
# what may stand between a body and the verb where somebody of it comes (等单位有关负责人), and the role it may hold
_BEHIND = re.compile(
    rf"(?P<words>(?:等\ue00c)?[^，。；、\ue000-\ue00c]{{0,16}})(?P<role>{ROLE})?(?P<tail>[^，。；、\ue000-\ue00c]{{0,6}})(?P<person>{PERSON})?"
)
_COMES = re.compile(
    r"^(?:(?:及|和|以及|与)?(?:[省市区县镇]{1,2}级?|全[省市区县])?(?=相关|有关|各|部门))?(?:等|两|三|四|五|六|七|八|九|十|[0-9]|有关|相关|主要|分管|负责|领导|代表|班子|各|部门|单位|企业|公司|双方|共|分别|全体|党政)"
)
# words of a list's clause that no list has: then it is a clause of its own
_TELLS = re.compile(
    r"(?<![主需重])要|将|应当|需要|可以|能够|指出|强调|表示|介绍|认为|希望|召开|举行|举办|位于|推动|实现|通过|进行|成立|落实|推进|签署|贯彻|既是|就是|[^双]方是|有利|有效|具有|把|对|为了|来到|深入|了"
)
_POST_GOES_ON = re.compile(rf"(?:、|兼|,)?(?:{ORG}|{SITE})?{ROLE}|{PERSON}")
_CHAIN_ENDS = re.compile(rf"[，。；]|{ROLE}|{PERSON}")
_SIGNS = re.compile(r"[\ue000-\ue00c]")
# 各二级单位主要负责人: people of a list without a name
_UNNAMED = re.compile(
    rf"(?:优秀|先进|各界|获奖|基层|单位|部门|机关|企业|镇街|乡镇|县区|市区|有关|相关|部分|其[他它]|[两三四五六七八九十]+[省市区县]|各[^，。]{{0,8}})[^，。；]{{0,8}}(?:{ROLE}|委员|专家|学者|负责人|负责同志|领导|干部|代表|人员|工人|群众|职工|师生|党员|嘉宾|客商|企业家|媒体)[^，。；]{{0,6}}$"
    # 重点项目代表|200余人
    rf"|(?:{ROLE}|代表|人员|干部|职工|师生|群众|党员|嘉宾|客商|企业家)(?:等|共|约|近)*\ue00c人?$"
)
# a body by its common noun alone, between the others: 甲局，经开区，乙镇政府
_COMMON = re.compile(r"[\u4e00-\u9fff]{2,8}(?:区|局|委|办|镇|街道|公司|集团|单位|部|院|中心|银行|厅|处|部门|园区)")
_SENDERS = ("Government", "Company", "Organization", "Place")
# zones whose offices are meant: 青石经开区、县投促局负责人
_ZONE = re.compile(r"(?:经开区|高新区|开发区|工业园区|产业园区|保税区|综保区)$")
_BRACKET = re.compile(r"[（(][^（）()]{0,60}[）)]")
_PIECE = re.compile(r"[，,]")
_LEAD = re.compile(r"^(?:会上|会议由|当天|随后|同时|其中|期间|活动中|仪式上|调研中|[\ue00b\s“”])+")


def listed(line: Skeleton, start: int, at: int, *, bodies: bool = True) -> list[Unit]:
    """The people and (with ``bodies``) the bodies in the list that ends before position ``at`` and begins at ``start``
    of the skeleton or later; none where the words before ``at`` are no list."""
    spans = _clauses(line.text, start, at)
    found: list[Unit] = []
    for number, (begin, end) in enumerate(reversed(spans)):
        piece = line.text[begin:end]
        if not _is_list(piece, nearest=number == 0):
            break
        here = _members(line, begin, end, at, bodies=bodies)
        if number == 0 and not here and not _UNNAMED.search(piece):
            break
        found = here + found
    return found


def _clauses(text: str, start: int, at: int) -> list[tuple[int, int]]:
    """The stretches between commas of ``text[start:at]``."""
    edges = [start, *(m.end() for m in _PIECE.finditer(text, start, at)), at]
    return [(a, b) for a, b in pairwise(edges) if a < b or b == at]


def _is_list(piece: str, *, nearest: bool) -> bool:
    """Whether a clause holds nothing but members of a list and words of their posts."""
    plain = _LEAD.sub("", _BRACKET.sub("", piece))
    if _UNNAMED.search(plain) and len(plain) <= 40:
        return True
    if not _SIGNS.search(plain):
        return not nearest and bool(_COMMON.fullmatch(plain.rstrip("，,")))
    if nearest:
        # between the last member and the verb: 等单位负责人分别, 就有关政策, 在会上
        plain = plain[: max(m.end() for m in _SIGNS.finditer(plain))]
    free = _SIGNS.sub("", re.sub(r"[、和及与以等]", "", plain))
    return len(free) <= 18 and not _TELLS.search(free)


def _members(line: Skeleton, begin: int, end: int, at: int, *, bodies: bool) -> list[Unit]:
    """The members of the list in ``line.text[begin:end]``, which leads to the verb at ``at``."""
    brackets = [m.span() for m in _BRACKET.finditer(line.text, begin, end)]
    spoken_for = [m.end() for m in _SPEAKS_FOR.finditer(line.text, begin, end) if _is_for(line, m)]
    found = []
    for unit in line.units_in(begin, end):
        place = line.place(unit)
        if any(a <= place < b for a, b in brackets) or unit.mention is None:
            continue
        if unit.kind == "Person":
            byline = unit.mention.rule.startswith("byline")
            spoken = any(_same_chain(line.text, start, place) for start in spoken_for)
            if not byline and not spoken and not _OF_ENVOY.match(line.text, place + 1):
                found.append(unit)
        elif any(_same_chain(line.text, start, place) for start in spoken_for):
            continue
        elif unit.kind == "Place" and _OWNER.match(line.text, place - 1):
            continue  # 甲集团|乙省|区域负责人: whose region it is
        elif bodies and (unit.kind in _SENDERS or _ZONE.search(unit.text)) and comes(line, place, at):
            found.append(unit)
    return found


def _is_for(line: Skeleton, match: re.Match[str]) -> bool:
    return match["role"] is None or line.unit(match.start("role")).value == "代表"


def _same_chain(text: str, start: int, place: int) -> bool:
    """Whether the body at ``place`` belongs to the words that begin at ``start``: near, and in the same clause."""
    return start <= place <= start + 24 and not _CHAIN_ENDS.search(text, start, place)


def comes(line: Skeleton, place: int, at: int) -> bool:
    """Whether the body at ``place`` itself is in the list before the verb at ``at``: it sends somebody without a name
    (甲局负责人), or stands right before the verb; not where it tells whose post somebody holds (甲局局长乙)."""
    text = line.text
    last, size = place, 1
    while match := _JOIN.match(text, last + 1):
        last, size = match.end() - 1, size + 1
    match = _BEHIND.match(text, last + 1, max(at, last + 1))
    if match is None or match["person"]:
        return False
    unit = line.unit(place)
    chain = {line.unit(i).kind for i in range(place, last + 1) if line.unit_or_none(i)}
    only_places = chain == {"Place"}
    if match["role"]:
        role = line.unit(match.start("role")).value
        if _POST_GOES_ON.match(text, match.end("role")):  # 县政府党组成员、副县长甲
            return False
        # 白马门建设单位代表: people of somebody else, who is only told apart by the place
        others = only_places and bool(match["words"]) and not _COMES.match(match["words"])
        return bool(_SENT.match(role)) and not others and not (unit.kind == "Place" and unit.refers)
    if match.end() < at:  # a comma or 、 follows: the list goes on
        return (
            not only_places
            and text[match.end()] in "，、"
            and (not match["words"] or bool(_COMES.match(match["words"])))
        )
    direct = not match["words"] or bool(_COMES.match(match["words"])) or match["words"].startswith(("就", "在会"))
    return direct and not unit.refers and (not only_places or size > 1)
