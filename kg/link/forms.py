"""Short and full forms of names: the linking rules, in order, each with its reason in words.

A rule says why one name may be a form of another of the same type; the caller joins them only where just one fuller name
fits, so that 城投 in a text with two such firms stays by itself.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.names import LEVELS, legal_stem, level_of
from kg.words import word_pos

_MARKS = re.compile(r"[“”\"'‘’「」『』《》〈〉\s、，,。.·\-—（）()【】\[\]+＋]")
_FIRM_TAIL = re.compile(r"(?:集团有限公司|股份有限公司|有限责任公司|有限公司|集团公司|集团|股份|公司|控股)$")
_PROJECT_TAIL = re.compile(r"(?:建设项目|项目|建设工程)$")
_POLICY_TAIL = re.compile(r"(?:战略|行动|行动计划|计划|工程|理念|建设|体系|现代产业体系|产业体系|目标|要求)$")
_GENERIC_TAIL = re.compile(r"^(?:项目|工程|产业园|园区|基地|公司|集团|会议|仪式|大会|活动|签约仪式|推进会)$")


class Form(NamedTuple):
    """A name and its type."""

    name: str
    type: str


class Rule(NamedTuple):
    """``joins(short, full)`` gives the reason why ``short`` names the same as ``full``, or "" where it does not."""

    id: str
    types: tuple[str, ...]
    joins: Callable[[Form, Form], str]


def bare(name: str) -> str:
    """A name without quotation marks, brackets, spaces and the like."""
    return _MARKS.sub("", name).lower()


def _same_but_marks(short: Form, full: Form) -> str:
    if bare(short.name) != bare(full.name) or short.name == full.name:
        return ""
    return f"与“{full.name}”只差标点" if (len(short.name), short.name) < (len(full.name), full.name) else ""


def _government(short: Form, full: Form) -> str:
    """某县政府 is 某县人民政府."""
    plain = full.name.replace("人民政府", "政府")
    return f"“{short.name}”即“{full.name}”" if short.name == plain != full.name else ""


def _prefixed_by_place(short: Form, full: Form) -> str:
    """徐某区政府 in a text that also says 某市徐某区政府; the longer one only adds where it lies."""
    if not full.name.endswith(short.name) or len(short.name) < 3 or full.name == short.name:
        return ""
    prefix = full.name[: -len(short.name)]
    if level_of(prefix) or (len(prefix) in (2, 3) and short.name[0] not in LEVELS):
        return f"“{full.name}”在前面加了“{prefix}”"
    return ""


def _place_level(short: Form, full: Form) -> str:
    """远山 is 远山县."""
    if full.name[-1:] in LEVELS and full.name[:-1] == short.name and len(short.name) >= 2:
        return f"“{short.name}”是“{full.name}”省去“{full.name[-1]}”"
    region = short.name.removesuffix("地区").removesuffix("全省").removesuffix("全市").removesuffix("全县")
    return f"“{short.name}”即“{full.name}”一带" if region != short.name and region == full.name else ""


def _place_chain(short: Form, full: Form) -> str:
    """某省远山县 is 远山县."""
    if short.name.endswith(full.name) and short.name != full.name and level_of(full.name):
        prefix = short.name[: -len(full.name)]
        if len(prefix) >= 2:
            return f"“{short.name}”是带上级“{prefix}”的“{full.name}”"
    return ""


def _legal_form(short: Form, full: Form) -> str:
    stem = legal_stem(full.name)
    if stem and short.name in (stem, stem + "集团", stem + "公司", stem + "股份"):
        return f"“{short.name}”是“{full.name}”省去公司形式"
    if full.name in (short.name + "集团", short.name + "公司", short.name + "股份"):
        return f"“{short.name}”是“{full.name}”省去末尾"
    return ""


def _firm_clipping(short: Form, full: Form) -> str:
    """北川国投集团 for 北川国有资本投资集团有限公司: the characters in order, the first ones kept."""
    if legal_stem(full.name) is None or legal_stem(short.name):
        return ""
    stem = _FIRM_TAIL.sub("", short.name)
    core = _FIRM_TAIL.sub("", full.name)
    if not _in_order(stem, core):
        stem = re.sub(rf"(?<=..)[{LEVELS}]", "", stem)  # 远山区国投集团 for 远山国有资本投资集团有限公司
    if not 2 <= len(stem) < len(core) or not (stem[0] in core[:4] and _in_order(stem, core)):
        return ""
    # 甲城投集团 is not 甲城投置业股份有限公司: what calls itself a group is one in full, too
    if any(form in short.name and form not in full.name for form in ("集团", "股份")):
        return ""
    # 某市公司 is one of several branches; 某市集团, where the place is the brand, is the group
    if word_pos(stem) == "ns" and "集团" not in short.name:
        return ""
    if len(stem) == 2 and any(
        word_pos(core[:cut]) == "ns" and stem == core[0] + core[cut] for cut in (2, 3) if cut < len(core)
    ):
        return f"“{short.name}”取“{full.name}”中地名和行业的首字"
    # the brand, two characters side by side, has to stand in the full name as it is
    if stem[:2] not in full.name:
        return ""
    if full.name.find("分公司") >= 0 or full.name.endswith("支行"):
        return ""
    return f"“{short.name}”的字依次见于“{full.name}”"


def _in_order(short: str, full: str) -> bool:
    at = iter(full)
    return all(c in at for c in short)


def _surname(short: Form, full: Form) -> str:
    """索伦森 in a text that names 玛丽亚·索伦森."""
    parts = re.split(r"[·•‧ ]", full.name)
    if len(parts) > 1 and short.name in (parts[0], parts[-1]) and len(short.name) >= 2:
        return f"“{short.name}”是“{full.name}”的一部分"
    return ""


def _from_abroad(short: Form, full: Form) -> str:
    """芬兰某某集团 is 某某集团: the country only says where it is from."""
    if short.name.endswith(full.name) and len(full.name) >= 3 and word_pos(short.name[: -len(full.name)]) == "ns":
        return f"“{short.name}”是带国名或地名的“{full.name}”"
    return ""


def _group_clipping(short: Form, full: Form) -> str:
    """市政集团 for 市政公用集团."""
    stem, core = short.name.removesuffix("集团"), full.name.removesuffix("集团")
    if stem == short.name or core == full.name or not 2 <= len(stem) < len(core) or not core.startswith(stem):
        return ""
    return f"“{short.name}”是“{full.name}”的简略说法" if word_pos(stem) != "ns" else ""


def _firm_region(short: Form, full: Form) -> str:
    """云岭城投集团 for 云岭省城投集团."""
    if any(
        full.name[:i] + full.name[i + 1 :] == short.name
        for i in range(2, min(6, len(full.name)))
        if full.name[i] in LEVELS
    ):
        return f"“{short.name}”是“{full.name}”省去行政级别"
    return ""


def _levelled_firm(short: Form, full: Form) -> str:
    """县国投集团 for 远山县国投集团: the level alone stands for the place."""
    if short.name[0] in LEVELS and full.name.endswith(short.name) and len(short.name) >= 4:
        return f"“{short.name[0]}”即“{full.name[: -len(short.name) + 1]}”"
    return ""


_BRAND = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4})[A-Za-z]+[\u4e00-\u9fffA-Za-z0-9]*$")


def _brand_of_group(short: Form, full: Form) -> str:
    """远川E站 in a text about 远川集团: a brand that the group's own name opens, with Latin letters for the rest."""
    match = _BRAND.match(short.name)
    if match is None or "集团" not in full.name or short.name.endswith(("集团", "公司")):
        return ""
    core = _FIRM_TAIL.sub("", full.name)
    if core == match["stem"] or (legal_stem(full.name) and match["stem"] in core[:6]):
        return f"“{short.name}”以“{full.name}”的字号“{match['stem']}”开头，是其品牌"
    return ""


_MODIFIER = re.compile(r"未来|国际|现代|生态|智慧|科技|数字|综合")


def _inner_modifier(short: Form, full: Form) -> str:
    """远山新城 for 远山未来新城: a modifier in the middle is left out."""
    for match in _MODIFIER.finditer(full.name):
        if 2 <= match.start() and full.name[: match.start()] + full.name[match.end() :] == short.name:
            return f"“{short.name}”是“{full.name}”省去“{match[0]}”"
    return ""


def _project_tail(short: Form, full: Form) -> str:
    """某某产业园项目 is 某某产业园."""
    if _PROJECT_TAIL.sub("", short.name) == full.name != short.name:
        return f"“{short.name}”即“{full.name}”"
    return ""


def _suffix_of(short: Form, full: Form) -> str:
    """远山某产业园 for 北川省远山某产业园: the name's own end, long enough to be no mere head word."""
    if (
        len(short.name) >= 4
        and full.name.endswith(short.name)
        and full.name != short.name
        and not _GENERIC_TAIL.match(short.name)
    ):
        return f"“{short.name}”是“{full.name}”的后半"
    return ""


def _event_tail(short: Form, full: Form) -> str:
    if 2 < len(short.name) < len(full.name) and full.name.endswith(short.name):
        return f"“{short.name}”是“{full.name}”的简略说法"
    return ""


def _policy_core(short: Form, full: Form) -> str:
    if f"“{short.name}”" in full.name:
        return f"“{short.name}”是“{full.name}”中加引号的部分"
    if bare(_POLICY_TAIL.sub("", full.name)) == bare(short.name) and full.name != short.name:
        return f"“{full.name}”即“{short.name}”"
    return ""


_BODIES = ("Government", "Company", "Organization")
RULES: tuple[Rule, ...] = (
    Rule("form:marks", ("Government", "Company", "Organization", "Place", "Facility", "Project", "Event", "Policy", "Industry"), _same_but_marks),
    Rule("form:government", ("Government",), _government),
    Rule("form:place-level", ("Place",), _place_level),
    Rule("form:place-chain", ("Place",), _place_chain),
    Rule("form:place-prefix", ("Government", "Place"), _prefixed_by_place),
    Rule("form:surname", ("Person",), _surname),
    Rule("form:from", ("Company",), _from_abroad),
    Rule("form:legal", ("Company",), _legal_form),
    Rule("form:firm-region", ("Company", "Organization"), _firm_region),
    Rule("form:firm-level", ("Company",), _levelled_firm),
    Rule("form:firm-clipping", ("Company",), _firm_clipping),
    Rule("form:group-clipping", ("Company",), _group_clipping),
    Rule("form:brand-of-group", ("Company",), _brand_of_group),
    Rule("form:inner-modifier", ("Place", "Project", "Facility"), _inner_modifier),
    Rule("form:project-tail", ("Project", "Facility"), _project_tail),
    Rule("form:suffix", ("Project", "Facility", "Organization", "Policy"), _suffix_of),
    Rule("form:event-tail", ("Event",), _event_tail),
    Rule("form:policy-core", ("Policy",), _policy_core),
)  # fmt: skip
