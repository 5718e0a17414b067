"""Where people came to harm: 甲州乙市发生事故，造成|5人|死亡."""

import re

from kg.relations.units import SIGNS, Skeleton, Unit

_HARM = re.compile(r"(?:死亡|遇难|丧生|受伤|失踪|失联|被困|轻伤|重伤|死伤|伤亡|死、|遭绑架)")
_PEOPLE = frozenset({"人", "名", "余人"})
# 60名|巴勒斯坦人|死亡
_WHOSE = re.compile(
    rf"(?:{SIGNS['Place']}|当地)?(?:平民|人|儿童|士兵|民众|居民|学生|乘客|矿工|医护人员|工作人员|成员)?"
)
# how the next place lies in the one before: 甲国|首都|乙市, 甲州乙市|附近|丙城
_INSIDE = re.compile(
    r"(?:的?首都|首府|(?:东北|东南|西北|西南|[东西南北中])部(?:边境|沿海)?(?:城市|小城|小镇|地区)?|附近|境内)?$"
)
_SAYS = re.compile(r"(?:媒体|警方|官方|政府|当地|卫生|外交|通讯社|国防|军队|与|和\ue004)")


def is_harm(line: Skeleton, at: int) -> bool:
    """Whether the figure counts the dead, the hurt or the lost: |5人|死亡, |3人|受伤."""
    if line.unit(at).unit not in _PEOPLE:
        return False
    whose = _WHOSE.match(line.text, at + 1)
    return bool(_HARM.match(line.text, whose.end() if whose else at + 1))


def harmed_at(line: Skeleton, at: int) -> Unit | None:
    """The place where people came to harm: the innermost of the chain that the sentence names (甲州乙市|21日发生事故),
    the outermost where several places in it are named; None where it names none, or several states side by side."""
    places = [
        u
        for u in line.units_in(0, at)
        if u.kind == "Place" and u.mention and not _SAYS.match(line.text, line.place(u) + 1)
    ]
    if places and line.place(places[-1]) == at - 1:  # 造成甲县、乙县|16人|受伤
        return None if line.text[at - 2 : at - 1] in ("、", "和") else places[-1]
    for i, last in enumerate(places):
        behind = places[i + 1] if i + 1 < len(places) else None
        gap = line.text[line.place(last) + 1 : line.place(behind)] if behind else ""
        if behind and _INSIDE.match(gap):
            continue
        listed = line.text[line.place(last) + 1 :][:1] in "、和" or line.text.startswith("等", line.place(last) + 1)
        return (places[0] if i else None) if listed else last
    return None
