"""What lists tell by their last words: 青石、白石等企业; 甲某、乙某等5个乡镇; 集图书馆、体育馆于一体."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, HEADED, LISTED, Candidate, Reading
from kg.entities.lists_beside import beside_firms
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner
from kg.words import is_word, word_pos

_ITEM = re.compile(r"[^、]+")
_ROOM = r"(?:\d+[座人米]的)?[\u4e00-\u7683\u7685-\u9fff\d]{2,14}"
_HOUSED = Scanner(r"集(?P<list>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10})+)(?:等)?(?:功能)?于一(?:体|身)")
# what a school, hospital or park is made of: 建设教学楼、食堂, 包含健康教育中心、疾控中心, 设有阅览室、会议室
_MADE_OF = Scanner(
    r"(?:(?<=[，。])有|由|包括|包含|包涵|内设|设有|设置|建有|配有|配备|配建|建设|新建|兴建|修建|含|涵盖)(?:了)?"
    r"(?:\d+[栋幢座个]|[一二两三四五六七八九十]+[栋幢座个])?"
    rf"(?P<list>{_ROOM}(?:[、及和与]{_ROOM})+)"
)
_COMPOSED = re.compile(r"(?:组成|构成)$")  # 由艺术中心与公园组成
# 由22栋多层标准厂房组成, 建有通用厂房; 教学楼为4层
_HALL = Scanner(
    r"(?:由|建有|建设|新建|包括|建成)(?:\d+[栋幢座])?(?:多层|高层|\d层)?(?P<name>(?:标准化?|通用|工业|钢结构|生产|高标准)+厂房)"
    r"|(?:^|[，、；。])(?P<high>[\u4e00-\u9fff]{0,4}(?:教学|宿舍|综合|办公|实验|住院|门诊|行政|医技|科研)楼)(?:为|共|地上)\d+层"
)
# 体育馆用地26亩: a house by its kind alone, which has figures of its own
_BARE_HOUSE = Scanner(
    r"(?:^|(?<=[。；\n]))(?P<name>(?:体育|图书|文化|博物|科技|美术|档案|游泳|展览|规划|会展)馆|中医院|妇幼保健院|福利院|敬老院|养老院"
    r"|幼儿园|体育场|体育中心|文化中心|会展中心|大剧院)(?=总?(?:用地|占地|建筑面积|投资|规划))"
)
_ROOM_ITEM = re.compile(r"[^、及和与]+")
_ROOM_COUNT = re.compile(r"^(?:\d+|[一二两三四五六七八九十]+)(?:[座人米]的|[栋幢座个间所])|^(?:地下|配套|多层|高标准)")
# heads of built things that only lists like these make into names
_ROOM_HEAD = re.compile(
    r"(?:楼|馆|室|厅|舍|中心|厂房|车间|食堂|餐厅|操场|球场|公寓|仓库|冷库|车库|停车场|广场|大门|运动场|田径场|体育场|会堂|礼堂|泳池|校门|连廊|泵房|门卫"
    r"|卫生间|实验室|检测站|服务站|工作站|监督所|门诊部|住院部|生产线|孵化器|花园|公园|剧场|剧院|影院|游园|步道|驿站|书吧|书屋)$"
)
_FIRM = r"[\u4e00-\u9fffA-Za-z0-9]{2,12}"
_FIRM_COUNT = r"(?:[\d一二三四五六七八九十百多余]+[家户]|一批|众多|多家|[几数两]家|[\d一二三四五六七八九十]+个)?"
_FIRM_KIND = (
    r"(?:企业|公司|集团|品牌|厂商|车企|药企|房企|险企|酒企|券商|投行|国企|央企|机构|律师事务所"
    r"|投资者|投资方|投资人|股东|连锁(?:酒店|超市|餐厅|药店|便利店)|(?:视频|门户|团购|购物|婚恋|招聘|社交|旅游|电商)(?:网站|平台))"
)
# what ends a list is looked for first: a text without it has no such list
_FIRMS_END = (
    rf"(?:等{_FIRM_COUNT}|(?<=[\u4e00-\u9fff])(?<!等)[\d两三四五六七八九十](?:家|大)(?:上市|[区市省县]属|下属|所属|国有|全资|产业|二级|核心|控股){{0,2}}(?=公司|企业|集团)"
    r"|为(?:代表|龙头|核心|引领|骨干|主体|主力)的(?:一批|众多|多家)?)"
    rf"(?P<what>(?!项目|产品|领域|方面|问题|业务)[\u4e00-\u9fff]{{0,6}}{_FIRM_KIND}|(?<=[家的])[\u4e00-\u7683\u7685-\u9fff]{{7,10}}企业"
    r"|“[^“”]{2,6}”(?!产品|商品|货物|行业|产业|领域|技术|模式|品种))"
)
# firms of one trade: 长岭、小帆等|车企, whatever else the members' names are
_TRADES_OF_FIRMS = frozenset({"车企", "药企", "房企", "险企", "券商", "酒企", "手机厂商", "国际投行"})
# 甲、乙两家区属企业: firms, whatever the tagger takes their names for
_OWNED = re.compile(r"[区市省县]属|下属|所属|全资|子公司|产业集团|等\d+多?家[\u4e00-\u9fff]{0,6}(?:企业|公司)$")
# 甲、乙、丙，均为动力电池配套企业
_FIRMS_ALL = Scanner(
    rf"(?P<list>{_FIRM}(?:、[\u4e00-\u9fffA-Za-z0-9（）()]{{2,16}}){{1,300}})(?P<what>，(?:均|都|全部)[为是系][^，。；、]{{0,12}}(?:企业|公司)"
    r"|，(?:主力资金)?净(?:流入|流出|买入|卖出))"
)
_END_OF_ALL = Scanner(r"，(?:均|都|全部)[为是系]|，(?:主力资金)?净(?:流入|流出|买入|卖出)")
_END_OF_FIRMS = Scanner(_FIRMS_END)
_FIRMS = re.compile(
    rf"(?P<list>{_FIRM}(?:、[\u4e00-\u9fffA-Za-z0-9（）()]{{2,16}}){{1,300}}(?:(?:以及|和|及|与){_FIRM})?){_FIRMS_END}"
)
# what stands before the first item and is no part of it
_BEFORE_FIRM = re.compile(
    r".*(?:前(?=[A-Z])|(?<![\u4e00-\u9fff])[控参]股|所属|下属|旗下|深入|走进|来到|前往|走访了?|参观了?|考察了?|不仅|不但|除了|拥有|下设有?|还?设有|分设|获得了?|获投|组成|包括|涵盖|兼任|曾任|现任|担任|依托|围绕|借助|凭借|聚焦|瞄准|携手|会同|(?<=..)(?<!中国)联合(?!会|体)|推动|带动|引入|招引|延伸|服务|助力|引进|引育|培育|激活|联动|做强|邀请|吸引|集聚|汇聚|对接|支持|有|在|与|和|为|由|是|的|了|给|对|向|将|如|以(?=[\u4e00-\u9fff]{2,}$))"
)
_NO_FIRM = re.compile(
    r"[的了在]|行业|产业|领域|执行$|运行$|自查|自纠|整改|落实|^并|企业|占用|担保|资金|违规|风险|纠纷|诉讼|损失|(?:董事长|总经理|总裁|经理|主任|书记|院长|校长|部长|局长|处长|会长)"
)
_PLACE_KIND = r"(?:乡镇|县市区|县区|县市|镇街|街镇|乡村|国家|省份|省区|城市|区县|市县|街道|社区|行政村|自然村|村)"
_PLACES_END = rf"等(?:[\d一二三四五六七八九十多]+个)?{_PLACE_KIND}(?!级|领导)"
_END_OF_PLACES = re.compile(_PLACES_END)
_VILLAGES = re.compile(r"等[\d一二三四五六七八九十多]+个(?:村|乡镇|街道|社区|镇街|街镇|行政村|自然村)$")
_PLACES = re.compile(rf"(?P<list>[\u4e00-\u9fff]{{2,6}}(?:、[\u4e00-\u9fff]{{2,6}})+){_PLACES_END}")
_SCHOOLS = Scanner(
    r"(?P<list>[\u4e00-\u9fff]{3,16}(?:、[\u4e00-\u9fff]{3,14})*)等(?:[\d一二三四五六七八九十]+所|多所)?(?:中小学|学校|幼儿园|院校)"
)
# 甲项目、乙项目和丙工程: each whole item is a name, whatever the tagger makes of its words
_ONE_WORK = r"[\u4e00-\u9fffA-Za-z0-9（）()“”.-]{4,34}?(?:项目|工程)"
_WORK_ROW = Scanner(rf"(?P<list>{_ONE_WORK}(?:、{_ONE_WORK}){{1,}}(?:(?:和|及|以及){_ONE_WORK})?)(?=等|[，。；：\n]|$)")
_WORK_LINE = Scanner(
    rf"(?:^|(?<=\n))(?:[①-⑳]|\d{{1,2}}[.、．]|[（(]\d{{1,2}}[)）])\s?(?P<list>{_ONE_WORK})(?=[；。]?(?:\n|$))"
)
_BEFORE_WORK = re.compile(
    r".*(?:分别|包括|涵盖|涉及|用于|投向|推进|实施|加快|建设|察看|查看|开工|签约|的\d*[个项]?|(?<![作成])为|是(?!项目)|有|：)"
)
_NO_WORK = re.compile(
    r"[的了将被在]|^(?:\d|[一二三四五六七八九十]+[个项])|^(?:重点|重大|其他|民生|产业|基础设施)+(?:项目|工程)$"
)
_BUILT = re.compile(r".*(?:竣工|交付|开工|建成|新建|改建|扩建|续建|迁建|投用|启用|建设)")
_SCHOOL = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:[一二三四五六七八九十]小|[一二三四五六七八九十]中|小学|中学|学校|幼儿园|附小|附中|实小)"
)
_BEFORE_PLACE = re.compile(
    r".*(?:为(?=[\u4e00-\u9fff]{2,5}$)|途经|管辖|下辖|辖|经过|覆盖|涉及|辐射|惠及|支持|推动|联合|来自|分布|走访|走进|深入|在|到|至|于|与|和|带动|包括|有)"
)


def find_listed(reading: Reading) -> Iterator[Candidate]:
    """Facilities, firms and places that a list names."""
    yield from _housed(reading)
    yield from _made_of(reading)
    yield from _halls(reading)
    yield from _bare_houses(reading)
    yield from _firms(reading)
    yield from _places(reading)
    yield from _schools(reading)
    yield from _works(reading)
    yield from beside_firms(reading)


def _items(match: re.Match[str], before: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each item of a match's list, the first one without what ``before`` matches."""
    start = match.start("list")
    for item in _ITEM.finditer(match["list"]):
        lead = before.match(item[0]) if before and item.start() == 0 else None
        yield start + item.start() + (lead.end() if lead else 0), start + item.end()


def _housed(reading: Reading) -> Iterator[Candidate]:
    """What a building holds (集图书馆、体育馆于一体): facilities by their head words alone."""
    vocabulary = Vocabulary.of(reading.rules)
    for match in _HOUSED.finditer(reading.text):
        for start, end in _items(match):
            if vocabulary.type_of(reading.text[start:end]) == "Facility":
                yield Candidate(start, end, "Facility", "list:housed", HEADED)


def _made_of(reading: Reading) -> Iterator[Candidate]:
    """The buildings, rooms and centres of a list behind 包括, 内设, 建设, where nearly all items are such."""
    for match in _MADE_OF.finditer(reading.text):
        if match[0].startswith("由") and not _COMPOSED.search(match[0]):
            continue
        spans = []
        for item in _ROOM_ITEM.finditer(match["list"]):
            count = _ROOM_COUNT.match(item[0])
            start = match.start("list") + item.start() + (count.end() if count else 0)
            end = match.start("list") + item.end()
            tail = re.search(r"等.*$|(?:配套)?设施$|构成$|组成$", reading.text[start:end])
            end = start + tail.start() if tail else end
            if end - start >= 2:
                spans.append((start, end))
        rooms = [(a, b) for a, b in spans if _ROOM_HEAD.search(reading.text[a:b])]
        if len(rooms) >= 2 and len(rooms) * 3 >= len(spans) * 2:
            for start, end in rooms:
                yield Candidate(start, end, "Facility", "list:made-of", LISTED + 12)


def _halls(reading: Reading) -> Iterator[Candidate]:
    """One kind of building by itself, where its number or height shows that it is built."""
    for match in _HALL.finditer(reading.text):
        start, end = match.span("name" if match["name"] else "high")
        yield Candidate(start, end, "Facility", "list:made-of", LISTED + 12)


def _bare_houses(reading: Reading) -> Iterator[Candidate]:
    """Such houses, where no fuller name in the document ends in the same word."""
    for match in _BARE_HOUSE.finditer(reading.text):
        name = match["name"]
        if not re.search(rf"(?![与和及等新])[\u4e00-\u9fff]{name}", reading.text):
            yield Candidate(match.start("name"), match.end("name"), "Facility", "list:bare-house", LISTED + 12)


def _firms(reading: Reading) -> Iterator[Candidate]:
    """The members of a list of firms (青石、白石等企业); words of the dictionary only when the tagger takes one of them
    for a name, and no lists of long phrases."""
    matches = [*_FIRMS_ALL.finditer(reading.text)] if _END_OF_ALL.search(reading.text) else []
    if _END_OF_FIRMS.search(reading.text):
        matches += _FIRMS.finditer(reading.text)
    if not matches:
        return
    vocabulary = Vocabulary.of(reading.rules)
    names = [t for s in reading.sentences for t in s.tokens if t.pos in ("ORG", "nz", "nt")]
    starts = [t.start for t in names]
    for match in matches:
        start, end = match.span("list")
        first = bisect_left(starts, start)
        known = first < len(names) and names[first].end <= end
        items = _items(match, _BEFORE_FIRM)
        spans = [span for a, b in items for span in _parted(reading.text, a, b, b == end, vocabulary)]
        long = sum(b - a > 8 for a, b in spans) > len(spans) / 2
        if long or (match["what"].startswith("“") and not known):
            continue
        for a, b in spans:
            name = reading.text[a:b]
            if 2 <= len(name) <= 10 and not _NO_FIRM.search(name) and (known or not is_word(name)):
                rank = HEADED if match["what"] in _TRADES_OF_FIRMS else LISTED + 12
                rank = HEADED if _OWNED.search(reading.text, end, match.end()) else rank
                rank = EXPLICIT if "净" in match["what"] else rank  # shares: 青石稀土、白马电器，净流入…
                yield Candidate(a, b, "Company", "list:firms", rank)


def _parted(text: str, start: int, end: int, last: bool, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The item, the last of a list parted by its conjunction (青石及白石), unless what stands beside it is too short
    to be a firm (和谐医药, 青石与友); others only where a body stands before it (远山县政府和青石)."""
    joins = (i for i in range(start + 2, end - 2) if text[i] in "和及与")
    at = next((i for i in joins if last or vocabulary.type_of(text[start:i])), None)
    yield (start, (at - (text[at - 1 : at + 1] == "以及") if at else end))
    if at:
        yield at + 1, end


def _places(reading: Reading) -> Iterator[Candidate]:
    """Places that a list tells by what they are (甲某、乙某等5个乡镇)."""
    if not _END_OF_PLACES.search(reading.text):
        return
    for match in _PLACES.finditer(reading.text):
        counted = _VILLAGES.search(match[0]) is not None  # 柳怀、纪桥等8个村: nobody, and no bridge
        for start, end in _items(match, _BEFORE_PLACE):
            name = reading.text[start:end]
            if 2 <= len(name) <= 5 and word_pos(name) in (None, "ns", "nr", "nz", "nrt"):
                yield Candidate(start, end, "Place", "list:places", HEADED + 1 if counted else LISTED + 12)


def _schools(reading: Reading) -> Iterator[Candidate]:
    """Schools that a list tells by what they are (交付云溪二小、青禾实验学校等9所学校): houses where they are built."""
    for match in _SCHOOLS.finditer(reading.text):
        built = _BUILT.match(match["list"])
        for start, end in _items(match, _BUILT):
            if _SCHOOL.fullmatch(reading.text[start:end]):
                yield Candidate(start, end, "Facility" if built else "Organization", "list:schools", HEADED)


def _works(reading: Reading) -> Iterator[Candidate]:
    """The works of a row or a numbered list of them, of which the tagger knows at least some by name."""
    if "项目、" not in reading.text and "工程、" not in reading.text and not _WORK_LINE.search(reading.text):
        return
    named = [t.start for s in reading.sentences for t in s.tokens if t.pos in _NAMED_WORKS]
    for match in _WORK_ROW.finditer(reading.text):
        spans = [span for a, b in _items(match, _BEFORE_WORK) for span in _joined_works(reading.text, a, b)]
        known = sum(any(a <= start < b for start in named) for a, b in spans)
        long = sum(b - a for a, b in spans) >= 9 * len(spans) and _DEED.search(reading.text) is not None
        if len(spans) > 2 and ((known >= 2 and known * 3 >= len(spans)) or long):
            yield from _each_work(reading.text, spans)
    for match in _WORK_LINE.finditer(reading.text):
        start, end = match.span("list")
        if any(start <= at < end for at in named):
            yield from _each_work(reading.text, [(start, end)])


_DEED = re.compile("签约|开工|竣工|投产|落户")
_NAMED_WORKS = frozenset({"ORG", "nt", "nz", "nw", "nr", "LOC", "PER"})
_AND_WORK = re.compile(r"(?<=项目|工程)(?:以及|[和及])")


def _joined_works(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The last item of a row in two, where a conjunction stands behind a work (丙项目|和|丁项目)."""
    cut = _AND_WORK.search(text, start, end)
    return [(start, cut.start()), (cut.end(), end)] if cut else [(start, end)]


def _each_work(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The items that may be names."""
    for start, end in spans:
        if end - start >= 6 and not _NO_WORK.search(text[start:end]):
            yield Candidate(start, end, "Project", "list:works", HEADED)
