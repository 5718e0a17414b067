"""Agreement within a document: a name found in one sentence is a name in the next, and its short forms are too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.words import is_word
from kg.entities.candidate import AGREED, EXPLICIT, TAGGED, Candidate, Reading

_DEFINED = re.compile(
    r"[（(](?:以下|下)?(?:统称|简称|称)(?:为|：|:)?[“\"「]?(?P<a>[^“”\"「」（）()]{2,16}?)[”\"」]?(?:[、或，,][“\"「](?P<b>[^“”\"「」（）()]{2,16})[”\"」])?[）)]"
)
_LEGAL = re.compile(
    r"(?:[（(](?:集团|中国|控股)[）)])?(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司)$"
)
_GENERIC = {"公司", "本公司", "集团", "项目", "园区", "政府", "中国", "全国", "会议", "学校", "医院"}


def defined_short_forms(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Short forms that the text itself defines: (short form, the candidate right before the bracket)."""
    for match in _DEFINED.finditer(text):
        before = max(
            (c for c in settled if c.end <= match.start() <= c.end + 1), key=lambda c: c.end - c.start, default=None
        )
        if before is None:
            continue
        for group in ("a", "b"):
            if match[group] and match[group] not in _GENERIC:
                yield match[group], before


def _core(name: str, places: set[str]) -> str | None:
    """A firm's name without its place and legal form: 安徽某达新材料有限公司 -> 某达新材料."""
    match = _LEGAL.search(name)
    if not match:
        return None
    core = name[: match.start()]
    for place in sorted(places, key=lambda p: (-len(p), p)):
        if core.startswith(place) and len(core) - len(place) >= 2:
            core = core[len(place) :].lstrip("省市区县")
            break
    return core if len(core) >= 2 and core != name else None


def agree(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further candidates: the settled names, and the short forms of firms, wherever else they stand."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in settled:
        if c.rank >= TAGGED - 15 and c.type != "Industry" and c.end - c.start >= 2:
            votes[reading.text[c.start : c.end]][c.type] += 1 + (c.rank > TAGGED)
    forms: dict[str, tuple[str, str, str | None, str, int]] = {
        name: (counts.most_common(1)[0][0], "agree:same-name", None, "", AGREED)
        for name, counts in votes.items()
        if name not in _GENERIC
    }
    for name, form in list(forms.items()):
        if form[0] == "Person" and re.search(r"[·•‧]", name):
            for part in re.split(r"[·•‧]", name)[:: max(1, len(re.split(r"[·•‧]", name)) - 1)]:
                if len(part) >= 2:
                    forms.setdefault(
                        part, ("Person", "agree:part-of-name", name, f"“{part}”是“{name}”的一部分", AGREED + 25)
                    )
    places = {name for name, form in forms.items() if form[0] == "Place"} | set(reading.rules.words("regions"))
    for name, form in list(forms.items()):
        core = _core(name, places) if form[0] == "Company" else None
        if core and not is_word(core) and core not in forms and core not in _GENERIC:
            forms[core] = (
                "Company",
                "agree:firm-core",
                name,
                f"“{core}”是“{name}”去掉地名与公司形式后的字号",
                AGREED + 35,
            )
    for short, full in defined_short_forms(reading.text, settled):
        name = full.name or reading.text[full.start : full.end]
        forms[short] = (full.type, "agree:defined", name, f"文中写明“{name}”简称“{short}”", EXPLICIT)
    for surface, (kind, rule, full_name, because, rank) in sorted(forms.items()):
        at = reading.text.find(surface)
        while at >= 0:
            yield Candidate(at, at + len(surface), kind, rule, rank, full_name, because)
            at = reading.text.find(surface, at + len(surface))
