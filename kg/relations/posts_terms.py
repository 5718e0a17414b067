"""The term of a post, from the words around its verb: since when, until when, acting, proposed, former; its status."""

import re
from typing import NamedTuple

from kg.relations.scene import Scene
from kg.relations.status import status_of
from kg.relations.units import SIGNS, Skeleton, Unit, clause

_DATE = SIGNS["Date"]
_FORMER = re.compile(r"曾|历任|此前|之前|先后|时任|原任|前任")
_PROPOSED = re.compile(r"拟|提名|候选|建议|推荐")
_COMING = re.compile(r"将(?!军)|即将|有望|预计")
_ACTING = re.compile(r"^(?:暂时)?(?P<verb>代行|代为履行|代履行|暂代|代理)")
_WHO = re.compile(f"的{SIGNS['Person']}")
_SPAN = re.compile(rf"(?P<since>{_DATE})(?:[至到—－\-–~～]+)(?:今|(?P<until>{_DATE}))")
_FROM = re.compile(rf"(?:自|从|于)?(?P<since>{_DATE})(?:起|开始|以来|后)?")
_EFFECT = re.compile(rf"自(?P<since>{_DATE})起")
# verbs that tell of an entry upon the post, so that the day of the report is its first day
_ENTERS = re.compile(
    r"当选|出任|升任|转任|调任|就任|接任|继任|履新|获任|受聘|被|任命|选举|聘任|聘请|增补|补选|获聘|改任"
)
_GOVERNS = re.compile(r"任命|聘任|聘请|选举|推选|补选|增补|委派|提名|决定|同意聘")


class Term(NamedTuple):
    """What is known of a term: ISO dates, one of acting, proposed, former, concurrent, the status, and the words that a
    verb adds to the role (代行)."""

    status: str = "asserted"
    tenure: str = ""
    since: str = ""
    until: str = ""
    prefix: str = ""


def term_of(scene: Scene, index: int, match: re.Match[str]) -> Term:
    """The term of the posts that ``match`` found, from its groups ``verb`` and ``gap`` and the clause before."""
    text = scene.lines[index].text
    at = match.start("verb")
    start, _ = clause(text, at)
    before, verb = text[start:at], match["verb"]
    governed = _GOVERNS.search(text[: match.end("verb")])
    acting = _ACTING.match(verb)
    status, tenure = "asserted", ""
    if _PROPOSED.search(before[-8:] + verb):
        status, tenure = "planned", "proposed"
    elif _FORMER.search(before[-8:] + verb) or _earlier(scene, index, at):
        tenure = "former"
    elif _COMING.search(before[-6:] + verb):
        status = "planned"
    elif status_of(text, at) == "negated":
        status = "negated"
    if acting:
        tenure = tenure or "acting"
    elif verb.startswith("兼"):
        tenure = tenure or "concurrent"
    since, until = _bounds(scene, index, match, enters=bool(_ENTERS.search(verb) or governed))
    if until and until != since and status == "asserted":
        tenure = tenure or "former"
    return Term(status, tenure, since, until, acting["verb"] if acting else "")


def _earlier(scene: Scene, index: int, at: int) -> bool:
    """Whether the sentence begins with 此前 or the like."""
    line = scene.lines[index]
    before = [u for u in line.units_in(0, at) if u.kind == "Date" and u.text in ("此前", "之前", "先前", "早前")]
    # 此前担任某职|的某某|出任…: not the post that he enters upon
    return bool(before) and not _WHO.search(line.text, line.place(before[-1]), at)


def _decided(line: Skeleton, date: Unit) -> bool:
    """Whether the day is of something else that was decided upon: 决定某次会议于|2月10日|举行，决定任命…."""
    start, _ = clause(line.text, line.place(date))
    return "决定" in line.text[start : line.place(date)]


def _bounds(scene: Scene, index: int, match: re.Match[str], *, enters: bool) -> tuple[str, str]:
    """First and last day as far as the sentence gives them: a span or a date right before the verb; for verbs of entry
    also the day that the sentence names."""
    line = scene.lines[index]
    at = match.start("verb")

    def value(place: int) -> str:
        return line.unit(place).value if place >= 0 else ""

    start, _ = clause(line.text, at)
    gap = match.groupdict().get("gap") or ""
    near = match.start("gap") if gap else start
    if span := _SPAN.search(line.text, max(start, near - 8), at):
        return value(span.start("since")), value(span.start("until"))
    if effect := _EFFECT.search(line.text):
        return value(effect.start("since")), ""
    if (own := _FROM.search(line.text, near, at)) and own["since"]:
        return value(own.start("since")), ""
    # 同年12月: a date that could not be read is not to be replaced by another
    if not enters or re.search(r"\d+[年月日]", line.text[start:at]):
        return "", ""
    dates = [u.value for u in line.units_in(0, at) if u.kind == "Date" and u.value and not _decided(line, u)]
    return (dates[-1], "") if dates else ("", "")
