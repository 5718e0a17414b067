"""Forms of firms' names; each function gives the reason in words, "" where it does not apply."""

import re
from functools import lru_cache

from kg.names import LEVELS, in_order, legal_stem
from kg.rules import divisions_of, load_rules
from kg.words import is_word, word_pos

_TAIL = re.compile(r"(?:集团有限公司|股份有限公司|有限责任公司|有限公司|集团公司|集团|股份|公司|控股)$")
_NUMBERED = re.compile(
    r"(?P<group>[\u4e00-\u9fff]{2,}?)(?:集团|公司)?第?(?P<number>[一二三四五六七八九十]{1,3})"
    r"(?P<trade>[\u4e00-\u9fff]{0,6}?)(?:集团)?(?:有限|有限责任|股份有限)?(?P<kind>公司|局)$"
)
_PLACES = re.compile(rf"[\u4e00-\u9fff]{{2,4}}?[{LEVELS}](?=[\u4e00-\u9fff]{{2,}})")
_BRAND = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4})[A-Za-z]+[\u4e00-\u9fffA-Za-z0-9]*$")


def from_abroad(short: str, full: str) -> str:
    """芬兰某某集团 is 某某集团: the country only says where it is from; 远山|县国投集团 is cut within its place."""
    if short.endswith(full) and len(full) >= 3 and full[0] not in LEVELS and _is_places(short[: -len(full)]):
        return f"“{short}”是带国名或地名的“{full}”"
    stem = legal_stem(full)  # 云岭远帆汽车科技 for 远帆汽车科技有限公司: brand and trade, not the brand alone
    if stem and len(stem) >= _BRAND_AND_TRADE and short.endswith(stem) and _is_places(short[: -len(stem)]):
        return f"“{short}”是带地名、省去公司形式的“{full}”"
    return ""


_BRAND_AND_TRADE = 6


def _is_places(text: str) -> bool:
    """Whether ``text`` is a place, or one place and another within it (云岭青禾)."""
    cuts = (i for i in range(2, len(text) - 1) if word_pos(text[:i]) == "ns")
    return word_pos(text) == "ns" or any(word_pos(text[i:]) == "ns" for i in cuts)


def _without_places(core: str) -> str:
    """What is left of a firm's core behind the places that it begins with: 云岭青禾|远川挂车制造."""
    while cut := next((i for i in (4, 3, 2) if i + 2 < len(core) and word_pos(core[:i]) == "ns"), 0):
        core = core[cut:]
    return core


def begins_with(full: str, short: str) -> bool:
    """Whether a firm's name begins with ``short``, maybe behind a place: 云岭|青禾电气股份有限公司."""
    at = full.find(short)
    return at == 0 or (at > 1 and _is_places(full[:at]))


def without_legal_form(short: str, full: str) -> str:
    """青石新材料 is 青石新材料股份有限公司; 青石 is 青石集团."""
    stem = legal_stem(full)
    form = full.removeprefix(stem) if stem else ""
    # 青石集团 and 青石股份有限公司, 青石股份 and 青石集团有限公司 are mother and daughter
    forms = (
        "",
        "公司",
        "集团" if form != "股份有限公司" else "",
        "股份" if "集团" not in form or "股份" in form else "",
    )
    if stem and short in {stem + each for each in forms}:
        return f"“{short}”是“{full}”省去公司形式"
    return f"“{short}”是“{full}”省去末尾" if full in (short + "集团", short + "公司", short + "股份") else ""


def capital(short: str, full: str) -> str:
    """青石 for 青石资本, 青石创投: what is left when no group or firm of the name is told of."""
    return f"“{short}”是“{full}”省去末尾" if full in (short + "创投", short + "资本") else ""


# what stands behind a firm's own name: lines of business, and words that every firm may have there
_LINES = (
    "科技|电子|生物|医药|制药|药业|汽车|能源|新能源|新材|新材料|材料|光电|光伏|光储|智能|智造|食品|饮品|酒业|乳业|茶业|农业|牧业|渔业|林业|种业|化工|化学|重工|机械|"
    "装备|设备|精密|环保|环境|软件|信息|通信|网络|医疗|健康|教育|超市|户外|百货|服饰|服装|家居|家具|家电|电器|电气|钢铁|铝业|铜业|矿业|水泥|建材|陶瓷|动力|航天|航空|激光|传感|"
    "数控|电缆|纺织|印染|包装|机器人|半导体|微电子|芯片|低空|产业|实业|工业|控股|发展|开发|建设|运营|管理|经营|技术|工程|制造|研发|商贸|贸易|供应链|物流|服务|文化|旅游|"
    "文旅|置业|城市|先进|循环|高端|数字|数据|智慧|现代|绿色|国际|国有|资产|用品|制品|系统"
)
_REST = re.compile(f"(?:{_LINES})+")
_TAILS = re.compile(r"(?:集团|股份|控股|有限|责任|总公司|公司|株式会社)+$")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


@lru_cache(maxsize=1 << 12)  # each name is set beside many others
def own_name(firm: str) -> tuple[str, str]:
    """The place that a firm's name begins with, and its own name without legal form: 云岭|青珩制药."""
    name = _TAILS.sub("", _BRACKETS.sub("", firm))
    register = divisions_of(load_rules())
    end = 0
    for cut in range(2, len(name) - 1):
        if cut - end > 5:
            break
        piece = name[end:cut]
        if len(piece) > 1 and (register.codes(piece) or word_pos(piece) == "ns"):
            end = cut + (name[cut] in LEVELS and len(name) - cut > 2)
    return name[:end], name[end:]


def brand_and_lines(short: str, full: str) -> str:
    """青珩 is 青珩制药, 青珩集团 is 云岭青珩新材料科技集团有限公司, in a text that knows one such firm. What is a word,
    or widely known, may have daughters (远山 and 远山汽车); 青石股份 is not 青石集团."""
    if len(short) >= len(full) or (("股份" in short or "集团" in short) and "集团" not in full and "股份" not in full):
        return ""
    if _TAILS.search(short) and full.startswith(short) and not _TAILS.fullmatch(full, len(short)):
        return ""  # 青石控股|新能源有限公司: one of its firms
    place, brand = own_name(short)
    home, name = own_name(full)
    if not name.startswith(brand) or not 2 <= len(brand) <= 8 or (place and place[:2] != home[:2]) or is_word(brand):
        return ""
    if "控股" in short and "控股" not in full:
        return ""
    if ("股份" in short) != ("股份" in full) and ("集团" in short or "集团" in full):
        return ""
    rest = name[len(brand) :]
    if rest and not _REST.fullmatch(rest):
        return ""
    return f"“{short}”是“{full}”省去地名、行业或公司形式"


_IN_BRACKETS = re.compile(r"(?P<name>[^（()）]{2,})[（(](?P<other>[A-Za-z][^（()）]{1,}|[\u4e00-\u9fff·]{2,})[）)]$")


def in_brackets(short: str, full: str) -> str:
    """青珩微电子, Qingheng for 青珩微电子（Qingheng）; of a place in brackets there may be others (青珩（远山）)."""
    match = _IN_BRACKETS.match(full) if full[-1:] in "）)" and len(short) < len(full) else None
    if match is None or short not in match.group("name", "other") or _is_places(match["other"]):
        return ""
    return f"“{short}”是“{full}”括号内外之一"


def without_level(short: str, full: str) -> str:
    """云岭城投集团 for 云岭省城投集团."""
    if short[:2] != full[:2]:  # most pairs; what is left out stands behind them
        return ""
    levels = (i for i in range(2, min(6, len(full))) if full[i] in LEVELS)
    if any(full[:i] + full[i + 1 :] == short for i in levels):
        return f"“{short}”是“{full}”省去行政级别"
    return ""


# what a firm's legal form may be in the midst of a branch's name
_INNER = re.compile(
    r"(?:[（(]集团[）)])?(?:集团)?(?:股份|有限责任|有限)*公司"
    r"(?=[\u4e00-\u9fff]{2,10}(?:分行|支行|分公司|支公司|营业部|办事处|分理处)$)"
)
_SEAT_LEVEL = re.compile(rf"(?<=..)[{LEVELS}](?=(?:分行|支行|分公司|支公司|营业部|办事处|分理处)$)")
_COOPERATIVE = re.compile(r"(?:农民)?(?:专业)?合作社(?:联合社)?$")


def branch(short: str, full: str) -> str:
    """岚桥银行白石分行 for 岚桥银行股份有限公司白石分行, and with or without the level of the place (白石市分行)."""
    inner = _INNER.search(full)
    if inner is None or inner.start() < 2:
        return ""
    plain = full[: inner.start()] + full[inner.end() :]
    alike = _SEAT_LEVEL.sub("", short) == _SEAT_LEVEL.sub("", plain)
    return f"“{short}”是“{full}”省去公司形式" if alike else ""


def cooperative(short: str, full: str) -> str:
    """青禾蔬菜合作社 for 青禾蔬菜专业合作社."""
    one, other = _COOPERATIVE.search(short), _COOPERATIVE.search(full)
    if one is None or other is None or one.start() < 3 or len(one[0]) >= len(other[0]) or other[0].endswith("联合社"):
        return ""
    return f"“{short}”是“{full}”省去合作社种类" if short[: one.start()] == full[: other.start()] else ""


def level_for_place(short: str, full: str) -> str:
    """县国投集团 for 远山县国投集团: the level alone stands for the place."""
    if short[0] in LEVELS and full.endswith(short) and len(short) >= 4:
        return f"“{short[0]}”即“{full[: -len(short) + 1]}”"
    return ""


def clipping(short: str, full: str) -> str:
    """北川国投集团 for 北川国有资本投资集团有限公司: the characters in order, the first ones kept."""
    return "" if legal_stem(full) is None else _clipped(short, full)


def clipping_of_group(short: str, full: str) -> str:
    """远山海投集团 for 远山海城建设投资集团, which is told without its legal form."""
    whole = legal_stem(full) is None and full.endswith("集团") and len(full) - len(short) > 1
    return _clipped(short, full) if whole else ""


def _clipped(short: str, full: str) -> str:
    if short[:1] not in full:  # most pairs
        return ""
    if short.endswith("集团公司") and "集团" in full:
        short = short.removesuffix("公司")  # 青石集团公司 of 云岭青石集团有限公司
    if legal_stem(short):
        return ""
    core = _TAIL.sub("", full)
    if short.endswith("控股") and "控股" not in full:
        return ""
    brand = _without_places(core)
    if brand != core and short.endswith("公司") and brand.startswith(short.removesuffix("公司")) and len(short) > 3:
        return f"“{short}”取“{full}”的字号"
    stem = _TAIL.sub("", short)
    if not in_order(stem, core):
        stem = re.sub(rf"(?<=..)[{LEVELS}]", "", stem)  # 远山区国投集团 for 远山国有资本投资集团有限公司
    if not 2 <= len(stem) < len(core) or stem[0] not in core[:4] or not in_order(stem, core):
        return ""
    if _is_another_firm(short, full, stem):
        return ""
    if len(stem) == 2 and _place_and_business(stem, core):
        return f"“{short}”取“{full}”中地名和行业的首字"
    # the brand, two characters side by side, has to stand in the full name as it is
    if stem[:2] not in full or "分公司" in full or full.endswith("支行"):
        return ""
    return f"“{short}”的字依次见于“{full}”"


def same_end(short: str, full: str) -> str:
    """远川科研院 for 远川科学技术研究院有限公司: a clipping that ends as the firm's own name does."""
    stem = legal_stem(full) or ""
    if len(short) < 3 or short[-1:] != stem[-1:] or stem.startswith(short):
        return ""
    return clipping(short, full)


def _is_another_firm(short: str, full: str, stem: str) -> bool:
    """Whether the short form says what the full one is not: a group; or it is a place, whose branch it may be."""
    # 甲城投集团 is not 甲城投置业股份有限公司: what calls itself a group is one in full, too
    if any(form in short and form not in full for form in ("集团", "股份")):
        return True
    # 甲集团新能源有限公司 is one of the firms of 甲集团
    if stem != short and _TAIL.sub("", full).startswith(short) and _TAIL.sub("", full) != short:
        return True
    # 某市公司 is one of several branches; 某市集团, where the place is the brand, is the group
    return word_pos(stem) == "ns" and "集团" not in short


def _place_and_business(stem: str, core: str) -> bool:
    """Whether a clipping takes the first characters of the place and of what is behind it (北钢 of 北川钢铁); of
    several places the last one counts."""
    place = _PLACES.match(core)
    inner = core[place.end() :] if place else core  # 远山市|青禾新区建设: the nearest place gives the name
    return any(
        stem == name[0] + name[cut]
        for name in {core, inner}
        for cut in range(2, min(5, len(name)))
        if word_pos(name[:cut]) == "ns" or (cut > 2 and name[cut - 1] in LEVELS)
    )


def group_clipping(short: str, full: str) -> str:
    """市政集团 for 市政公用集团, 川建集团 for 川西建工集团."""
    stem, core = short.removesuffix("集团"), full.removesuffix("集团")
    if stem != short and core != full and len(stem) == 2 < len(core) and _place_and_business(stem, core):
        return f"“{short}”取“{full}”中地名和行业的首字"
    if stem == short or core == full or not 2 <= len(stem) < len(core):
        return ""
    # 中华电投集团 for 中华电力投资集团: the first word whole, then the first characters of the others
    if len(stem) >= 3 and stem[:2] == core[:2] and is_word(stem[:2]) and _first_characters(stem[2:], core[2:]):
        return f"“{short}”的字依次见于“{full}”"
    if not core.startswith(stem):
        return ""
    return f"“{short}”是“{full}”的简略说法" if word_pos(stem) != "ns" else ""


def group_behind_brand(short: str, full: str) -> str:
    """砂岩集团 for 青石白马砂岩科技集团有限公司, one of the groups of 青石白马: what tells it from the others."""
    stem = short.removesuffix("集团")
    if stem == short or not 2 <= len(stem) <= 4 or "集团" not in full or legal_stem(full) is None:
        return ""
    at = full.find(stem)
    brand = full[:at]
    if not 2 <= at <= 4 or word_pos(brand) == "ns" or not (is_word(stem) or len(stem) > 2):
        return ""
    return f"“{short}”取“{full}”中字号“{brand}”后的部分"


def works_of_firm(short: str, full: str) -> str:
    """青禾服饰厂 is 青禾服饰有限公司."""
    stem = legal_stem(full)
    return f"“{short}”即“{full}”" if stem and len(stem) > 3 and short == f"{stem}厂" else ""


def _first_characters(stem: str, core: str) -> bool:
    """Whether ``stem`` has just the first characters of the two-character words of ``core`` (电投: 电力投资)."""
    return (
        stem == core[::2]
        and len(core) == 2 * len(stem)
        and all(is_word(core[i : i + 2]) for i in range(0, len(core), 2))
    )


def numbered_branch(short: str, full: str) -> str:
    """远山路桥三公司 for 远山路桥集团第三工程有限公司: the group and the number tell which one; the number alone, or
    another trade of the same number (第三建设公司 beside 三水务公司), does not."""
    one, other = _NUMBERED.match(short), _NUMBERED.match(full)
    if one is None or other is None or len(short) >= len(full):
        return ""
    if (one["number"], one["kind"]) != (other["number"], other["kind"]) or one["group"] != other["group"]:
        return ""
    if one["trade"] and not in_order(one["trade"], other["trade"]):
        return ""
    return f"“{short}”是“{full}”的简称，序号相同"


def brand_of_group(short: str, full: str) -> str:
    """远川E站 in a text about 远川集团: a brand that the group's own name opens, with Latin letters for the rest."""
    match = _BRAND.match(short)
    if match is None or "集团" not in full or short.endswith(("集团", "公司")):
        return ""
    core = _TAIL.sub("", full)
    if core == match["stem"] or (legal_stem(full) and match["stem"] in core[:6]):
        return f"“{short}”以“{full}”的字号“{match['stem']}”开头，是其品牌"
    return ""
