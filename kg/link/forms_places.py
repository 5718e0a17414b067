"""Forms of places' and governments' names; each function gives the reason in words, "" where it does not apply."""

import re
from functools import cache, lru_cache

from kg.link.forms_works import ZONES
from kg.names import LEVELS, in_order, level_of
from kg.rules import load_rules
from kg.words import word_pos

# what stands before a name and is no larger place: a mention that begins too early (访|青石|驻远山)
_CARRIED = re.compile(r"[向同与和及跟对在从]|驻$")

# 约旦哈希姆王国, 远国民主人民共和国
_FULL_STATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,7}?)(?:民主|人民|社会主义|伊斯兰|阿拉伯|联邦|合众|东岸|多民族|联合|玻利瓦尔|哈希姆)*(?:共和国|王国|联邦|公国|国)$"
)
# levels of more than one character, left out as the others are
_LONG_LEVELS = ("特别行政区", "特区", "自治区", "自治州", "自治县", "共和国", "地带")


# 政协第九届全国委员会, 中国人民政治协商会议第九届青石市委员会
_CONFERENCE = re.compile(
    r"(?:中国人民政治协商会议|政协)(?:第[一二三四五六七八九十]+届)?(?P<of>全国|[\u4e00-\u9fff]{2,8}?[省市区县州旗])委员会"
)


# how the army of a state is called, too: 约旦军队, 约旦军方
_ARMY = re.compile(r"(?P<state>[\u4e00-\u9fff]{1,6}?)(?:政府军|国防军|军队|军方|武装部队|武装力量|军)$")
_ARMY_ENDS = frozenset("军队方量")


def army(short: str, full: str) -> str:
    """约旦军方 is 约旦军队, and 约军 the army of 约旦."""
    if short[-1:] not in _ARMY_ENDS or full[-1:] not in _ARMY_ENDS:
        return ""
    one, other = _ARMY.match(short), _ARMY.match(full)
    if one is None or other is None or (len(short), short) >= (len(full), full):
        return ""
    same = _states(one["state"]) & _states(other["state"])
    return f"“{short}”与“{full}”说的是同一支军队" if same else ""


def _states(name: str) -> frozenset[str]:
    """The countries that ``name`` or its one character stands for."""
    rules = load_rules()
    if name in rules.words("countries"):
        return frozenset((name,))
    full = rules.words("clippings").get(name, ("",))[0]
    return frozenset(full.split("/")) - {""}


# 青岭|白族傣族自治州, 远山|维吾尔自治区
_OF_PEOPLES = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:[\u4e00-\u9fff]{1,4}族(?:[\u4e00-\u9fff]{1,4}族){0,3}|维吾尔)自治[州县区]$"
)
_LEVEL_OF_SEAT = re.compile(r"[省市区县州旗]政府$")


_OF_COMMITTEE = re.compile(r"(?P<level>[省市区县])委(?P<rest>政法委|组织部|宣传部|统战部|编办|办公室|党校|老干部局)$")


def of_committee(short: str, full: str) -> str:
    """县政法委 is 县委政法委, 青石市组织部 青石市委组织部."""
    match = _OF_COMMITTEE.search(full)
    if match is None or match["rest"] == "办公室":
        return ""
    plain = full[: match.start()] + match["level"] + match["rest"]
    return f"“{short}”即“{full}”" if short == plain else ""


def committee_of_zone(short: str, full: str) -> str:
    """云岭新片区管委会 is 青石自由贸易试验区云岭新片区管理委员会, 高开区管委会 青石高新技术产业开发区管理委员会."""
    if not short.endswith("管委会") or short == full or len(short) <= _LEAST_OF_ZONE:  # most pairs
        return ""
    plain = full.replace("管理委员会", "管委会")
    for name in (plain, *(plain.replace(whole, clipped) for whole, clipped in ZONES if whole in plain)):
        prefix = name.removesuffix(short)
        zone = prefix == "" or prefix.endswith(("区", "省", "市", "县", "州")) or word_pos(prefix) == "ns"
        if name != prefix and zone:
            return f"“{short}”即“{full}”"
    return ""


_LEAST_OF_ZONE = 5


@lru_cache(maxsize=1 << 14)  # each body is set beside many others
def _told_for_short(full: str) -> tuple[str, str, str, str, str]:
    """A body's name as a conference's, a congress's, a court's and a government's is told for short, the last also
    without its level; "" for what is no conference."""
    conference = _CONFERENCE.fullmatch(full)
    council = full.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")
    judged = full.replace("人民法院", "法院").replace("人民检察院", "检察院")
    plain = full.replace("人民政府", "政府")
    bare = _LEVEL_OF_SEAT.sub("政府", plain)
    return conference["of"] + "政协" if conference else "", council, judged, plain, bare


def government(short: str, full: str) -> str:
    """某县政府 is 某县人民政府 and 某市某县人民政府, 某街道办 is 某街道办事处, 某县法院 is 某县人民法院; 青石市政协 is
    政协青石市委员会, in whichever term."""
    if (short, full) == ("党中央", "中共中央"):
        return "“党中央”即中国共产党的“中共中央”"
    if short[:1] not in full:  # most pairs
        return ""
    conference, council, judged, plain, bare = _told_for_short(full)
    if conference == short:
        return f"“{short}”即“{full}”"
    if council == short != full:
        return f"“{short}”即“{full}”"
    if (
        len(short) >= 4
        and short != plain != bare
        and bare.endswith(short)
        and level_of(plain.removesuffix("政府")[-6:])
    ):
        return f"“{short}”即“{full}”，省去行政级别"
    within = plain != full and plain.endswith(short) and level_of(plain.removesuffix(short)) is not None
    same = (
        short == judged != full
        or (short[-2:-1] in LEVELS and plain == f"{short[:-1]}政府" and short.endswith("府"))
        or short == plain != full
        or (within and len(short) > 4)
        or (full.endswith("街道办事处") and short == full.removesuffix("事处"))
    )
    return f"“{short}”即“{full}”" if same else ""


_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,}(?:派出所|法庭|司法所|税务所|监管所|[大中支]队|分局|消防站)")
_WHOSE = re.compile(r".+(?:公安局|分局|法院|检察院|司法局|税务局|监管局|监督管理局|支队|大队)")


def office_of_body(short: str, full: str) -> str:
    """青石派出所 is 县公安局青石派出所, named without the body that it belongs to; 刑侦大队 may be any body's."""
    office = len(short) > 4 and short != full and full.endswith(short) and _OFFICE.fullmatch(short)
    return f"“{short}”是“{full}”省去所属机关" if office and _WHOSE.fullmatch(full.removesuffix(short)) else ""


_INNER_BODY = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,9}?(?:[厅委院署]|(?<![办教管])[局]))"
    r"(?P<part>[\u4e00-\u9fff]{2,9}(?:局|支队|总队|大队|中队|中心|研究院|研究所|站))$"
)


def without_department(short: str, full: str) -> str:
    """省青种局 for 云岭省农业厅青种局, 青石县交警大队 for 青石县公安局交警大队: place and part tell which one."""
    if short[-2:] != full[-2:] or len(short) >= len(full):  # most pairs
        return ""
    at = next((i for i in range(1, min(8, len(short))) if short[i - 1] in LEVELS), 0)
    place = full.find(short[:at]) if at else -1
    if place < 0 or (at > 1 and place > 0):
        return ""
    inner = _INNER_BODY.match(full, place + at)
    return f"“{short}”是“{full}”省去所属机关" if inner and inner["part"] == short[at:] else ""


_CLIPPED_ENDS = frozenset("署委局部会院办厅组")


def clipped_body(short: str, full: str) -> str:
    """国种署 for 国家国际种苗发展署: the first character, the last one, and one or two between them in their order."""
    if not 2 < len(short) < 5 or short[0] != full[0] or short[-1] != full[-1] or short[-1] not in _CLIPPED_ENDS:
        return ""
    if len(full) < len(short) + 3 or short in full or word_pos(short[:2]) == "ns" or any(c in LEVELS for c in short):
        return ""
    return f"“{short}”的字依次见于“{full}”" if in_order(short, full) else ""


# what the bodies of a place call themselves by their trade: 青石公安, 青石税务
_TRADES = {
    "公安": ("公安局", "公安分局"),
    "交警": ("公安局交警大队", "交警大队", "公安局交警支队", "交警支队"),
    "税务": ("税务局",),
    "检察": ("人民检察院", "检察院"),
    "消防": ("消防救援大队", "消防救援支队", "消防救援局", "消防大队", "消防支队"),
    "人社": ("人力资源和社会保障局", "人社局"),
    "卫健": ("卫生健康局", "卫健局", "卫生健康委员会", "卫健委"),
    "教育": ("教育局",),
    "城管": ("城市管理局", "城管局", "城市管理综合行政执法局"),
    "融媒": ("融媒体中心",),
}


def by_trade(short: str, full: str) -> str:
    """青石公安 is 青石县公安局, 青石融媒 is 青石县融媒体中心."""
    ends = _TRADES.get(short[-2:], ()) if short[:2] == full[:2] else ()
    place = short[:-2]
    for end in ends:
        whole = full.removesuffix(end)
        if whole != full and len(place) > 1 and (whole == place or (whole[:-1] == place and whole[-1] in LEVELS)):
            return f"“{short}”即“{full}”"
    return ""


def department_clipped(short: str, full: str) -> str:
    """青石市住建局 is 青石市住房和城乡建设局, 青石县发改委 青石县发展和改革委员会; lexicon ``departments``."""
    if short[:1] != full[:1]:  # most pairs
        return ""
    match = _departments().search(full)
    if match is None or short != short_of_official(full):
        return ""
    return f"“{load_rules().words('departments')[match['word']][0]}”是“{match['word']}”的简称"


@cache
def _departments() -> re.Pattern[str]:
    """A department's full name with its head, at the end of a body's name."""
    rows = load_rules().words("departments").items()
    words = sorted((word for word, (clipped, *_) in rows if clipped), key=len, reverse=True)
    return re.compile(rf"(?P<word>{'|'.join(words)})(?P<head>委员会|[局厅部委办署社]|总局|办公室)$")


# how the long form of an official name is told for short; no other body of the place is called so
_OFFICIAL = {
    "人民代表大会常务委员会": "人大常委会",
    "人民代表大会": "人大",
    "人民政府": "政府",
    "人民法院": "法院",
    "人民检察院": "检察院",
    "管理委员会": "管委会",
}


def short_of_official(full: str) -> str:
    """What a body with an official name is called for short, whatever the text says: 青石市政府 for 青石市人民政府,
    青石市住建局 for 青石市住房和城乡建设局; "" where there is no such form, or no place stands before."""
    for long, clipped in _OFFICIAL.items():
        if full.endswith(long):
            place = full.removesuffix(long)
            # 中央政府 is that of any state
            return place + clipped if len(place) > 2 and place[-1] in LEVELS else ""
    match = _departments().search(full)
    if match is None or match.start() < 2:
        return ""
    clipped = load_rules().words("departments")[match["word"]][0]
    return full[: match.start()] + clipped + ("委" if match["head"] == "委员会" else match["head"])


def without_level(short: str, full: str) -> str:
    """远山 is 远山县, 远山地区 means 远山."""
    if short[:1] != full[:1]:  # most pairs, as all forms begin alike
        return ""
    if full[-1:] in LEVELS and full[:-1] == short and len(short) >= 2:
        return f"“{short}”是“{full}”省去“{full[-1]}”"
    if (short, full) == ("中国", "中华人民共和国"):
        return "“中国”是“中华人民共和国”的简称"
    state = _FULL_STATE.match(full)
    if state and state["name"] == short and short in load_rules().words("countries"):
        return f"“{short}”是“{full}”的简称"
    if short[-1:] == full[-1:] == "州" and len(short) == 2 and len(full) > 3 and short[0] == full[0]:
        return f"“{short}”是“{full}”的简称"
    if any(full == short + level for level in _LONG_LEVELS) and len(short) >= 2:
        return f"“{short}”是“{full}”省去行政级别"
    peoples = _OF_PEOPLES.search(full) if full[-1:] in "州县区" and "自治" in full else None
    if peoples and len(short) >= 2 and short in (full[: peoples.start()], full[: peoples.start()] + full[-1]):
        return f"“{short}”是“{full}”的简称"
    if full[-1:] == "村" and full[:-1] == short and len(short) >= 2:
        return f"“{short}”是“{full}”省去“村”"
    region = short.removesuffix("地区").removesuffix("全省").removesuffix("全市").removesuffix("全县")
    return f"“{short}”即“{full}”一带" if region != short and region == full else ""


def behind_larger_place(short: str, full: str) -> str:
    """某省远山县 is 远山县."""
    prefix = short.removesuffix(full)
    if len(prefix) >= 2 and prefix != short and level_of(full):
        return f"“{short}”是带上级“{prefix}”的“{full}”"
    return ""


def without_larger_place(short: str, full: str) -> str:
    """青石区政府 in a text that also says 远山市青石区政府; the longer one only adds where it lies."""
    if short[-2:] != full[-2:]:
        return ""
    # 云岭青石市政府 is 青石市人民政府, too
    plain, whole = (name.replace("人民政府", "政府") for name in (short, full))
    if not whole.endswith(plain) or len(short) < 3 or whole == plain:
        return ""
    prefix = whole[: -len(plain)]
    if _CARRIED.search(prefix):
        return ""
    if level_of(prefix) or (len(prefix) in (2, 3) and short[0] not in LEVELS):
        return f"“{full}”在前面加了“{prefix}”"
    return ""


def level_for_place(short: str, full: str) -> str:
    """省国资委 for 云岭省国资委: the level alone stands for the place."""
    if short[0] in LEVELS and len(short) >= 4 and full.endswith(short) and level_of(full[: -len(short) + 1]):
        return f"“{short[0]}”即“{full[: -len(short) + 1]}”"
    return ""
