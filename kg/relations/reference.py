"""References to what was named before: 该公司, 园区, 项目, 会上, 他, 其.

Each becomes a unit that carries the mention it refers to, when the document has just one candidate of the right kind in
reach: the nearest before it of that kind and, where the reference repeats a head word (园区), with that head.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.model import Document, Mention, Sentence
from kg.relations.reference_firms import announcing_firm, own_group
from kg.relations.reference_places import PlaceReferences
from kg.relations.reference_words import ANY, EXPRESSIONS, HOSPITAL, SCHOOL, Reference, begins_clause
from kg.relations.reference_zones import zone_meant
from kg.relations.speakers import quotations, speaks_for
from kg.relations.units import Unit

# what only tells where another thing lies (甲路|以北)
_LANDMARK = re.compile(
    r"以[东西南北]|[东西南北]{1,2}(?:侧|角)|[、与和][^，。]{1,8}(?:交[汇叉会]|[东西南北]{1,2}[侧角]|以[东西南北])"
)
_ROAD = re.compile(r"(?:路|街|巷|大道|高速)$")
# where people meet, no work; and where a work lies
_VENUE = re.compile(r"(?:宾馆|酒店|饭店|会堂|礼堂|会展中心|会议中心|报告厅|会议室)$")
_LINE = re.compile(r"(?:生产线|产线|厂房|车间|仓库|地块|标段|号楼)$")
_LIES = re.compile(r"(?:位于|坐落于|坐落在|地处)$")
# 通讯地址：|某某路
_ADDRESSED = re.compile(r"(?:地址|住所|地点|位置|坐落)[：:]\s?$")
_BEFORE_NOT = re.compile(
    r"(?<!整)个$|[一二两三四五六七八九十百千万亿多各每某几数这些类型大小家所座处批新老旧好全子分母上市龙头重点优质建设招商签约企业产业工业合作开发投资管理元]$|施工$|项目$|开工$|竣工$|配套$|附属$|节点$|投产$|民生$|集中$|(?<!其)中$|其他$|其它$|等$|主要$|部分$|附属$|参股$|全资$|有关$|相关$|所有$|此类$"
)
_AFTER_NOT = re.compile(
    r"[们化们制]|负责人|建设(?=等|、)|经理|建设者|人员|员工|名单|库|清单|数量|个数|量|部$|施工(?!期)|公司|名称|概况|编号|代码|地点|地址|性质|(?:投资|合作|框架)*(?:协议|合同)"
    r"|(?:共计|总计|合计|共有|共|达到|达)?(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,4})[个项家所]"
)
_HOUSE = re.compile(rf"(?:{SCHOOL}|{HOSPITAL}|分院|分校)$")
_BEGUN = ("启动", "推进", "实施", "开展")
_UNDERTAKEN = re.compile(r"(?:新建|迁建|扩建|改扩建)?(?:建设|项目|工程)")
_SIZED = re.compile(r"(?:项目|工程)?(?:规划)?(?:总|新增)?(?:占地|用地|建筑面积)")
# the house of a kind, not the one spoken of: 薄弱|学校, 中小|学校, 义务教育|学校
_QUALIFYING, _HOUSES = frozenset({"n", "a", "b", "vn", "an", "nz"}), re.compile("学校|校园|医院")
# what a deal calls a firm, not whose announcement it is
_IN_DEAL = ("标的公司", "目标公司", "合资公司", "项目公司", "交易对方", "新公司")
_SIGNS = re.compile(r"(?:董事会|监事会)?\n+(?:19|20)\d\d年")
_JUST_NAMED = re.compile(r"这家")
_AT_CLAUSE_END = re.compile(r"[”》]?[，。；\n]")
_ONE_WORK = re.compile(r"(?:项目|工程|生产基地|生产线)(?:[（(][^（）()]{1,8}[）)])?$")
_FIXED = ("该", "本", "我", "此", "这")


# words for any work or zone, which the noun right before them tells apart: 在建项目, 国家高新区
_PLAIN = re.compile(r"项目|工程|集团|(?:经|综)?[^该我这此本上]*(?:开发|经开|高新|集聚|集中|综保|保税)区")
_FIRM_WORDS = frozenset({"公司", "企业", "集团"})
_NOUNS = frozenset({"n", "nz", "b", "vn", "an", "j", "a", "LOC", "ns", "ORG", "nt"})

# who comes to the writer's house, in the sentence that tells it
_GUESTS = re.compile(r"[^。；\n]{1,120}?(?=(?:到|来|赴|访|莅临)我(?:公司|集团|[校院司厂]))")


_BESIDE = re.compile(r"(?:[东西南北]{1,2}[侧面部]?(?:邻|临|接|靠|连|抵|依|望)|毗邻|紧邻|相邻|邻近)$")


class References:
    """Resolves the references of one document, sentence by sentence in order."""

    def __init__(self, document: Document, mentions: Sequence[Mention], homes: Mapping[str, str]) -> None:
        """``homes`` are the places that the document speaks of most, by level."""
        self._text = document.text
        self._mentions = mentions
        self._places = PlaceReferences(document.text, mentions, homes)
        self._quoted = quotations(document.text, mentions)
        # by reference, what it may mean anywhere, and what of that it may mean behind it
        self._possible: dict[Reference, tuple[list[Mention], list[Mention]]] = {}

    @cached_property
    def _ending(self) -> dict[int, Mention]:
        """The first of the mentions that end at a place, by where that is."""
        return {m.end: m for m in reversed(self._mentions) if m.start < m.end}

    @cached_property
    def _undertaken(self) -> list[Mention]:
        """Schools and hospitals that the text speaks of building, and works that are begun: 启动|青石小学分校|建设."""
        found = [m for m in self._mentions if _UNDERTAKEN.match(self._text, m.end)]
        bodies = [m for m in found if m.type == "Organization" and _HOUSE.search(m.text)]
        begun = (m for m in found if m.type in ("Facility", "Project"))
        return [*bodies, *(m for m in begun if self._text.startswith(_BEGUN, m.start - 2))]

    def resolve(self, sentence: Sentence, units: Sequence[Unit]) -> list[Unit]:
        """``units`` with the references of the sentence added, in order."""
        found = list(units)
        some = ANY.search(self._text, sentence.start, sentence.end) is not None
        edges = ({t.start for t in sentence.tokens}, {t.end: t.pos for t in sentence.tokens}) if some else (set(), {})
        for reference, pattern, heads in EXPRESSIONS if some else ():
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                start, end = match.span()
                inside = [u for u in found if start < u.end and u.start < end]
                if any(u.kind != "Industry" or u.start <= start for u in inside):
                    continue
                if not match[0].startswith(_FIXED) and any(u.end == start and u.mention for u in found):
                    continue  # the head of a name that was read only in part: 青石岭|项目
                if start not in edges[0] or end not in edges[1] or not self._stands_alone(start, end, sentence):
                    continue
                if edges[1].get(start) in _QUALIFYING and _HOUSES.fullmatch(match[0]):
                    continue
                if _PLAIN.fullmatch(match[0]) and edges[1].get(start) in _NOUNS:
                    continue
                if match[0] in _FIRM_WORDS and edges[1].get(start) in _NOUNS and _is_apposed(units, end):
                    continue  # 汽车|公司|远帆汽车有限公司: what the firm behind it is
                if reference.scope == "zone":
                    mention = zone_meant(self._text, self._mentions, start)
                else:
                    mention = self._house(units, start) if match[0] == "项目" else self._speaker(reference, start)
                    mention = mention or self._antecedent(reference, heads, start)
                if mention:
                    found = [u for u in found if u not in inside]  # 该|电池|制造商
                    found.append(Unit(start, end, mention.type, match[0], mention, refers=True))
        found += self._places.resolve(sentence, found)
        return sorted(found, key=lambda u: (u.start, u.end))

    def _house(self, units: Sequence[Unit], at: int) -> Mention | None:
        """The school or hospital whose size the sentence has begun to tell: 青石医院占地40亩，…，|项目|总投资…."""
        for unit in units:
            if unit.start < at and unit.kind == "Organization" and unit.mention and _SIZED.match(self._text, unit.end):
                return unit.mention if _HOUSE.search(unit.mention.text) else None
        return None

    def _stands_alone(self, start: int, end: int, sentence: Sentence) -> bool:
        """Whether the word is not the head of a longer phrase (重大项目, 10个项目) or part of one (项目负责人)."""
        word = self._text[start:end]
        if word.startswith(_FIXED):
            return True
        before = self._text[sentence.start : start]
        if _AFTER_NOT.match(self._text, end):
            return False
        return not before or not _BEFORE_NOT.search(before[-2:])

    def _speaker(self, reference: Reference, at: int) -> Mention | None:
        """Whose firm 公司 is in a quotation: “公司订单饱满。”甲公司厂长乙说."""
        if not self._quoted or reference.kinds != ("Company",) or reference.scope != "document":
            return None
        body = speaks_for(self._quoted, at)
        return body if body and body.type == "Company" else None

    def _fitting(self, reference: Reference, heads: re.Pattern[str] | None) -> list[Mention]:
        """The mentions that the reference may mean, wherever they stand."""
        fits = [
            m
            for m in self._mentions
            if m.type in reference.kinds and m.rule != "list:made-of" and (heads is None or heads.search(m.text))
        ]
        return fits + [m for m in self._undertaken if m not in fits] if "项目" in reference.words else fits

    def _told(self, reference: Reference, fits: Sequence[Mention]) -> list[Mention]:
        """Those that a reference behind them may mean."""
        # a zone of a park is never the park (园区分为生产区、研发区，园区…)
        found = [m for m in fits if m.rule != "list:zones" and not _LANDMARK.match(self._text, m.end)]
        # 北邻甲基地，…。园区已有…: what only lies beside it
        found = [m for m in found if not _BESIDE.search(self._text, max(0, m.start - 6), m.start)]
        if _is_of_works(reference) and reference.scope != "own":  # a road that is passed is no project
            found = [m for m in found if not _ROAD.search(m.text) or begins_clause(self._text, m)]
            found = [m for m in found if not _VENUE.search(m.text) and not self._is_site(m)]
            found = [m for m in found if not _ADDRESSED.search(self._text, max(0, m.start - 4), m.start)]
        return found

    def _antecedent(self, reference: Reference, heads: re.Pattern[str] | None, at: int) -> Mention | None:
        """What the reference at ``at`` means, of all that it may mean by its kind and head."""
        if reference not in self._possible:
            fitting = self._fitting(reference, heads)
            self._possible[reference] = fitting, self._told(reference, fitting)
        fits, told = self._possible[reference]
        before = [m for m in told if m.end <= at]
        if reference.scope == "own":
            return own_group(self._text, before, fits)
        if _is_of_works(reference):
            before = [m for m in before if not _LINE.search(m.text)] or before  # 甲产业园有乙生产线，项目…: the park
            if before and _AT_CLAUSE_END.fullmatch(self._text, before[-1].end, at) and self._is_one_work(before[-1]):
                return before[-1]  # 新建甲水库扩建工程，|项目|总投资…
        if self._text.startswith("我", at):
            fits = self._not_guests(fits)
            before = [m for m in before if m in fits]
            if reference.words.startswith("我校") and len({m.name or m.text for m in fits}) == 1:
                return fits[0]
        if reference.scope == "document":
            before = [m for m in before if m.text not in _IN_DEAL]
            if not before:  # a notice that names its firm only where it is signed
                return next((m for m in fits if _SIGNS.match(self._text, m.end)), None)
            announcing = announcing_firm(self._text, before, at)
            if announcing:
                return announcing
        if (
            before
            and _JUST_NAMED.match(self._text, at)
            and self._text[max(0, at - 1)] in "。\n"
            and before[-1].end == at - 1
        ):
            return before[-1]  # 成立了甲公司。|这家企业|生产…
        if reference.scope in ("subject", "document"):
            before = [m for m in before if begins_clause(self._text, m) or m in self._undertaken] or before
        return max(before, key=lambda m: (m.start, m.end - m.start)) if before else None

    def _not_guests(self, fits: list[Mention]) -> list[Mention]:
        """``fits`` without the bodies that come to the writer's house (甲县妇幼保健院|到我院): they are not it."""
        guests = [m.span() for m in _GUESTS.finditer(self._text)]
        names = {m.name or m.text for m in fits if any(a <= m.start < b for a, b in guests)}
        return [m for m in fits if (m.name or m.text) not in names]

    def _is_one_work(self, mention: Mention) -> bool:
        """Whether the mention is a work by its name and the only one named there: no park, none of a list."""
        listed = self._text[max(0, mention.start - 1) : mention.start] in ("、", "和", "及", "与")
        return mention.type == "Project" and bool(_ONE_WORK.search(mention.text)) and not listed

    def _is_site(self, mention: Mention) -> bool:
        """Whether the mention tells where something else lies: 位于|甲开发区|乙工业园."""
        start = mention.start
        while whole := self._ending.get(start):
            start = whole.start
        return mention.type == "Project" and bool(_LIES.search(self._text, max(0, start - 4), start))


def _is_apposed(units: Sequence[Unit], end: int) -> bool:
    """Whether a firm's name follows right behind ``end``."""
    return any(u.start == end and u.kind == "Company" for u in units)


def _is_of_works(reference: Reference) -> bool:
    return "工程" in reference.words or "项目" in reference.words
