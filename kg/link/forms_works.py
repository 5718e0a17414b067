"""Forms of the names of works, policies and foreign people; each function gives the reason in words, "" where
it does not apply."""

import re
from functools import lru_cache

from kg.names import in_order, level_of
from kg.rules import load_rules
from kg.words import word_pos

_MARKS = re.compile(r"[“”\"'‘’「」『』《》〈〉\s、，,。.·\-—（）()【】\[\]+＋]")
_MODIFIER = re.compile(r"未来|国际|现代|生态|智慧|科技|数字|综合")
_PROJECT_TAIL = re.compile(r"(?:建设项目|项目|建设工程|(?<=项目)工程)$")
_STAGED = re.compile(r"[一二三四五六七八九十]期(?:项目)?$|项目[一二三四五六七八九十]期$")
_POLICY_TAIL = re.compile(r"(?:战略|行动|行动计划|计划|工程|理念|建设|体系|现代产业体系|产业体系|目标|要求|名单)$")
# schools and hospitals by number: short, and in full
_BY_NUMBER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,}?)(?P<number>[一二三四五六七八九十]+)(?:(?P<kind>[中小])|(?:医)?院)$"
)
_NUMBERED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,}?)第(?P<number>[一二三四五六七八九十]+)(?:初级|高级|人民)?(?P<kind>中学|小学|医院)$"
)
# a newspaper, and the site or page that it names behind itself
_PAPER = re.compile(r"(?P<paper>[\u4e00-\u9fff]{1,6}?报)(?P<rest>[\u4e00-\u9fff]*)$")
_ENDS = re.compile(r"(?:网站|网|客户端)$")
# what ends like this is a work itself, and no firm's name
_WORKS = ("园", "园区", "基地", "中心", "工程", "一期", "二期", "三期", "新城", "小镇", "社区", "改造", "建设")
_HEAD_ONLY = frozenset({"签约仪式"})  # a head word of four characters, which names nothing by itself


@lru_cache(maxsize=1 << 12)  # each name is set beside many others
def bare(name: str) -> str:
    """A name without quotation marks, brackets, spaces and the like."""
    return _MARKS.sub("", name).lower()


def same_but_marks(short: str, full: str) -> str:
    """青石“一核两翼” is 青石一核两翼; the shorter one is the form."""
    shorter = (len(short), short) < (len(full), full)
    return f"与“{full}”只差标点" if shorter and bare(short) == bare(full) else ""


_SUBSTANCE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,}[脂酯料维膜金钢胶纤铝铜纸粉硅碳铁锂])材料$")


def product_tail(short: str, full: str) -> str:
    """高强度树脂 is 高强度树脂材料; but 新能源 is no 新能源材料."""
    match = _SUBSTANCE.match(full)
    return f"“{short}”即“{full}”" if match and match["name"] == short else ""


# what only says that a line of business is one
_TRADE_TAIL = re.compile(r"(?:产业|行业|业务)$")


def trade_tail(short: str, full: str) -> str:
    """节能环保 is 节能环保产业, the longer one being the form that the text may have left out of a list."""
    return f"“{short}”即“{full}”" if len(short) > 1 and _TRADE_TAIL.sub("", full) == short != full else ""


# a park by its own name, which ends like one (青禾智谷), and what may stand behind it
_PARK_NAME = re.compile(r"[\u4e00-\u9fff]{2,}[谷港城湾坊里岛镇]$")
_PARK_HEAD = re.compile(r"(?:科技|创新|智慧|数字|智造|文化|创意|双创)?(?:产业)?(?:园区|园|科技园|示范区|小镇)")


def park_head(short: str, full: str) -> str:
    """青禾智谷 is 青禾智谷科技产业园."""
    if not full.startswith(short) or not _PARK_NAME.match(short) or level_of(short):
        return ""
    return f"“{short}”是“{full}”省去“{full[len(short) :]}”" if _PARK_HEAD.fullmatch(full, len(short)) else ""


def part_of_foreign_name(short: str, full: str) -> str:
    """林德 in a text that names 玛拉·林德."""
    if short not in full:  # most pairs
        return ""
    parts = re.split(r"[·•‧ ]", full)
    if len(parts) > 1 and short in (parts[0], parts[-1]) and len(short) >= 2:
        return f"“{short}”是“{full}”的一部分"
    return ""


def of_state(short: str, full: str) -> str:
    """真理党 for 约旦真理党: the movement or party of the state that stands before its name."""
    state = full.removesuffix(short)
    if len(short) < 3 or state == full:
        return ""
    rules = load_rules()
    if state in rules.words("countries") or state in rules.words("clippings") or state == "联合国":
        return f"“{full}”是带国名的“{short}”"
    return ""


def armed(short: str, full: str) -> str:
    """真理党武装 is 真理党, whose fighters it is."""
    plain = full.removesuffix("武装")
    if plain != full and short == plain and short.endswith(("党", "运动", "组织", "阵线")):
        return f"“{full}”即“{short}”的武装"
    return ""


def clipped_union(short: str, full: str) -> str:
    """青贸组织 for 青岭贸易合作组织: the characters in order, the first one kept."""
    if short[:1] != full[:1]:  # most pairs
        return ""
    stem, core = short.removesuffix("组织"), full.removesuffix("组织")
    if stem == short or core == full or not 2 <= len(stem) < len(core) or stem[0] != core[0]:
        return ""
    return f"“{short}”的字依次见于“{full}”" if in_order(stem, core) else ""


_OF_RULER = re.compile(r"(?P<surname>[\u4e00-\u9fff]{1,2})(?:主席|总书记|总理|总统|首相|委员长)$")


def surname_and_rank(short: str, full: str) -> str:
    """苗主席 in a text that names one 苗长河: who leads a state or its council, by surname and rank."""
    match = _OF_RULER.match(short)
    if match and 1 < len(full) < 4 and full.startswith(match["surname"]) and not _OF_RULER.match(full):
        return f"“{short}”即文中姓{match['surname']}的“{full}”"
    return ""


def without_modifier(short: str, full: str) -> str:
    """远山新城 for 远山未来新城: a modifier in the middle is left out."""
    if short[:2] != full[:2]:  # most pairs; what is left out stands behind them
        return ""
    for match in _MODIFIER.finditer(full):
        if match.start() >= 2 and short == full[: match.start()] + full[match.end() :]:
            return f"“{short}”是“{full}”省去“{match[0]}”"
    return ""


def with_tail(short: str, full: str) -> str:
    """某某产业园项目 is 某某产业园, and 云岭某某产业园."""
    if full + "区" == short and full.endswith("产业园"):
        return f"“{short}”即“{full}”"
    if _PROJECT_TAIL.sub("", short) == full != short:
        return f"“{short}”即“{full}”"
    one, other = bare(short), bare(full)
    plain = _PROJECT_TAIL.sub("", one)
    where = other.removesuffix(plain)
    placed = plain != one and len(plain) > 4 and where != other and (word_pos(where) == "ns" or level_of(where))
    staged = (
        _STAGED.search(one) and len(one) > 6 and short != full and one.replace("项目", "") == other.replace("项目", "")
    )
    quoted = one != other and _PROJECT_TAIL.sub("", one) == other
    return f"“{short}”即“{full}”" if staged or quoted or placed else ""


def project_of_firm(short: str, full: str) -> str:
    """远川高科项目 for 远川高科高端装备产业园: the firm that the park is named after; 二期项目 tells nothing."""
    stem = short.removesuffix("项目")
    if stem == short or not 4 <= len(stem) <= 6 or stem not in full:  # most pairs
        return ""
    behind = next((full[i:] for i in (4, 3, 2) if word_pos(full[:i]) == "ns" or level_of(full[:i])), full)
    begins = full.startswith(stem) or behind.startswith(stem)
    if not begins or full in (stem, short):
        return ""
    if stem.endswith(_WORKS):
        return ""
    return f"“{short}”说的是以“{stem}”开头的“{full}”"


def clipped_paper(short: str, full: str) -> str:
    """云报青石网 for 云岭日报·青石网: the paper by its first and last characters, what stands behind alike; the paper
    alone for itself and its site."""
    if "报" not in short or "报" not in full:  # most pairs
        return ""
    if short[-1] == "报" and full.startswith(f"{short}·") and full.endswith("网"):
        return f"“{short}”与其网站合称“{full}”"
    one, other = _PAPER.match(bare(short)), _PAPER.match(bare(full))
    if one is None or other is None or len(one["paper"]) >= len(other["paper"]) or not (one["rest"] and other["rest"]):
        return ""
    characters = iter(other["paper"])
    clipped = one["paper"][0] == other["paper"][0] and all(c in characters for c in one["paper"])
    return f"“{short}”即“{full}”" if clipped and _ENDS.sub("", one["rest"]) == _ENDS.sub("", other["rest"]) else ""


def end_of_name(short: str, full: str) -> str:
    """远山某产业园 for 北川省远山某产业园: the name's own end, long enough to be no mere head word."""
    if len(short) >= 4 and full.endswith(short) and full != short and short not in _HEAD_ONLY:
        return f"“{short}”是“{full}”的后半"
    return ""


# words that no name begins with, but a mention that begins too early
_NO_NAME = re.compile(r"^[向同与和及跟对把被将驻在从给为由于等]|[向同与和及跟对把被将驻在从给为由于等]$|[\d、，]")
_BRANCH_OF_BODY = ("专业委员会", "专委会")
_PAGES = re.compile(r"(?:APP|App|客户端|新闻客户端|(?:微信)?公众号)$")


def end_of_body(short: str, full: str) -> str:
    """青石县图书馆 and its 县图书馆; not where what stands before it is no part of a name (某国同|青石组织)."""
    if _PAGES.sub("", short) == full != short:  # 青石财经APP
        return f"“{short}”即“{full}”"
    if short.endswith(_BRANCH_OF_BODY[1]):
        full = full.replace(*_BRANCH_OF_BODY)
    return "" if _NO_NAME.search(full.removesuffix(short)) else end_of_name(short, full)


def by_number(short: str, full: str) -> str:
    """青石一中 for 青石县第一中学, 青石二院 for 青石市第二人民医院: the place and the number tell which one."""
    one, other = _BY_NUMBER.match(short), _NUMBERED.match(full)
    if one is None or other is None or one["number"] != other["number"]:
        return ""
    if (one["kind"] or "医") != other["kind"][0]:
        return ""
    place = other["place"]
    alike = one["place"] in (place, place[:-1] if level_of(place) else place)
    return f"“{short}”是“{full}”的简称，序号相同" if alike else ""


_FACULTY = re.compile(r"(?:.*大学)?(?P<core>[\u4e00-\u9fff、]{2,20})学院$")


def faculty(short: str, full: str) -> str:
    """材料学院 for 材料科学与工程学院, at its university or not: alike at the beginning, then in order."""
    one, other = _FACULTY.fullmatch(short), _FACULTY.fullmatch(full)
    if one is None or other is None or "大学" in short or full.startswith(short):
        return ""  # 青禾理工学院|机械学院: a part of it
    stem, core = one["core"], other["core"]
    clipped = 2 <= len(stem) < len(core) and core.startswith(stem[:2]) and in_order(stem, core)
    return f"“{short}”是“{full}”的简称" if clipped else ""


def core_of_policy(short: str, full: str) -> str:
    """强县富民 is “强县富民”战略."""
    if f"“{short}”" in full:
        return f"“{short}”是“{full}”中加引号的部分"
    same = full != short and bare(_POLICY_TAIL.sub("", full)) == bare(short)
    return f"“{full}”即“{short}”" if same else ""


ZONES = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("高新技术产业开发区", "高开区"),
    ("高新技术开发区", "高开区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("自由贸易试验区", "自贸区"),
    ("自由贸易试验区", "自贸试验区"),
)


_ZONE_KINDS = (
    re.compile(
        r"(?:国家级?|省级)?(?:高新技术产业(?:开发|园)?区|高新技术(?:开发|园)区|高新技术产业园|高新园区?|高新区|高开区)$"
    ),
    re.compile(r"(?:国家级?|省级)?(?:经济技术开发区|经济开发区|经开区|开发区)$"),
    re.compile(r"(?:国家级?|省级)?(?:自由贸易试验区|自贸试验区|自贸区)$"),
    re.compile(r"(?:综合保税区|综保区|保税区)$"),
    re.compile(r"(?:工业|产业)(?:园区|集中区|园)$"),
)
_ZONE_LEVELS = re.compile(r"(?<=..)(?:新区|[省市县区旗])(?=.)|[（()）]|城乡一体化")


@lru_cache(maxsize=1 << 12)
def zone_kind(name: str) -> str:
    """The number of the kind of zone that a name ends in, "" where it is none."""
    return next((str(n) for n, kind in enumerate(_ZONE_KINDS) if kind.search(name)), "")


def zone_named(short: str, full: str) -> str:
    """青禾经开区 is 云岭青禾经济技术开发区, and 高新区 the one 青禾高新技术产业开发区 that the text names."""
    kind = zone_kind(short)
    if not kind or kind != zone_kind(full) or len(short) >= len(full):
        return ""
    of_kind = _ZONE_KINDS[int(kind)]
    place, home = (_ZONE_LEVELS.sub("", of_kind.sub("-", name))[:-1] for name in (short, full))
    generic = of_kind is _ZONE_KINDS[-1]  # 产业园 alone is no name
    told = (place or not generic) and len(place) != 1 and home.endswith(place)
    return f"“{short}”是“{full}”的简称" if told else ""


_PHASES = re.compile(r"[一二三四五六七八九十]+期|[A-Za-z0-9一二三四五六]+(?:区|号|标)|[东西南北中](?:区|段|园)|段$")
_LEAST_CLIPPED = 5


def clipped_work(short: str, full: str) -> str:
    """青禾五金制造基地 is 青禾五金智能制造基地: words left out, the end kept; 青禾工业园区 may lie elsewhere than
    青禾白马工业园区."""
    one, other = bare(short), bare(full)
    if not _LEAST_CLIPPED <= len(one) < len(other) or one[-2:] != other[-2:] or one[:2] not in other:
        return ""
    if _PHASES.findall(one) != _PHASES.findall(other) or any(kind.search(other) for kind in _ZONE_KINDS):
        return ""
    before = other[: other.find(one[:2])]
    if before and not (word_pos(before) == "ns" or level_of(before)):
        return ""
    return f"“{short}”的字依次见于“{full}”" if in_order(one, other) else ""


def zone_clipped(short: str, full: str) -> str:
    """远山经开区 is 远山经济技术开发区, and so are their offices."""
    if short[:2] != full[:2]:  # most pairs; what is left out stands behind them
        return ""
    if short.endswith("开发区") and full.endswith(("经济开发区", "技术开发区", "产业开发区")):
        rest = full.removeprefix(short.removesuffix("开发区"))
        if rest in {whole for whole, _ in ZONES}:
            return f"“{short}”即“{full}”"
    for whole, clipped in ZONES:
        at = full.find(whole)
        if at >= 2 and short == full[:at] + clipped + full[at + len(whole) :]:
            return f"“{clipped}”是“{whole}”的简称"
    return ""
