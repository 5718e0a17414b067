"""Agreement within a document: a name found in one sentence is a name in the next, and its short forms are too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.entities.agree_clipped import clipped
from kg.entities.agree_defined import defined_short_forms
from kg.entities.agree_firms import brands_of_firms, brands_of_groups, cores_of_firms, latin_brands
from kg.entities.agree_forms import Form, occurrences
from kg.entities.candidate import AGREED, EXPLICIT, TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.rules import Lexicon

_GROUNDS = re.compile(r".{3,}(?:学|校|院|园)(?P<part>(?:[新老东西南北中]|[\u4e00-\u9fff]{2})(?:校区|院区))$")
_DOT = re.compile(r"[·•‧]| (?=[A-Z][a-z])")


def agree(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further candidates: the settled names, and the short forms of people and firms, wherever else they stand."""
    common = Vocabulary.of(reading.rules).words.common
    forms = _same_names(reading.text, settled, common)
    for part, form in list(_parts_of_people(forms)):
        forms.setdefault(part, form)
    places = {name for name, form in forms.items() if form.type == "Place"} | set(reading.rules.words("regions"))
    shown = {reading.text[c.start : c.end] for c in settled if c.rule == "company:newsmaker"}
    for core, form in list(cores_of_firms(forms, places)):
        if core in shown and core not in common and f"子公司{form.name}" not in reading.text:
            forms[core] = form
        elif core not in common:
            forms.setdefault(core, form)
    for part, form in [*_grounds(forms), *latin_brands(forms)]:
        forms[part] = form
    for part, form in _ends(reading, settled, forms):
        forms.setdefault(part, form)
    forms.update(list(brands_of_groups(forms)))
    forms.update(list(brands_of_firms(forms, reading.text, reading.rules.words("countries"))))
    forms.update(list(clipped(reading, forms)))
    forms.update(list(_central_bank(forms)))
    forms.update(list(_known_short_forms(forms, reading.rules.words("short_forms"))))
    for short, full in defined_short_forms(reading.text, settled, common):
        name = full.name or reading.text[full.start : full.end]
        forms[short] = Form(full.type, "agree:defined", EXPLICIT, name, f"文中写明“{name}”简称“{short}”")
    for surface, form in sorted(forms.items()):
        within = list(occurrences(reading.text, form.name)) if form.name else []
        for start, end in occurrences(reading.text, surface):
            if surface[-1] == "会" and reading.text.startswith("议", end):
                continue  # 市委常委会|议
            # 青禾新材 within 青禾新材料股份有限公司 is no mention of its own
            if not any(a <= start and end <= b for a, b in within):
                yield Candidate(start, end, form.type, form.rule, form.rank, form.name, form.because)


def _same_names(text: str, settled: Iterable[Candidate], common: frozenset[str]) -> dict[str, Form]:
    """Each settled name with the type that most of its candidates give it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in settled:
        if c.rank >= TAGGED - 15 and c.type != "Industry" and c.end - c.start >= 2:
            votes[text[c.start : c.end]][c.type] += 1 + (c.rank > TAGGED)
    return {
        name: Form(counts.most_common(1)[0][0], "agree:same-name", AGREED)
        for name, counts in votes.items()
        if name not in common
    }


def _parts_of_people(forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """First and last part of a name with dots (玛拉·林德: 林德)."""
    for name, form in forms.items():
        parts = _DOT.split(name) if form.type == "Person" else []
        if len(parts) < 2:
            continue
        for part in (parts[0], parts[-1]):
            if len(part) >= (4 if part.isascii() else 2):
                because = f"“{part}”是“{name}”的一部分"
                rank = TAGGED + 2 if part.isascii() else AGREED + 25
                yield part, Form("Person", "agree:part-of-name", rank, name, because)


def _grounds(forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """The grounds of a school or hospital by themselves (青禾小学北校区: 北校区), where the document knows one such."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, form in forms.items():
        match = _GROUNDS.match(name) if form.type == "Facility" else None
        if match:
            found[match["part"]].add(name)
    for part, names in found.items():
        if len(names) == 1:
            (name,) = names
            yield part, Form("Facility", "agree:grounds", EXPLICIT, name, f"“{part}”是“{name}”的简称")


_BODIES_AND_WORKS = frozenset({"Organization", "Project"})
_LEAST_END = 5
_LEADS = re.compile(r"(?:^|[^\u4e00-\u9fff]|[为在对由与和及的是、到向将把给])$")


def _ends(reading: Reading, settled: Iterable[Candidate], forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """What a body or park is called without its owner or place, where it stands alone elsewhere (白石大学|机电工程系,
    云岭|白虾产业园) and the document knows one such; no kind by itself."""
    vocabulary, text = Vocabulary.of(reading.rules), reading.text
    starts = {token.start for sentence in reading.sentences for token in sentence.tokens}
    verbs = {t.end for sentence in reading.sentences for t in sentence.tokens if t.pos in ("v", "p", "u", "c")}
    found: dict[str, set[str]] = defaultdict(set)
    for c in settled:
        if c.type not in _BODIES_AND_WORKS or c.end - c.start < _LEAST_END + 2:
            continue
        for at in range(c.start + 2, c.end - _LEAST_END + 1):
            end = text[at : c.end]
            head = vocabulary.head(end) if at in starts and end not in forms else None
            if head is None or head.type not in _BODIES_AND_WORKS or len(end) - len(head.word) < 2:
                continue
            if any(
                i in starts and (i in verbs or _LEADS.search(text, max(0, i - 1), i)) for i, _ in occurrences(text, end)
            ):
                found[end].add(text[c.start : c.end])
                break
    for end, names in found.items():
        if len(names) == 1 and end not in vocabulary.generic:
            (name,) = names
            yield end, Form(vocabulary.head(end).type, "agree:end", AGREED + 20, name, f"“{end}”是“{name}”的后半")  # type: ignore[union-attr]


def _central_bank(forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """央行 in news of one foreign central bank."""
    banks = [name for name in forms if name.endswith("央行") and len(name) > 2 and forms[name].name is None]
    if "央行" in forms and len(banks) == 1 and not any(n in forms for n in ("中国人民银行", "人民银行", "中国央行")):
        yield "央行", Form("Government", "agree:known", EXPLICIT, banks[0], f"文中的“央行”指“{banks[0]}”")


def _known_short_forms(forms: Mapping[str, Form], known: Lexicon) -> Iterator[tuple[str, Form]]:
    """What every reader knows a body of the document by (人民银行, 央行 beside 中国人民银行)."""
    for short, columns in known.items():
        full = next((name for name in columns[0].split("/") if name in forms), None) if short in forms else None
        if full is not None:
            yield short, Form(forms[full].type, "agree:known", EXPLICIT, full, f"“{short}”是“{full}”的简称")
