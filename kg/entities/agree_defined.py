"""Short forms that the text itself defines: （以下简称“青石股份”）, （青人运）, 证券简称：青石股份."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.model import ORGANISATIONS
from kg.names import in_order, legal_stem
from kg.words import word_pos

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
                whole = max(before, key=lambda c: c.end - c.start)
                yield short, whole
                if "合伙企业" in text[whole.start : whole.end] and f"{short}基金" in text:
                    yield f"{short}基金", whole  # 青石二期, a partnership: 青石二期基金
    for match in _QUOTED.finditer(text):
        firms = [c for c in settled if c.end == match.start() and c.type == "Company"]
        full = max(firms, key=lambda c: c.end - c.start, default=None)
        if full is not None and match["a"] not in common and in_order(match["a"], text[full.start : full.end]):
            yield match["a"], full
    yield from _called_too(text, settled)
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


# 青石网（白石日报网）: what the bracket holds is a whole name
_ALSO = re.compile(r"[（(](?:原|即|又称)?(?P<a>[\u4e00-\u9fff]{4,20})[）)]")
_CALLED_TOO = frozenset({"Organization", "Facility"})


def _called_too(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Institutes, houses and media with a second name of their own in brackets behind the first one."""
    spans = {(c.start, c.end): c for c in settled if c.type in _CALLED_TOO}
    ends = {c.end: c for c in spans.values() if c.end - c.start > 2}
    for match in _ALSO.finditer(text) if spans else ():
        full = ends.get(match.start())
        if full is not None and match.span("a") in spans and match["a"][-1] == text[full.end - 1]:
            yield match["a"], full


def _lettered(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Bodies by their letters, central banks as such, in brackets behind the full name."""
    for match in _LETTERS.finditer(text):
        bodies = [c for c in settled if c.end == match.start() and c.type in ORGANISATIONS]
        full = max(bodies, key=lambda c: c.end - c.start, default=None)
        if full is not None and (full.end - full.start > 3 or _is_brand(match["a"], full)):
            yield match["a"], full
    for match in _CENTRAL.finditer(text):
        banks = [c for c in settled if c.end == match.start() and text.endswith("银行", c.start, c.end)]
        for c in banks[:1]:
            yield "央行", c


def _is_brand(letters: str, firm: Candidate) -> bool:
    """Whether letters behind a short name are what the firm is called abroad: 青石（Bluestone), but no （AI）."""
    return firm.type == "Company" and len(letters) > 2 and letters[1:].islower()


def _listed(text: str, settled: Sequence[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """What a listed firm is called on the exchange, in the heading or in the lines above or beside its name."""
    headed = _HEADED.match(text)
    if headed:
        stem = headed["short"].lstrip("*ST")
        firms = [c for c in settled if c.type == "Company" and legal_stem(text[c.start : c.end])]
        whole = next((c for c in firms if in_order(stem, text[c.start : c.end]) and _is_itself(text, c, stem)), None)
        if whole is not None and whole.start - headed.end() < 200:
            yield headed["short"], whole
    for match in _LISTED.finditer(text):
        # 青石股份有限公司，A股证券简称：*ST青石
        beside = [c for c in settled if c.type == "Company" and _BESIDE.fullmatch(text, c.end, match.start())]
        if beside and in_order(match["short"].lstrip("*ST"), text[beside[0].start : beside[0].end]):
            yield match["short"], max(beside, key=lambda c: c.end - c.start)
            continue
        titled = [c for c in settled if c.end <= match.start() and c.type == "Company" and _begins_line(text, c)]
        behind = [c for c in settled if c.start > match.end() and c.type == "Company"]
        full = min(behind, key=lambda c: (c.start, -c.end), default=None)
        if full is not None and not _is_itself(text, full, match["short"].lstrip("*ST")):
            full = None
        if full is None and (headed is None or titled):  # or in the title that stands above them
            firms = [c for c in settled if c.end <= match.start() and c.type == "Company"]
            full = next((c for c in firms if legal_stem(text[c.start : c.end])), None)
            if (
                full is not None
                and match.start() - full.end < 120
                and in_order(match["short"], text[full.start : full.end])
            ):
                yield match["short"], full
            continue
        # the firm itself stands on one of the next lines, before anything else is told
        if full is not None and not (
            legal_stem(text[full.start : full.end]) or in_order(match["short"], text[full.start : full.end])
        ):
            full = None
        if full is not None and "。" not in text[match.end() : full.start] and full.start - match.end() < 60:
            yield match["short"], full


# 控股子公司|青石建工集团有限公司, 股东|白石投资有限公司: not the firm whose paper it is
_KIN = re.compile(r"(?:(?<!本)公司|股东|企业|参股|控股|旗下|下属|关联方|附属|对方)(?:之一)?(?:为|是)?$")
_OWN_NAME = re.compile(r"\s?[（(](?:以下|下)?(?:简称|称)[为：:]?[“\"「](?P<own>[^”\"」]+)")


def _is_itself(text: str, firm: Candidate, short: str) -> bool:
    """Whether nothing before or behind a firm's name says that it is another one than the one called ``short`` whose
    paper it stands in: what it is to that one (子公司), or a short form of its own."""
    own = _OWN_NAME.match(text, firm.end)
    other = own is not None and not own["own"].startswith(short) and not own["own"].endswith("公司")
    return not (other or _KIN.search(text, max(0, firm.start - 8), firm.start))


def _begins_line(text: str, firm: Candidate) -> bool:
    """Whether a firm's name in full opens a line (青石股份有限公司关于…的公告)."""
    return text[firm.start - 1 : firm.start] in ("", "\n") and legal_stem(text[firm.start : firm.end]) is not None


def _is_clipping(short: str, full: str) -> bool:
    """Whether ``short`` is made of characters of ``full`` as its short form is, and no word or part of it."""
    known = word_pos(short) in (None, "nz", "nt", "nr", "j")
    return len(short) * 2 <= len(full) and short not in full and known and in_order(short, full)
