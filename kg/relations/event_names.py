"""The whole wording by which an event is told: 举行|2033年9月份|重点项目开工仪式, 甲市政府与乙公司、|丙公司签约仪式.

The name of a gathering is cut where it may be cut; who reads the report takes all the words up to the verb for its
name. Both are names of the one event.
"""

import re
from collections.abc import Iterable, Iterator

from kg.model import Claim, Mention
from kg.relations.occasions import DATE, HOLD, NO_EVENT, body_start, readable
from kg.relations.scene import Scene
from kg.relations.trips import FULL_DAY
from kg.relations.units import SIGNS, Skeleton, Unit

_VERB = re.compile(
    r"(?:举行|举办|召开|召集|开展|出席|参加|主持|启动)了?(?:隆重|盛大|简短)?的?(?=[^，。；：！？\s]{0,60}$)"
)
_HELD = re.compile(
    rf"(?:{DATE}|近日|日前|今天|昨天|[上下]午|隆重|成功|正式|顺利|如期|圆满|在[^，。；]{{1,40}}?){{0,6}}{HOLD}"
)
_CLAUSE = re.compile(r"[，。；：！？\s]")
# what leads to a name, and what no name holds
_LEADS = re.compile(r"(?:由|位于|坐落于|以)[^，。；“”]{1,40}的|近日|日前|今天|昨天|今日|[上下]午|首场|的|据悉")
_NO_NAME = re.compile(
    rf"召开|举行|举办|出席|参加|主持|获悉|宣布|强调|指出|关于|[在将了我本该此这各每]|记者|上述|相关|有关"
    rf"|主办|承办|[{SIGNS['Person']}{SIGNS['Role']}{SIGNS['Quantity']}]|{NO_EVENT}(?!暨)"
)
_LONGEST = 60
_PAIRS = ("“”", "（）", "《》", "()")


def whole_names(scene: Scene) -> dict[Mention, Mention]:
    """The events of the document that are told by more words than their name, each with those words."""
    found: dict[Mention, Mention] = {}
    for index, line in enumerate(scene.lines):
        if NO_EVENT not in line.text or not readable(scene, index):
            continue
        for unit in line.units:
            event = unit.mention
            if unit.kind != "Event" or unit.refers or event is None or event.name or event in found:
                continue
            first = _begins(line, unit)
            text = scene.text[first : unit.end]
            if len(unit.text) < len(text) <= _LONGEST and "\n" not in text and _is_whole(text):
                because = f"举行的是“{text}”"
                found[event] = Mention(first, unit.end, text, "Event", "event:whole", event.text, because)
    return found


def _begins(line: Skeleton, event: Unit) -> int:
    """The document offset where the words that tell the event begin; its own start where no more belong to it."""
    at = line.place(event)
    verb = _VERB.search(line.text, 0, at)
    if verb:
        start = verb.end()
    elif _HELD.match(line.text, at + 1):
        start = max((m.end() for m in _CLAUSE.finditer(line.text, body_start(line), at)), default=body_start(line))
    else:
        return event.start
    while start < at and (lead := _lead(line, start)):
        start += lead
    return line.origin(start) if start < at and not _NO_NAME.search(line.text, start, at) else event.start


def _lead(line: Skeleton, start: int) -> int:
    """How much of what stands at ``start`` only leads to a name: the day, 近日, 由某某主办的."""
    unit = line.unit_or_none(start)
    if unit is not None and unit.kind == "Date":
        return 1 if FULL_DAY.search(unit.value) else 0
    match = _LEADS.match(line.text, start)
    return match.end() - start if match else 0


def _is_whole(text: str) -> bool:
    """Whether no pair of marks is torn."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def with_whole_names(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, the first one of each event also of the whole wording of its name."""
    wholes = whole_names(scene)
    for claim in claims:
        yield claim
        if wholes and claim.subject in wholes:
            yield claim._replace(subject=wholes.pop(claim.subject))
        if wholes and claim.object in wholes:
            yield claim._replace(object=wholes.pop(claim.object))
