"""Verb and object with whoever does it: 甲建设乙, 甲成立丙, 甲实施“丁”战略, 甲发展戊产业.

What the object list and the words around it are is told by a row of the table; who does it, by `agents`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from kg.model import Claim
from kg.relations.agents import Agents, called_off
from kg.relations.agents_clause import BODIES, ZONE
from kg.relations.buildings import is_building
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit, clause, sign_class
from kg.rules import Rules

# several projects without names as the subject
_PROJECTS = re.compile(
    r"(?:开工|签约|投产|集中|落户|竣工|启动|建设)[^，。；]{0,8}项目|项目(?:共|总)|\ue00c[^，。；]{0,6}项目"
)
# 共有6个项目签约，涉及|新能源: of several projects, of no place that the sentence before happens to name
_COUNTED = re.compile(r"\ue00c[^，。；]{0,4}(?:项目|工程)[^，。；]{0,6}(?:签约|开工|投产|落户|竣工|集中)")
_UNITS = "\ue000-\ue009"
_MARKS = "，,。；;：:！？!?\n"


# 投资|3亿元的|青石产业园: only what it is worth, unless its own clause says who invests
_WORTH = re.compile(r"\ue00c(?:建设|打造|兴建)?的[^，。；、]{0,6}[“‘《]?")


class Act(NamedTuple):
    """A predicate whose subject acts on its object. ``before``: verbs that take the object; ``around``: pairs of words
    that stand before and behind it (加快…建设); ``gap``: what may stand between verb and object."""

    predicate: str
    words: str
    objects: tuple[str, ...]
    subjects: tuple[str, ...]
    gap: str
    not_behind: str
    around: tuple[str, str] | None = None


_PUSH = (
    r"(?:加快|加速|推进|推动|抓好|抓实|做好|统筹|启动|完成|开展|实施|加强|深化|参与|支持|筹划|谋划|狠抓|聚焦)"
    r"(?:了|完成|实施|推进|抓好)?"
)
_WORKED = (
    r"(?:等)?[^，。；、]{0,8}?(?:的)?(?:等\ue00c[^，。；、]{0,4}(?:项目|工程)|建设|改造|施工|扩建|改扩建|改造提升|提升|"
    r"规划|前期|开工|投产|竣工|落地|完工)"
)
# 出台《…意见》 announces; what is pursued is a strategy, a plan, an action
_DOCUMENT = re.compile(r"(?:意见|办法|规定|条例|通知|措施|法|规则|细则|准则|章程|指引|标准)$")
_ISSUED = ("出台", "制定", "编制")
_BY_THE_BOOK = (*_ISSUED, "按照", "遵循")
ACTS = (
    Act(
        "develops", "develop", ("Project", "Facility"), BODIES,
        # 打造成|智造中心, 建成以|甲园、乙园为主的新城: what it becomes
        gap=r"在于与向对把将为和及成以—",
        not_behind=(
            r"内|中|矩阵|里|上|周边|沿线|范围|所在|附近|管委会|现场|等地|入口|二期|的(?!建设|改造|规划|施工)"
        ),
        around=(_PUSH, _WORKED),
    ),
    Act(
        "establishes", "establish", ("Government", "Company", "Organization"), BODIES,
        gap=r"在于与向对把将为的和及是以",
        not_behind=r"的(?!议案)|内|之|与|和(?![\ue000-\ue009])|以来|后|召开|成员|主任|组长",
    ),
    Act(
        "pursues", "pursue", ("Policy",), BODIES,
        gap=r"在向对把将为的",
        not_behind=r"[”’》]?(?:的要求|精神|以来|期间|背景)",
    ),
    Act(
        "hasIndustry", "industry", ("Industry",), ("Place", "Project", "Company"),
        gap=r"与向对把将为",
        not_behind=(
            r"[”’]?(?:企业|公司|项目|园|基金|人才|协会|部门|工人|链主|龙头|大会|论坛|研究院|学院|专业)"
            # 围绕新能源等领域|开展招商: what is only talked about
            r"|[^，。；]{0,30}?(?:开展|进行|展开)了?[^，。；]{0,8}(?:招商|考察|调研|座谈|洽谈|对接|交流|研讨|讨论|培训)"
        ),
    ),
)  # fmt: skip


_FOR_THE_SAKE = re.compile(r"(?:^|[^作称认成视])为[^，。；]{0,6}$")


@cache
def _expressions(act: Act, words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What finds the verb and its objects in a skeleton."""
    sign = sign_class(act.objects)
    places = sign_class(("Place",))
    goods = "(?:系列)?(?:产品|业务|(?:主导|特色|支柱|重点|优势)?产业链?|行业)?" if "Industry" in act.objects else ""
    more = rf"(?:{goods}等?[、和及与]|以及|[+]|等|(?<=”)(?=“))[“‘《]?(?:[^{_MARKS}{_UNITS}、]{{0,6}}?){sign}[”’》]?"
    objects = rf"(?P<objects>[“‘《]?{places}{{0,2}}{sign}[”’》]?(?:{more})*)(?!{act.not_behind})"
    # 推行|制造业|“智改数转”: the line of business that a policy is for
    line_of = f"{sign_class(('Industry',))}?" if "Industry" not in act.objects else ""
    gap = rf"(?P<gap>[^{_MARKS}{_UNITS}{act.gap}、\s]{{0,12}}?{line_of}[“‘《]?)"
    verbs = "|".join(map(re.escape, words))
    found = [
        re.compile(
            rf"(?<!总)(?P<verb>{verbs})(?!单位|中的|方[\ue000-\ue009]|主体)(?P<aspect>了|完|好|出|起)?{gap}{objects}"
        )
    ]
    if act.around:
        before, behind = act.around
        found.append(re.compile(rf"{before}{gap}{objects}(?P<verb>{behind})"))
    return tuple(found)


def find_acts(scene: Scene) -> Iterator[Claim]:
    """The claims of the table, line by line.

    远山县加大投入，加快建设青石水库 -> 远山县 develops 青石水库
    """
    agents = Agents.in_scene(scene)
    for index, line in enumerate(scene.lines):
        if scene.kind_of_block(index) in ("byline", "meta"):
            continue
        kinds = {u.kind for u in line.units}
        for act in ACTS:
            if not kinds.isdisjoint(act.objects):
                yield from _found(scene, agents, index, line, act)


def _found(scene: Scene, agents: Agents, index: int, line: Skeleton, act: Act) -> Iterator[Claim]:
    for expression in _expressions(act, _verbs(scene.rules, act.words)):
        for match in expression.finditer(line.text):
            worth = _WORTH.fullmatch(match["gap"])
            relative = match["gap"].startswith("的") or worth is not None
            at = match.start()
            many = act.predicate == "hasIndustry" and _only_counted(line, at)
            subjects: Sequence[Unit] = _by_event(line, at, act) or agents.of(
                index, at, act.subjects, carried=not (relative or many)
            )
            subjects = subjects or _host(scene, index, line, at, act)
            if act.predicate in ("develops", "establishes"):
                subjects = _of_one_sort(line, at, _without_hosts(line, at, subjects))
            if act.predicate == "pursues" and _FOR_THE_SAKE.search(line.text[clause(line.text, at)[0] : at]):
                continue  # 为|推动某某倡议|作出贡献: an aim of all
            if worth and ("、" in line.text[clause(line.text, at)[0] : at] or line.text[at - 1 : at] in ("与", "和")):
                continue  # 投资3亿元的甲项目、投资2亿元的乙项目: what each is worth
            for subject, unit in product(subjects, _objects(line, match, act)):
                if _is_part(act, subject, unit):
                    continue
                if subject.mention and unit.mention and subject.mention.text != unit.mention.text:
                    yield scene.claim(
                        act.predicate, subject.mention, unit.mention, line, f"act:{act.predicate}",
                        confidence=0.85 if clause(line.text, at)[0] <= _place(line, subject) else 0.75,
                        at=at, status=called_off(line, at),
                        qualifiers={"kind": _kind(match)} if act.predicate == "develops" else None,
                    )  # fmt: skip
                    if act.predicate == "develops" and _is_park_of_park(subject, unit):
                        yield scene.claim(
                            "partOf", unit.mention, subject.mention, line, "act:part-of-park", confidence=0.8, at=at
                        )


_ABOUT = re.compile(r"(?<=[\ue000-\ue009）])(?:就|围绕|针对)")
_CONTRACT = re.compile(r"签订|签署|签约|签下")


def _without_hosts(line: Skeleton, at: int, subjects: Sequence[Unit]) -> Sequence[Unit]:
    """The firms alone where a contract with a government or zone was told before: 甲与乙管委会签订协议，投资建设丙."""
    start = clause(line.text, at)[0]
    firms = [u for u in subjects if u.kind == "Company"]
    if firms and _ABOUT.search(line.text, start, at):
        return firms  # 甲与乙管委会就|投资建设丙|达成协议
    if not firms or len(firms) == len(subjects) or not _CONTRACT.search(line.text, 0, start):
        return subjects
    return firms if all(_place(line, u) < start for u in subjects) else subjects


def _of_one_sort(line: Skeleton, at: int, subjects: Sequence[Unit]) -> Sequence[Unit]:
    """The firms alone of a row that begins with another one's work: 募资用于甲项目、乙公司|新建丙项目."""
    last = subjects[-1] if subjects else None
    if last is None or last.kind != "Company" or line.unit_or_none(at - 1) is not last:
        return subjects
    return [u for u in subjects if u.kind not in ("Project", "Facility")]


def _only_counted(line: Skeleton, at: int) -> bool:
    """Whether the sentence tells of several projects without a name, and of nobody, before ``at``."""
    named = any(u.mention and u.kind in BODIES for u in line.units_in(0, at))
    return not named and _COUNTED.search(line.text, 0, at) is not None


_PARK = re.compile(r"(?:产业|科技|工业|物流|创业)园区?$")


def _is_park_of_park(subject: Unit, unit: Unit) -> bool:
    """Whether a park or zone lays out a park, which then is a part of it (甲新区打造乙产业园)."""
    if not (subject.kind == unit.kind == "Project" and subject.mention and unit.mention):
        return False
    return bool(ZONE.search(subject.mention.text) and _PARK.search(unit.mention.text))


def _is_part(act: Act, subject: Unit, unit: Unit) -> bool:
    """Whether the object is a building of the subject's own (学校建设教学楼、食堂): a part of it, see buildings.py."""
    return is_building(unit) and act.predicate == "develops" and subject.kind in ("Project", "Organization")


def _by_event(line: Skeleton, at: int, act: Act) -> list[Unit]:
    """会上|成立甲办公室: what is set up at a meeting is the meeting's."""
    before = line.unit_or_none(at - 1) if act.predicate == "establishes" else None
    return [before] if before and before.kind == "Event" else []


def _host(scene: Scene, index: int, line: Skeleton, at: int, act: Act) -> list[Unit]:
    """本次开工的项目共22个，涉及|甲、乙等领域: the lines of business of many projects are those of the zone or place
    that the title names."""
    if act.predicate != "hasIndustry" or not _PROJECTS.search(line.text, 0, at):
        return []
    host = next((u for u in scene.title_units() if u.kind in ("Project", "Place") and u.mention), None)
    if host and scene.text[max(0, host.start - 1) : host.start] in tuple("在赴到于去"):
        return []  # 我市在深圳举办推介会
    return [host] if host and (host.kind == "Place" or ZONE.search(host.text)) else []


def _place(line: Skeleton, unit: Unit) -> int:
    return line.place(unit) if unit in line.units else -1


def _objects(line: Skeleton, match: re.Match[str], act: Act) -> Sequence[Unit]:
    start, end = match.span("objects")
    found = [u for u in line.units_in(start, end) if u.kind in act.objects and not _is_common(u)]
    if act.predicate == "pursues" and match["verb"] in _BY_THE_BOOK:
        # 制定《…行动计划》 announces it, see policies.toml
        titled = "《" if match["verb"] in _ISSUED else ""
        return [
            u for u in found if not (_DOCUMENT.search(u.text) or (titled and line.text[line.place(u) - 1] == titled))
        ]
    return found


def _is_common(unit: Unit) -> bool:
    """Whether a referring word rather means any of its kind: 推进项目建设, not 推进该项目建设."""
    return unit.refers and not unit.text.startswith(("该", "本", "此", "上述"))


def _kind(match: re.Match[str]) -> str:
    """The verb as a qualifier: 建设 of 加快…等项目建设."""
    found = re.search(r"改扩建|改造提升|[\u4e00-\u9fff]{2}$", match["verb"])
    return match["verb"] if match.start("verb") < match.start("objects") else found[0] if found else ""


def _verbs(rules: Rules, name: str) -> tuple[str, ...]:
    return tuple(rules.classes[name])
