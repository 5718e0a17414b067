"""References to what was named before: 该公司, 园区, 项目, 会上, 他, 其, 我市.

Each becomes a unit that carries the mention it refers to, when the document has just one candidate of the right kind in
reach: the nearest before it of that kind and, where the reference repeats a head word (园区), with that head.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.model import Document, Mention, Sentence
from kg.relations.reference_words import ANY, EXPRESSIONS, HOSPITAL, SCHOOL, Reference
from kg.relations.speakers import quotations, speaks_for
from kg.relations.units import Unit

# what only tells where another thing lies (甲路|以北)
_LANDMARK = re.compile(
    r"以[东西南北]|[东西南北]{1,2}(?:侧|角)|[、与和][^，。]{1,8}(?:交[汇叉会]|[东西南北]{1,2}[侧角]|以[东西南北])"
)
_ROAD = re.compile(r"(?:路|街|巷|大道|高速)$")
# where people meet, no work; and where a work lies
_VENUE = re.compile(r"(?:宾馆|酒店|饭店|会堂|礼堂|会展中心|会议中心|报告厅|会议室)$")
_LINE = re.compile(r"(?:生产线|产线|厂房|车间|仓库)$")
_LIES = re.compile(r"(?:位于|坐落于|坐落在|地处)$")
# 通讯地址：|某某路
_ADDRESSED = re.compile(r"(?:地址|住所|地点|位置|坐落)[：:]\s?$")
_BEFORE_NOT = re.compile(
    r"[一二两三四五六七八九十百千万亿多各每某几数这些类型个大小家所座处批新老旧好全子分母上市龙头重点优质建设招商签约企业产业工业合作开发投资管理元]$|施工$|项目$|开工$|竣工$|配套$|附属$|节点$|投产$|民生$|集中$|(?<!其)中$|其他$|其它$|等$|主要$|部分$|附属$|参股$|全资$|有关$|相关$|所有$|此类$"
)
_AFTER_NOT = re.compile(
    r"[们化们制]|负责人|建设(?=等|、)|经理|建设者|人员|员工|名单|库|清单|数量|个数|量|部$|施工(?!期)|公司|名称|概况|编号|代码|地点|地址|性质"
    r"|(?:共计|总计|合计|共有|共|达到|达)?(?:[0-9]{1,4}|[一二三四五六七八九十两]{1,4})[个项家所]"
)
CALLED_FIRM = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为|：|:)?[^（）()]{0,20}[“\"](?:本公司|公司)[”\"]")
_HOUSE = re.compile(rf"(?:{SCHOOL}|{HOSPITAL}|分院|分校)$")
_BEGUN = ("启动", "推进", "实施", "开展")
_UNDERTAKEN = re.compile(r"(?:新建|迁建|扩建|改扩建)?(?:建设|项目|工程)")
_SIZED = re.compile(r"(?:项目|工程)?(?:规划)?(?:总|新增)?(?:占地|用地|建筑面积)")
# the house of a kind, not the one spoken of: 薄弱|学校, 中小|学校, 义务教育|学校
_QUALIFYING, _HOUSES = frozenset({"n", "a", "b", "vn", "an", "nz"}), re.compile("学校|校园|医院")
_NEAR = 120
_HEAD_LINES, _LEAD_LIMIT = 5, 24
# what a deal calls a firm, not whose announcement it is
_IN_DEAL = ("标的公司", "目标公司", "合资公司", "项目公司", "交易对方", "新公司")
_SIGNS = re.compile(r"(?:董事会|监事会)?\n+(?:19|20)\d\d年")
_HOME = re.compile(
    r"我(?P<level>[省市区县镇乡州旗])|全(?P<all>[省市区县镇乡州旗])|本(?P<own>[市县区镇])"
    r"|该(?P<that>街道|[省市区县镇乡州旗村])"
    # 村里成立了某某合作社: what a village does
    r"|(?<![\u4e00-\u9fff])(?P<inside>村)(?:里|上|集体|“?两委”?)(?=(?:先后|还|又|便|就|已|共|率先|牵头|筹资|投资)*"
    r"(?:成立|注册|创办|流转|新建|建起|建成|打造|引进))"
)
# a place that begins the name of a body: 远山市|统计局
_BODY_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市区县镇乡州旗]")
# under what a firm is listed
_CODE = re.compile(
    r"[（(](?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z]{2,6}[.：:]?[A-Z]{0,2}"
    r"|(?:[^（）()]{0,40}[，,])?(?:SH|SZ|HK|BJ)?\s?\d{4,6}(?:\.(?:SH|SZ|BJ|HK))?(?:[，,][^（）()]{0,30})?)[）)]"
)
_JUST_NAMED = re.compile(r"这家")
_ANNOUNCES = re.compile(r"[】：:]|[^，。；\n]{0,16}(?:公告|公布|披露|发布|称|表示|午间|晚间|早间)")
# what may stand before the firm at the head of a flash: the agency and the day (某某社3月31日丨, 6月17日，)
_LEAD = re.compile(r"[^，。；：\n]{0,16}?(?:[讯电丨|｜]|消息[，：]|日[，,]|[）)]\s?)|(?:近日|日前|昨日|今日)[，,]?")
_FIXED = ("该", "本", "我", "此", "这")
# who becomes what at the group itself
_GROUP, _OWN_POSTS = re.compile(r"集团(?:股份)?有限(?:责任)?公司$"), re.compile(r"[\u4e00-\u9fff](?:任|的)$")
# what a zone may be called in full that is spoken of by its kind
_ZONE_KINDS = {
    "经济技术开发区": re.compile(r"经济技术开发区$|经开区$"),
    "经济开发区": re.compile(r"经济(?:技术)?开发区$|经开区$"),
    "经开区": re.compile(r"经济(?:技术)?开发区$|经开区$"),
    "高新区": re.compile(r"高新(?:技术(?:产业)?)?(?:开发)?区$"),
    "开发区": re.compile(r"开发区$|经开区$|高新区$"),
    "产业集聚区": re.compile(r"集聚区$"),
    "集聚区": re.compile(r"集聚区$"),
    "集中区": re.compile(r"集中区$"),
    "综保区": re.compile(r"(?:综合保税|综保)区$"),
    "保税区": re.compile(r"保税区$"),
}
_ANY_ZONE = re.compile(r"(?:开发区|经开区|高新区|集聚区|集中区|综保区|保税区)$")
_PARTNER = re.compile(r"(?:到|赴|与|和|同|访|在|对|见|迎)$")
_BARE_GROUP = re.compile(r"(?<![\u4e00-\u9fff])集团(?:公司)?(?=[\u4e00-\u9fff])")
# whoever the group's own news begins with comes to the group: 北川集团来青石集团交流
_COMES = re.compile(r"(?:一行)?(?:来|到访|来访|莅临)")


# words for any work or zone, which the noun right before them tells apart: 在建项目, 国家高新区
_PLAIN = re.compile(r"项目|工程|集团|(?:经|综)?[^该我这此本上]*(?:开发|经开|高新|集聚|集中|综保|保税)区")
_NOUNS = frozenset({"n", "nz", "b", "vn", "an", "j", "a", "LOC", "ns", "ORG", "nt"})


class References:
    """Resolves the references of one document, sentence by sentence in order."""

    def __init__(self, document: Document, mentions: Sequence[Mention], homes: Mapping[str, str]) -> None:
        """``homes`` are the places that the document speaks of most, by level."""
        self._text = document.text
        self._mentions = mentions
        self._homes = homes
        self._quoted = quotations(document.text, mentions)

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
                if reference.scope == "zone":
                    mention = self._zone(start)
                else:
                    mention = self._house(units, start) if match[0] == "项目" else self._speaker(reference, start)
                    mention = mention or self._antecedent(reference, heads, start)
                if mention:
                    found = [u for u in found if u not in inside]  # 该|电池|制造商
                    found.append(Unit(start, end, mention.type, match[0], mention, refers=True))
        found += self._home(sentence, found)
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

    def _antecedent(self, reference: Reference, heads: re.Pattern[str] | None, at: int) -> Mention | None:
        fits = self._fitting(reference, heads)
        # a zone of a park is never the park (园区分为生产区、研发区，园区…)
        before = [m for m in fits if m.end <= at and m.rule != "list:zones" and not _LANDMARK.match(self._text, m.end)]
        if reference.scope == "own":
            return self._own(before) if before else self._appointing(fits) or self._later(fits) or self._own(before)
        if "工程" in reference.words or "项目" in reference.words:  # a road that is passed is no project
            before = [m for m in before if not _ROAD.search(m.text) or self._begins_clause(m)]
            before = [m for m in before if not _VENUE.search(m.text) and not self._is_site(m)]
            before = [m for m in before if not _ADDRESSED.search(self._text, max(0, m.start - 4), m.start)]
            before = [m for m in before if not _LINE.search(m.text)] or before  # 甲产业园有乙生产线，项目…: the park
        if reference.scope == "document":
            before = [m for m in before if m.text not in _IN_DEAL]
            if not before:  # a notice that names its firm only where it is signed
                return next((m for m in fits if _SIGNS.match(self._text, m.end)), None)
            announcer = self._called_the_firm(before) or self._announcer(before, at)
            if announcer:
                return announcer
            title = [m for m in before if self._text.find("\n") >= m.end]
            subject = [m for m in title if m.start == 0]
            if subject:
                return subject[0]
            headed = next((m for m in before if self._is_a_line(m)), None)
            if headed:
                return headed
            lines = [m.start() for m in re.finditer("\n", self._text[:at])]
            earlier = next(filter(None, (self._announcer(before, line) for line in reversed(lines))), None)
            if earlier:  # 甲股份公告，…\n目前，公司…
                return earlier
            listed = next((m for m in before if _CODE.match(self._text, m.end)), None)
            if listed:  # 甲股份(02799)早盘涨逾5%。\n消息面上，公司与乙集团签订…
                return listed
        if (
            before
            and _JUST_NAMED.match(self._text, at)
            and self._text[max(0, at - 1)] in "。\n"
            and before[-1].end == at - 1
        ):
            return before[-1]  # 成立了甲公司。|这家企业|生产…
        if reference.scope in ("subject", "document"):
            before = [m for m in before if self._begins_clause(m) or m in self._undertaken] or before
        return max(before, key=lambda m: (m.start, m.end - m.start)) if before else None

    def _is_site(self, mention: Mention) -> bool:
        """Whether the mention tells where something else lies: 位于|甲开发区|乙工业园."""
        start = mention.start
        while whole := next((m for m in self._mentions if m.end == start and m.start < start), None):
            start = whole.start
        return mention.type == "Project" and bool(_LIES.search(self._text, max(0, start - 4), start))

    def _begins_clause(self, mention: Mention) -> bool:
        before = self._text[max(0, mention.start - 2) : mention.start].rstrip(" ")
        return not before or before[-1] in "，。；：“【\n|"

    def _own(self, before: Sequence[Mention]) -> Mention | None:
        """What 集团 means in the group's own news: whom the title begins with or alone names, else the unnamed group
        itself, where the title or text begins with the word, or has officers of it and names no firm before."""
        first = next((m for m in before if m.start == 0), None)
        visits = _COMES.match(self._text, first.end) if first else None
        if visits:
            return next((m for m in before if m.start == visits.end()), None)
        if first:
            return first
        title = self._text[: self._text.find("\n") + 1]
        named = {m.name or m.text: m for m in before if m.end <= len(title)}
        if len(named) == 1:
            return next(iter(named.values()))
        word = re.match(r"集团公司|集团(?!有限)", self._text)
        if word is None and not before:
            word = re.search(r"集团公司(?=党委|董事|总经理|领导)", self._text)
        return Mention(word.start(), word.end(), word[0], "Company", "reference:own") if word else None

    def _appointing(self, firms: Sequence[Mention]) -> Mention | None:
        """The group whose posts its own news gives to people, in full only there: 任|青石控股集团有限公司|总经理."""
        found = {m.text: m for m in firms if _OWN_POSTS.search(self._text, 0, m.start) and _GROUP.search(m.text)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _zone(self, at: int) -> Mention | None:
        """The zone that 经开区 means: one of that kind, the last before ``at``, else the one that the text names; where
        it names none, the zone itself."""
        word = next(w for w in _ZONE_KINDS if self._text.startswith(w, at) or self._text.startswith(w, at + 1))
        kinds = _ZONE_KINDS[word]
        zones = [m for m in self._mentions if m.type in ("Project", "Place") and _ANY_ZONE.search(m.text)]
        fits = [m for m in zones if kinds.search(m.text) and len(m.text) > len(word)]
        before = [m for m in fits if m.end <= at]
        if before or len({m.text for m in fits}) == 1:
            return before[-1] if before else fits[0]
        return self._own_zone(word) if not zones and word in ("开发区", "经开区", "高新区") else None

    def _own_zone(self, word: str) -> Mention | None:
        """The zone itself where its own news never names it in full: 开发区新签约14个项目。…开发区将…."""
        alone = [m.start() for m in re.finditer(rf"(?<![\u4e00-\u9fff]){word}", self._text)]
        if len(alone) < 2 or re.search(rf"[\u4e00-\u9fff]{{2}}[市县区]{word}", self._text):
            return None
        return Mention(alone[0], alone[0] + len(word), word, "Project", "reference:own")

    def _later(self, firms: Sequence[Mention]) -> Mention | None:
        """The one group of the text, where its news names it only later: 集团董事长甲…。城投集团将…."""
        groups = [m for m in firms if m.text.endswith("集团")]
        if len(groups) < 2 or len({m.text for m in groups}) > 1 or _PARTNER.search(self._text, 0, groups[0].start):
            return None
        bare = [m.start() for m in _BARE_GROUP.finditer(self._text, groups[0].end)]  # another's: 与北川集团座谈，集团…
        return None if bare else groups[0]

    def _announcer(self, companies: Sequence[Mention], at: int) -> Mention | None:
        """Who announces the item that ``at`` stands in, if its head names one: 甲股份公告，公司…; 【乙科技】…"""
        head = self._text.rfind("\n", 0, at) + 1
        for firm in companies:
            if head <= firm.start <= head + _LEAD_LIMIT:
                leads = firm.start <= head + 1 or _LEAD.fullmatch(self._text, head, firm.start)
                if leads and _ANNOUNCES.match(self._text, firm.end):
                    return firm
        return None

    def _called_the_firm(self, companies: Sequence[Mention]) -> Mention | None:
        """The firm that the text itself calls 公司: 某某股份有限公司（以下简称“公司”）."""
        return next((m for m in companies if CALLED_FIRM.match(self._text, m.end)), None)

    def _is_a_line(self, company: Mention) -> bool:
        """Whether the firm stands alone on one of the first lines, as the head of its own announcement does."""
        alone = self._text.startswith("\n", company.end) and self._text[company.start - 1 : company.start] in ("", "\n")
        return alone and self._text.count("\n", 0, company.start) < _HEAD_LINES

    def _home(self, sentence: Sentence, units: Sequence[Unit]) -> list[Unit]:
        found = []
        for match in _HOME.finditer(self._text, sentence.start, sentence.end):
            if any(match.start() < u.end and u.start < match.end() for u in units):
                continue
            if match["all"] and any(u.end == match.start() and u.kind == "Place" for u in units):
                continue  # 云州|全市: all of the place that stands before
            level = match[match.lastgroup or 0]
            mention = None
            if match["inside"]:
                mention = self._named_last(level, match.start())
            elif match["that"]:
                ends = any(t.end == match.end() for t in sentence.tokens)  # not 该区|域
                mention = self._named_last(level, match.start()) if ends else None
            elif match["all"]:
                mention = self._spoken_of(level, sentence, units)
            if match["all"] and level == "区" and (zone := self._zone_of(match.start())):
                found.append(Unit(match.start(), match.end(), zone.type, match[0], zone, refers=True))
                continue
            place = self._homes.get(level)
            mention = mention or (self._place(place) if place and not (match["that"] or match["inside"]) else None)
            if mention:
                found.append(Unit(match.start(), match.end(), "Place", match[0], mention, refers=True))
        return found

    def _zone_of(self, at: int) -> Mention | None:
        """The zone that a clause not far before ``at`` begins with, where no district was named so far: 某某开发区…,
        |全区|…."""
        zones = [m for m in self._mentions if m.end <= at and m.text.endswith("区") and m.type in ("Project", "Place")]
        last = zones[-1] if zones else None
        near = last is not None and last.type == "Project" and at - last.end < _NEAR and self._begins_clause(last)
        return last if near else None

    @staticmethod
    def _spoken_of(level: str, sentence: Sentence, units: Sequence[Unit]) -> Mention | None:
        """The place of ``level`` that the sentence begins with: 远山市是…，|全市|有…."""
        first = units[0] if units else None
        fits = first and first.kind == "Place" and first.start == sentence.start and first.text.endswith(level)
        return first.mention if first and fits else None

    def _named_last(self, level: str, at: int) -> Mention | None:
        """The place of ``level`` that was named last before ``at``, by itself or in a body's name (远山市|统计局)."""
        for mention in reversed(self._mentions):
            if mention.end > at or mention.type not in ("Place", "Government"):
                continue
            if mention.type == "Place" and mention.text.endswith(level):
                return mention
            place = _BODY_PLACE.match(mention.text) if mention.type == "Government" else None
            if place and place[0].endswith(level) and len(place[0]) < len(mention.text):
                return self._place(place[0])
        return None

    def _place(self, place: str) -> Mention:
        """The first mention of a place, or the part of a body's name that names it (某某省|人民政府)."""
        for mention in self._mentions:
            if mention.type == "Place" and mention.text == place:
                return mention
        body = next(m for m in self._mentions if m.text.startswith(place))
        return Mention(body.start, body.start + len(place), place, "Place", "place:in-body")
