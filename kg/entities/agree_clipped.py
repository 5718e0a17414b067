"""Bodies and firms by a clipping of their own name: 云理大 for 云岭理工大学, 远山青禾 for 远山青禾汽车用品有限公司."""

import re
from collections.abc import Iterator, Mapping

from kg.entities.agree_forms import Form
from kg.entities.candidate import EXPLICIT, Reading
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.names import in_order, legal_stem, level_of
from kg.rules import divisions_of
from kg.words import is_word, word_pos

# what the tagger may take a clipping for
_TAGGED = frozenset({"ORG", "nt", "PER", "nr", "LOC", "ns", "nz"})
# what a body's head word is clipped to
_TAILS = {
    "大学": "大", "研究院": "院", "研究所": "所", "联盟": "盟联", "联合会": "联", "协会": "会协", "委员会": "会委",
    "基金会": "会", "理事会": "会", "交易所": "所", "组织": "织",
}  # fmt: skip
_HEAD = re.compile(rf"(?:{'|'.join(_TAILS)})$")
_LEAST_FULL = 6
_GROUP = re.compile(r"(?:集团|公司)$")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def clipped(reading: Reading, forms: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """Words that the tagger takes for names and no dictionary has, of which the document tells the one full name."""
    bodies = [n for n, f in forms.items() if f.type in ("Organization", "Government") and _is_whole(n, f)]
    firms = [n for n, f in forms.items() if f.type == "Company" and f.name is None]
    if not (bodies or firms):
        return
    vocabulary = Vocabulary.of(reading.rules)
    divisions = divisions_of(reading.rules)
    seen = {t.text: t.pos for s in reading.sentences for t in s.tokens if t.pos in _TAGGED and 2 <= len(t.text) <= 5}
    for short, pos in seen.items():
        if word_pos(short) not in (None, "nz") or not _HAN.fullmatch(short) or vocabulary.head(short):
            continue
        person = pos in ("PER", "nr") and len(short) < 4 and bool(surname_of(short, vocabulary.surnames))
        known = forms.get(short)
        fuller = [] if person else [n for n in bodies if _clips(short, n) or _is_school(short, n)]
        if len(fuller) == 1 and (known is None or known.name is None):
            (name,) = fuller
            yield short, Form(forms[name].type, "agree:clipped", EXPLICIT, name, f"“{short}”的字依次见于“{name}”")
        elif level_of(short) or divisions.codes(short):
            continue  # 远山市 is the place of 远山市产业投资集团
        elif not person and known is not None and known.type != "Company" and known.name is None:
            begun = [n for n in firms if _begins(short, n)]
            if len(begun) == 1:
                because = f"“{short}”是“{begun[0]}”的字号"
                yield short, Form("Company", "agree:brand", EXPLICIT, begun[0], because)


def _is_whole(name: str, form: Form) -> bool:
    """Whether a name has a head word that is clipped, and enough before it."""
    if form.name is not None:
        return False
    return (len(name) >= _LEAST_FULL and _HEAD.search(name) is not None) or name.endswith("大学")


_KINDS = (
    "理工",
    "师范",
    "财经",
    "政法",
    "医科",
    "农林",
    "科技",
    "交通",
    "外语",
    "工商",
    "民族",
    "工业",
    "农业",
    "海事",
)


def _is_school(short: str, full: str) -> bool:
    """Whether a university is called by its place and kind (云岭理工), or by one character of its place (云大)."""
    if not full.endswith("大学") or len(short) not in (2, 4):
        return False
    place = full.removesuffix("大学")
    if short.endswith(_KINDS):
        return place == short
    return short[1] == "大" and len(place) == 2 and short[0] in place and not is_word(short)


def _clips(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in their order, the last one for its head word, the first
    one at the beginning or behind the name of the country."""
    head = _HEAD.search(full)
    if head is None or short[-1] not in _TAILS[head[0]] or short in full:
        return False
    if len(short) == 2 and short[-1] not in "联盟":
        return False
    return short[0] in full[:4] and in_order(short[:-1], full[: head.start()])


def _begins(short: str, firm: str) -> bool:
    """Whether a firm's name is ``short`` with a trade and legal form, or 集团, behind it."""
    stem = legal_stem(firm) or _GROUP.sub("", firm)
    if stem == firm or not stem.startswith(short):
        return False
    rest = stem[len(short) :]
    return not rest or (len(rest) > 1 and (is_word(rest[:2]) or is_word(rest)))
