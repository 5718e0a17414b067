"""Merges that some form of the names proposed and that did not happen: between which entities, by which rule, and why.

Only what shares a key is looked at: names of one document that a rule of short forms or a common beginning brings
together, names that have one alias, and firms that are called the same but for their legal form.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.model import Apart
from kg.names import legal_stem
from kg.words import word_pos

# of several reasons for one pair the first is told: what people, the text, the names say, what nobody says
_RULES = (
    "decision",
    "person:namesakes",
    "text:related",
    "form:listed",
    "name:branch",
    "name:subsidiary",
    "form:ambiguous",
    "documents:ambiguous",
    "documents:legal-form",
    "documents:no-alias",
)
# what so many are called is a common word, and nobody asks which of them is meant
MANY = 8
_GROUP = re.compile(r"(?:集团|公司|股份|控股)$")
_BRANCH = re.compile(r"(?:分行|支行|分理处|分公司|支公司|分部|分局|营业部|办事处|代表处|事业部|分店|门店)$")
_FORMS = (
    "", "集团", "公司", "股份", "有限公司", "股份有限公司", "有限责任公司", "股份公司", "集团公司", "集团有限公司",
    "集团股份有限公司", "集团有限责任公司", "（集团）有限公司", "（集团）股份有限公司",
)  # fmt: skip
_SAID = {
    "holdsPosition": "同一人在两家各有职务",
    "partOf": "一家隶属于另一家",
    "establishes": "一家设立了另一家",
    "cooperatesWith": "二者合作",
}


class Refusal(NamedTuple):
    """What one group of a document was not joined to: the name of another of its type, the rule and the reason."""

    other: str
    rule: str
    because: str


class Refused(NamedTuple):
    """A merge of two entities, by id, that was refused."""

    one: str
    other: str
    rule: str
    because: str


def related(short: str, full: str, predicate: str) -> Refusal:
    """``short`` fits ``full``, but the text relates the two (``predicate``)."""
    said = _SAID.get(predicate, "二者有关系")
    return Refusal(full, "text:related", f"“{short}”可以是“{full}”的简称，但文中说{said}")


def ambiguous(short: str, full: str) -> Refusal:
    """``short`` fits ``full`` and others."""
    return Refusal(full, "form:ambiguous", f"“{short}”可以是“{full}”的简称，也可以是别的全称的，文中没有说明")


def listed(short: str, firm: str, other: str) -> Refusal:
    """``other`` is not the ``firm`` that announces under the name ``short``, which fits both."""
    return Refusal(other, "form:listed", f"以“{short}”之名公告的是上市公司“{firm}”，不是“{other}”")


def by_beginning(names: Sequence[str]) -> Iterator[tuple[str, Refusal]]:
    """Firms of one document whose name another one's begins with: 青石银行 and 青石银行白石分行, 青石集团 and 青石建设
    公司. Yields the longer name and what it is not; where the common beginning is a mere place, nobody asks."""
    begins: dict[str, str] = {}
    for name in sorted(names):
        stem = _GROUP.sub("", legal_stem(name) or name)
        if len(stem) >= 2 and word_pos(stem) != "ns":
            begins.setdefault(stem, name)
        begins[name] = name
    for name in names:
        own = _GROUP.sub("", legal_stem(name) or name)
        for end in range(len(name) - 1, 1, -1):
            other = begins.get(name[:end])
            if other is None or other == name or end >= len(own):
                continue
            if _BRANCH.search(name):
                yield name, Refusal(other, "name:branch", f"“{name}”是“{other}”的分支机构")
            else:
                yield (
                    name,
                    Refusal(other, "name:subsidiary", f"“{name}”以“{name[:end]}”开头，但多出“{own[end:]}”，是另一家"),
                )
            break


def of_alias(alias: str, owners: Mapping[str, str]) -> list[Refused]:
    """What several own for an alias, and what is called so itself, stays apart; ``owners`` are their names with the
    ids of their entities, ``alias`` itself among them where it names something."""
    if not 2 <= len(owners.keys() - {alias}) <= MANY:
        return []
    found = []
    for one, other in combinations(sorted(owners), 2):
        if alias in (one, other):
            full = other if alias == one else one
            because = f"“{alias}”是“{full}”的简称，但别的文章中也是另一个的简称"
        else:
            because = f"“{alias}”是“{one}”的简称，也是“{other}”的简称"
        found.append(Refused(owners[one], owners[other], "documents:ambiguous", because))
    return found


def stem_of(type_: str, name: str) -> str:
    """What firms of other legal forms share with the firm ``name``; "" for what has nothing of the kind."""
    if type_ != "Company":
        return ""
    stem = legal_stem(name) or name
    return next((stem.removesuffix(form) for form in ("集团", "公司", "股份") if stem.endswith(form)), stem)


def names_of_stem(stem: str) -> list[str]:
    """The names that a firm may have whose stem this is."""
    return [stem + form for form in _FORMS]


def of_stem(stem: str, firms: Mapping[str, str]) -> list[Refused]:
    """Firms that are called ``stem`` but for their legal form stay apart where no document calls one like the other;
    ``firms`` are their names with the ids of their entities."""
    found = []
    for one, other in combinations(sorted(firms), 2):
        if legal_stem(one) and legal_stem(other):
            rule, because = "documents:legal-form", f"“{one}”与“{other}”的公司形式不同，没有文章说是一家"
        else:
            rule, because = "documents:no-alias", f"没有一篇文章把“{one}”与“{other}”说成一家"
        found.append(Refused(firms[one], firms[other], rule, because))
    return found


def apart(entity: str, refused: Iterable[Refused], more: Iterable[Apart] = ()) -> tuple[Apart, ...]:
    """What ``entity`` was not merged with, each with the best reason; ``more`` are known already."""
    reasons: dict[str, set[Apart]] = defaultdict(set)
    for each in more:
        reasons[each.other].add(each)
    for one, other, rule, because in refused:
        if one != other and entity in (one, other):
            known = Apart(other if one == entity else one, rule, because)
            reasons[known.other].add(known)
    return tuple(min(reasons[other], key=_rank) for other in sorted(reasons))


def _rank(known: Apart) -> tuple[int, str]:
    return _RULES.index(known.rule), known.because
