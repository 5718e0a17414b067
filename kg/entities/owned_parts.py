"""Bodies typed by whose they are: a city office's section is the government's, a university's office is not, and what
begins with a state and ends in 部 is its ministry."""

from collections.abc import Iterable, Iterator

from kg.entities.candidate import Candidate
from kg.entities.vocabulary import Vocabulary

_BODIES = frozenset({"Government", "Organization"})
_HOUSES = ("大学", "学院", "学校", "医院", "公司", "集团", "银行", "协会", "商会", "交易所", "中学", "小学", "研究院")
_PARTS = ("组", "科", "股", "处", "队", "办", "办公室", "科技委", "委员会")
_LEAST, _REST = 3, 2


def typed_by_owner(candidates: Iterable[Candidate], text: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The candidates, those that begin with another body's whole name and end in what any body has typed as that one:
    青禾县公安局|交警大队|交管中队, 青禾大学|对外联络办公室."""
    for c in candidates:
        if c.type in _BODIES and c.end - c.start > _LEAST + _REST and text.endswith(_PARTS, c.start, c.end):
            owner = _owner(text[c.start : c.end], vocabulary)
            if owner and owner != c.type:
                yield c._replace(type=owner)
                continue
        if c.rule == "tagger:ORG" and c.type in _DOUBTFUL and _is_of_government(text[c.start : c.end], vocabulary):
            c = c._replace(type="Government")
        yield c


_DOUBTFUL = frozenset({"Company", "Organization"})
_MINISTRY = 6
_SERVICES = ("公安", "交警", "税务", "检察", "消防救援")


def _is_of_government(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name without a head word ends in what a service calls itself (青禾公安), or is a state's ministry
    (约旦工业部)."""
    if name.endswith(_SERVICES):
        return True
    if name[-1] not in "部署" or name.startswith("中国"):  # 中国远山集团的战略发展部
        return False
    lands = (n for n in range(2, min(7, len(name) - 1)) if name[:n] in vocabulary.countries)
    return any(len(name) - n <= _MINISTRY for n in lands)


def _owner(name: str, vocabulary: Vocabulary) -> str | None:
    """What the longest body is that ``name`` begins with: Government, or Organization for firms and schools; None where
    it begins with none."""
    if "届" in name:  # 中国人民政治协商会议第九届全国委员会
        return None
    for cut in range(len(name) - _REST, _LEAST - 1, -1):
        head = vocabulary.head(name[:cut])
        if head is None or (len(head.word) == cut and "whole" not in head.flags):
            continue
        if head.type == "Government":
            return "Government"
        if head.type not in ("Company", "Organization"):
            continue
        if name.endswith(_HOUSES, 0, cut) or ("whole" in head.flags and not name.endswith("委员会")):
            return "Organization"
    return None
