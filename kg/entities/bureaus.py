"""Bureaus without their place, as county papers name their own: 财政局局长某某, 在水利局召开, 教育局、民政局等部门.

Such a bureau is that of the county (or of the level) whose bodies the document names most; its name says so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.model import Mention
from kg.names import home_places, levelled
from kg.rules import Rules
from kg.scan import Scanner, one_of

_ANY = Scanner(r"局(?:党|副|局长|召开|举行|、|等|牵头|负责)")
_POST = (
    r"(?:常务)?(?:党委|党组|党总支)?副?(?:局长|书记|政委|总工程师|纪检组长|主任科员|成员)"
    r"(?=[\u4e00-\u9fff]{2,3}(?:[，。、；]|同志|等|[参出陪汇介主讲]))"
)
# 县委办常务副主任某某: the committee's office, by the name that all know
_OFFICE = Scanner(r"(?<![\u4e00-\u9fff])(?P<name>[省市区县]委办)(?=(?:常务)?副?主任|负责)")
# 青石市|副市长、|公安局局长
_ALSO_LEADS = re.compile(r"(?:人民)?(?:政府)?(?:[^，。；]{0,8}、)?副[市县区旗州]长、")
_FAR = 30
# those of the sentence's own place alone; 各县（区）教育局 are many
_BEGINS = r"(?:^|(?<=[，。；、：（\n和及与在由]))"


def find_bureaus(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The bureaus in these frames, each with the place that the document is about."""
    for match in _OFFICE.finditer(reading.text):
        yield Candidate(*match.span("name"), "Government", "bureau:office", EXPLICIT)
    if not _ANY.search(reading.text):
        return
    owner = None
    for match in _expression(reading.rules).finditer(reading.text):
        start, end = match.span("name")
        over = [c for c in settled if c.start < end and start < c.end and c.type == "Government"]
        if any(c.name or (c.start, c.end) != (start, end) for c in over):
            continue
        owner = _owner(reading, settled) if owner is None else owner
        chiefs = _chiefs(reading.text, settled, start)
        name = (chiefs or owner) + match["name"] if chiefs or owner else None
        because = f"前面说的是{chiefs}的领导" if chiefs else f"本文所说的是{owner}的" if owner else ""
        yield Candidate(start, end, "Government", "bureau:own", EXPLICIT if over else HEADED, name, because)


def _expression(rules: Rules) -> Scanner:
    """The bureaus of lexicon ``departments`` in the frames."""
    found: Scanner | None = rules.derived.get("bureaus")
    if found is None:
        known = rules.words("departments")
        stems = {s for full, (clip, heads, *_) in known.items() if "局" in heads.split() for s in (full, clip)}
        name = rf"(?P<name>{one_of(stems - {'', '-'})}局)"
        found = rules.derived["bureaus"] = Scanner(
            rf"{_BEGINS}{name}(?={_POST}|(?:（[^（）]{{1,9}}）)?(?:召开|举行|会议室)"
            r"|(?:、[\u4e00-\u9fff]{2,9}?[局委办]){1,9}等)"
        )
    return found


def _chiefs(text: str, settled: Sequence[Candidate], start: int) -> str:
    """The place whose deputy head also leads the bureau at ``start`` (青石市|副市长、|公安局); "" where none does."""
    near = (c for c in settled if c.type == "Place" and start - _FAR <= c.start and c.end <= start)
    places = [c for c in near if c.end - c.start > 1 and _ALSO_LEADS.fullmatch(text, c.end, start)]
    return text[places[-1].start : places[-1].end] if places else ""


def _owner(reading: Reading, settled: Sequence[Candidate]) -> str:
    """The place of the county or city that the document is about; its level alone (县) where only that is told."""
    text = reading.text
    bodies = [c for c in settled if c.type in ("Place", "Government")]
    mentions = [Mention(c.start, c.end, text[c.start : c.end], c.type, "") for c in bodies]
    parts = [levelled(m.text) for m in mentions if m.type == "Government"]
    levels = Counter(p[0] for p in parts if p is not None and p[0] in "市县区旗")
    homes = home_places(mentions, text)
    if levels:
        level = max(levels, key=lambda found: (levels[found], found))
        return homes.get(level, level)
    own = [homes[level] for level in "县区旗市" if level in homes]
    return own[0] if len(own) == 1 else ""
