"""Agreement within a document: a name found in one sentence is a name in the next, and its short forms are too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.entities.candidate import AGREED, EXPLICIT, TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS
from kg.names import legal_stem
from kg.rules import Lexicon
from kg.words import is_word, word_pos

# what a listed firm's announcements say of it in their first line: 证券简称：青石股份
_LISTED = re.compile(r"(?:证券|股票|公司)简称[：:]\s*(?P<short>[\u4e00-\u9fffA-Za-z*]{2,8})(?![\u4e00-\u9fff])")
_BESIDE = re.compile(r"[，,（(]\s?(?:[AHB]股)?")
# what a paper is headed by: *ST青石：关于…的公告
_HEADED = re.compile(
    r"\s*(?P<short>\*?(?:ST)?[\u4e00-\u9fff]{2,6})[：:](?=关于|[\u4e00-\u9fff]{2,30}(?:公告|决定|报告|意见)\s*(?:\n|$))"
)
# （以下简称“青石股份”或“公司”）
_SHORT = r"[^“”\"「」（）()]"
# 简称“青石（香港）”
_PLACED = r"(?:[^“”\"「」（）()]|[（(][\u4e00-\u9fff]{2,4}[）)])"
# （曾用名“白石合伙企业（有限合伙）”，以下简称…）
_FORMERLY = (
    r"(?:(?:曾用名|曾命名|原名|原名称|前身)[为是：:]?[“\"]?"
    r"(?P<old>(?:[^（）()，,；;]|[（(][^（）()]{1,12}[）)]){2,40}?)[”\"]?[，,；;]?)?"
)
_DEFINED = re.compile(
    rf"[（(]{_FORMERLY}(?:[A-Za-z][A-Za-z .&'’\-]{{2,50}}[，,]\s?)?(?:以下|下)?(?:统称|简称|称)(?:为|：|:)?"
    rf"(?:[“\"「](?P<q>{_PLACED}{{2,16}}?)[”\"」]|[“\"「]?(?P<a>{_SHORT}{{2,16}}?)[”\"」]?)"
    rf"(?:[、或，,及和与]+[“\"「](?P<b>{_SHORT}{{2,16}})[”\"」])?(?:[，,]\s?\d{{4,6}}(?:\.[A-Z]{{2}})?)?[）)]"
)
# 青岭人民解放运动（青人运）
_CLIPPED = re.compile(r"[（(](?P<a>[\u4e00-\u9fff]{2,6})[）)]")
# 国际青石组织（IQO）; 青岭储备银行（央行）
_LETTERS = re.compile(r"[（(](?:英文)?(?:简称)?(?P<a>[A-Z][A-Za-z&]{1,9})[）)]")
_CENTRAL = re.compile(r"[（(](?:即)?央行[）)]")
# 青石药业股份有限公司（“青石药业”）
_QUOTED = re.compile(rf"[（(][“\"「](?P<a>{_SHORT}{{2,10}})[”\"」][）)]")
_GROUNDS = re.compile(r".{3,}(?:学|校|院|园)(?P<part>(?:[新老东西南北中]|[\u4e00-\u9fff]{2})(?:校区|院区))$")
_DOT = re.compile(r"[·•‧]")
_FORMS_END = re.compile(r"(?:集团|公司|控股|股份)$")
_FORMS_REST = re.compile(r"(?:汽车|科技|控股|股份|集团|公司|有限责任公司|有限公司|股份有限公司)+")
_LATIN_BRAND = re.compile(r"[A-Z][A-Za-z]{2,}(?=[\u4e00-\u9fff]{2,}(?:公司|集团)$)")
_GROUPS_END = re.compile(r"(?:集团|投资公司|资本|控股)$")


class _Form(NamedTuple):
    """What a string names wherever it stands in the document."""

    type: str
    rule: str
    rank: int
    name: str | None = None
    because: str = ""


def agree(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Further candidates: the settled names, and the short forms of people and firms, wherever else they stand."""
    common = Vocabulary.of(reading.rules).words.common
    forms = _same_names(reading.text, settled, common)
    for part, form in list(_parts_of_people(forms)):
        forms.setdefault(part, form)
    places = {name for name, form in forms.items() if form.type == "Place"} | set(reading.rules.words("regions"))
    shown = {reading.text[c.start : c.end] for c in settled if c.rule == "company:newsmaker"}
    for core, form in list(_cores_of_firms(forms, places)):
        if core in shown and core not in common and f"子公司{form.name}" not in reading.text:
            forms[core] = form
        elif core not in common:
            forms.setdefault(core, form)
    for part, form in [*_grounds(forms), *_latin_brands(forms)]:
        forms[part] = form
    for part, form in _ends(reading, settled, forms):
        forms.setdefault(part, form)
    forms.update(list(_brands_of_groups(forms)))
    forms.update(list(_brands_of_firms(forms, reading.text)))
    forms.update(list(_known_short_forms(forms, reading.rules.words("short_forms"))))
    for short, full in defined_short_forms(reading.text, settled, common):
        name = full.name or reading.text[full.start : full.end]
        forms[short] = _Form(full.type, "agree:defined", EXPLICIT, name, f"文中写明“{name}”简称“{short}”")
    for surface, form in sorted(forms.items()):
        within = list(_occurrences(reading.text, form.name)) if form.name else []
        for start, end in _occurrences(reading.text, surface):
            if surface[-1] == "会" and reading.text.startswith("议", end):
                continue  # 市委常委会|议
            # 青禾新材 within 青禾新材料股份有限公司 is no mention of its own
            if not any(a <= start and end <= b for a, b in within):
                yield Candidate(start, end, form.type, form.rule, form.rank, form.name, form.because)


def _occurrences(text: str, surface: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place where ``surface`` stands."""
    at = text.find(surface)
    while at >= 0:
        yield at, at + len(surface)
        at = text.find(surface, at + len(surface))


def _same_names(text: str, settled: Iterable[Candidate], common: frozenset[str]) -> dict[str, _Form]:
    """Each settled name with the type that most of its candidates give it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in settled:
        if c.rank >= TAGGED - 15 and c.type != "Industry" and c.end - c.start >= 2:
            votes[text[c.start : c.end]][c.type] += 1 + (c.rank > TAGGED)
    return {
        name: _Form(counts.most_common(1)[0][0], "agree:same-name", AGREED)
        for name, counts in votes.items()
        if name not in common
    }


def _parts_of_people(forms: Mapping[str, _Form]) -> Iterator[tuple[str, _Form]]:
    """First and last part of a name with dots (玛拉·林德: 林德)."""
    for name, form in forms.items():
        parts = _DOT.split(name) if form.type == "Person" else []
        if len(parts) < 2:
            continue
        for part in (parts[0], parts[-1]):
            if len(part) >= 2:
                because = f"“{part}”是“{name}”的一部分"
                yield part, _Form("Person", "agree:part-of-name", AGREED + 25, name, because)


def _grounds(forms: Mapping[str, _Form]) -> Iterator[tuple[str, _Form]]:
    """The grounds of a school or hospital by themselves (青禾小学北校区: 北校区), where the document knows one such."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, form in forms.items():
        match = _GROUNDS.match(name) if form.type == "Facility" else None
        if match:
            found[match["part"]].add(name)
    for part, names in found.items():
        if len(names) == 1:
            (name,) = names
            yield part, _Form("Facility", "agree:grounds", EXPLICIT, name, f"“{part}”是“{name}”的简称")


_BODIES_AND_WORKS = frozenset({"Organization", "Project"})
_LEAST_END = 5
_LEADS = re.compile(r"(?:^|[^\u4e00-\u9fff]|[为在对由与和及的是、到向将把给])$")


def _ends(reading: Reading, settled: Iterable[Candidate], forms: Mapping[str, _Form]) -> Iterator[tuple[str, _Form]]:
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
                i in starts and (i in verbs or _LEADS.search(text, max(0, i - 1), i))
                for i, _ in _occurrences(text, end)
            ):
                found[end].add(text[c.start : c.end])
                break
    for end, names in found.items():
        if len(names) == 1 and end not in vocabulary.generic:
            (name,) = names
            yield end, _Form(vocabulary.head(end).type, "agree:end", AGREED + 20, name, f"“{end}”是“{name}”的后半")  # type: ignore[union-attr]


def _cores_of_firms(forms: Mapping[str, _Form], places: set[str]) -> Iterator[tuple[str, _Form]]:
    """Firms' names without place and legal form (云岭青石新材料有限公司: 青石新材料), no words of the dictionary."""
    for name, form in forms.items():
        core = _core(name, places) if form.type == "Company" else None
        if core and not is_word(core):
            because = f"“{core}”是“{name}”去掉地名与公司形式后的字号"
            yield core, _Form("Company", "agree:firm-core", AGREED + 35, name, because)
            for short in _shortened(core):
                because = f"“{short}”是“{name}”的字号加行业"
                yield short, _Form("Company", "agree:firm-short", AGREED + 32, name, because)


def _shortened(core: str) -> Iterator[str]:
    """What is left of a firm's core without its last lines of business: 青禾航空科技 -> 青禾航空."""
    for cut in range(len(core) - 2, 3, -1):
        if is_word(core[cut:][:2]) and is_word(core[cut - 2 : cut]) and not is_word(core[:cut]):
            yield core[:cut]


def _brands_of_groups(forms: Mapping[str, _Form]) -> Iterator[tuple[str, _Form]]:
    """What a group is called without 集团, where the tagger takes it for a person and the text for none (奥某声集团 …
    奥某声第二大市场): a firm, be it the group or not."""
    for name, form in forms.items():
        brand = _GROUPS_END.sub("", name) if form.type == "Company" else name
        known = (word_pos(brand) or "nr").startswith(("nr", "nz"))
        short = name.removesuffix("公司") if form.type == "Company" and legal_stem(name) is None else name
        called = short != name and len(short) > 1 and not is_word(short)
        if called and forms.get(short, form).type == "Person":
            because = f"“{short}”是“{name}”省去“公司”"
            yield short, _Form("Company", "agree:firm-brand", AGREED + 35, name, because)
        if brand != name and 2 < len(brand) < 6 and known and forms.get(brand, form).type == "Person":
            yield brand, _Form("Company", "agree:group-brand", AGREED + 35)


def _latin_brands(forms: Mapping[str, _Form]) -> Iterator[tuple[str, _Form]]:
    """What a firm is called by the Latin letters that its name begins with (Blue数据公司: Blue), where the document
    knows one such firm."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, form in forms.items():
        match = _LATIN_BRAND.match(name) if form.type == "Company" else None
        if match and forms.get(match[0], form).type == "Company" and match[0] in forms:
            found[match[0]].add(name)
    for brand, names in found.items():
        if len(names) == 1:
            (name,) = names
            yield brand, _Form("Company", "agree:firm-brand", EXPLICIT, name, f"“{brand}”是“{name}”的简称")


def _brands_of_firms(forms: Mapping[str, _Form], text: str) -> Iterator[tuple[str, _Form]]:
    """What a firm is called without its form and trade (云岭汽车公司: 云岭), where the document names it in full first,
    knows one such firm, and takes the short form for a firm's itself."""
    firms = [name for name, form in forms.items() if form.type == "Company" and form.name is None]
    for brand in firms:
        if not 2 <= len(brand) <= 4 or _FORMS_END.search(brand):
            continue
        fuller = [name for name in firms if name != brand and name.startswith(brand)]
        named = [name for name in fuller if _FORMS_REST.fullmatch(name, len(brand))]
        if len(fuller) != 1 or not named or text.find(brand) < text.find(named[0]):
            continue
        because = f"“{brand}”是“{named[0]}”省去行业与公司形式"
        yield brand, _Form("Company", "agree:firm-brand", EXPLICIT, named[0], because)


def _known_short_forms(forms: Mapping[str, _Form], known: Lexicon) -> Iterator[tuple[str, _Form]]:
    """What every reader knows a body of the document by (人民银行, 央行 beside 中国人民银行)."""
    for short, columns in known.items():
        full = next((name for name in columns[0].split("/") if name in forms), None) if short in forms else None
        if full is not None:
            yield short, _Form(forms[full].type, "agree:known", EXPLICIT, full, f"“{short}”是“{full}”的简称")


def _core(name: str, places: set[str]) -> str | None:
    """A firm's name without its place and legal form: 云岭青石新材料有限公司 -> 青石新材料."""
    core = legal_stem(name)
    if core is None:
        return None
    for place in sorted(places, key=lambda p: (-len(p), p)):
        if core.startswith(place) and len(core) - len(place) >= 2:
            core = core[len(place) :].lstrip("省市区县")
            break
    return core if len(core) >= 2 else None


def defined_short_forms(
    text: str, settled: Sequence[Candidate], common: frozenset[str]
) -> Iterator[tuple[str, Candidate]]:
    """Short forms that the text itself defines: (short form, the candidate right before the bracket)."""
    for match in _DEFINED.finditer(text):
        before = [c for c in settled if c.end <= match.start() <= c.end + 1]
        if not before:
            continue
        for short in (match["q"] or match["a"], match["b"], match["old"]):
            if short and short not in common:
                yield short, max(before, key=lambda c: c.end - c.start)
    for match in _QUOTED.finditer(text):
        firms = [c for c in settled if c.end == match.start() and c.type == "Company"]
        full = max(firms, key=lambda c: c.end - c.start, default=None)
        if full is not None and match["a"] not in common and _is_made_of(match["a"], text[full.start : full.end]):
            yield match["a"], full
    yield from _lettered(text, settled)
    for match in _CLIPPED.finditer(text):
        bodies = [c for c in settled if c.end == match.start() and c.type in ORGANISATIONS]
        full = max(bodies, key=lambda c: c.end - c.start, default=None)
        if full is None:
            continue
        known = any(
            (c.start, c.end) == match.span("a") and c.type == full.type for c in settled if c.rule == "name:lexicon"
        )
        if known or _is_clipping(match["a"], text[full.start : full.end]):
            yield match["a"], full
    yield from _listed(text, settled)


def _lettered(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Bodies by their letters, central banks as such, in brackets behind the full name."""
    for match in _LETTERS.finditer(text):
        bodies = [c for c in settled if c.end == match.start() and c.type in ORGANISATIONS]
        full = max(bodies, key=lambda c: c.end - c.start, default=None)
        if full is not None and full.end - full.start > 3:
            yield match["a"], full
    for match in _CENTRAL.finditer(text):
        banks = [c for c in settled if c.end == match.start() and text.endswith("银行", c.start, c.end)]
        for c in banks[:1]:
            yield "央行", c


def _listed(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """What a listed firm is called on the exchange, in the heading or in the lines above or beside its name."""
    headed = _HEADED.match(text)
    if headed:
        stem = headed["short"].lstrip("*ST")
        firms = [c for c in settled if c.type == "Company" and legal_stem(text[c.start : c.end])]
        whole = next((c for c in firms if _is_made_of(stem, text[c.start : c.end])), None)
        if whole is not None and whole.start - headed.end() < 200:
            yield headed["short"], whole
    for match in _LISTED.finditer(text):
        # 青石股份有限公司，A股证券简称：*ST青石
        beside = [c for c in settled if c.type == "Company" and _BESIDE.fullmatch(text, c.end, match.start())]
        if beside and _is_made_of(match["short"].lstrip("*ST"), text[beside[0].start : beside[0].end]):
            yield match["short"], max(beside, key=lambda c: c.end - c.start)
            continue
        behind = [c for c in settled if c.start > match.end() and c.type == "Company"]
        full = min(behind, key=lambda c: (c.start, -c.end), default=None)
        if full is None and headed is None:  # or in the title that stands above them
            firms = [c for c in settled if c.end <= match.start() and c.type == "Company"]
            full = next((c for c in firms if legal_stem(text[c.start : c.end])), None)
            if (
                full is not None
                and match.start() - full.end < 120
                and _is_made_of(match["short"], text[full.start : full.end])
            ):
                yield match["short"], full
            continue
        # the firm itself stands on one of the next lines, before anything else is told
        if full is not None and not (
            legal_stem(text[full.start : full.end]) or _is_made_of(match["short"], text[full.start : full.end])
        ):
            full = None
        if full is not None and "。" not in text[match.end() : full.start] and full.start - match.end() < 60:
            yield match["short"], full


def _is_clipping(short: str, full: str) -> bool:
    """Whether ``short`` is made of characters of ``full`` as its short form is, and no word or part of it."""
    known = word_pos(short) in (None, "nz", "nt", "nr", "j")
    return len(short) * 2 <= len(full) and short not in full and known and _is_made_of(short, full)


def _is_made_of(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in their order."""
    rest = iter(full)
    return all(character in rest for character in short)
