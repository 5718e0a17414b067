"""Government bodies that share one head word: 市发改、财政、住建等部门."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.names import LEVELS, home_places
from kg.model import Mention
from kg.rules import Rules


def _expression(rules: Rules) -> re.Pattern[str]:
    found = rules.derived.get("departments")
    if found is None:
        words = {w for full, columns in rules.words("departments").items() for w in (full, columns[0]) if w}
        one = "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"
        found = rules.derived["departments"] = re.compile(
            rf"(?P<level>[{LEVELS}])?(?P<list>{one}(?:、{one})+(?:(?:和|及){one})?)(?:等)?(?:[\u4e00-\u9fff]{{0,4}})?(?:部门|单位|局|系统)"
        )
    return found  # type: ignore[no-any-return]


def find_bodies(reading: Reading) -> Iterator[Candidate]:
    """The departments of a list whose last word says what they are; each is named after the place whose they are."""
    places = [
        Mention(t.start, t.end, t.text, "Place", "") for s in reading.sentences for t in s.tokens if t.pos in ("LOC", "ns")
    ]
    homes = home_places(places)
    for sentence in reading.sentences:
        for match in _expression(reading.rules).finditer(reading.text, sentence.start, sentence.end):
            level = match["level"] or ""
            place = homes.get(level, level)
            for item in re.finditer(r"[^、和及]+(?:和[^、和及]+(?=、|$))?", match["list"]):
                start, end = match.start("list") + item.start(), match.start("list") + item.end()
                name = f"{place}{item[0]}部门"
                if level and item.start() == 0:
                    start -= 1
                because = f"“{match[0]}”中“{item[0]}”省去了末尾的“部门”"
                yield Candidate(start, end, "Government", "list:departments", HEADED, name, because)
