"""Relation patterns as data: how a pattern's text becomes a regular expression over skeletons.

A pattern file (TOML) holds tables ``[[pattern]]``:

``id``               unique name, shown as the evidence's pattern
``predicate``        of the claims it makes: subject from slot ``s``, object from slot ``o``
``match``            the sentence as it is written, with

    ``{s:Person}``       one mention of a type (or ``A|B``, or a group: Org, Actor, Body, Site, Work, Any)
    ``{s:Person+}``      one or a list (A、B和C, with 等 and what counts them behind it)
    ``{role:Role}``, ``{date:Date}``, ``{n:Quantity}``   values, which become qualifiers of the slot's name
    ``<sign>``           a word of class ``sign`` in lexicon ``verbs``; ``<sign:kind>`` keeps it as qualifier ``kind``
    ``~``                adverbs and dates that may stand anywhere before a verb (近日, 已, 正式, 将)
    ``..`` ``.8.``       up to 16 (8) characters or units within the clause; ``…`` ``…30…`` up to 60 (30) over commas,
                         within the sentence; ``.8-Policy.`` with no unit of that type among them
    ``^`` ``$``          the beginning and the end of a clause
    ``( | ) ? [ ]``      as in regular expressions

``also``             further claims of the same match: ``"o partOf s"``, ``"s develops p"``
``pairs``            true: the members of list ``s`` relate to each other
``subject``          types of the subject that the sentence carries on from before, for a match without slot ``s``;
``object``           the same for a match without slot ``o``
``qualifiers``       fixed qualifiers, ``{kind = "中标"}``
``status``           asserted, planned or negated, where the pattern itself tells
``confidence``       0–1, default 0.85
``examples``         ``{text = "…", facts = ["主语 | predicate | 宾语或值 | role=主任"]}``; ``counterexamples`` texts in
                     which the pattern must not fire. Both are required.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.relations.units import GROUPS, KINDS, SIGNS, sign_class
from kg.rules import PatternSpec, RuleError, Rules
from kg.scan import Scanner

_TOKEN = re.compile(
    r"\{(?P<slot>[a-z][a-z0-9]*):(?P<types>[A-Za-z|]+)(?P<many>\+)?\}|<(?P<cls>[a-z_]+)(?::(?P<keep>[a-z]+))?>"
    r"|(?P<wide>…(?:(?P<wide_n>\d+)(?P<wide_not>(?:-[A-Z][a-z]+)*)…)?)|(?P<gap>\.(?P<gap_n>\d*)(?P<gap_not>(?:-[A-Z][a-z]+)*)\.)|(?P<adv>~)|(?P<edge>[\^$])|(?P<meta>[()|?\[\]])|(?P<text>.)",
    re.DOTALL,
)
_JOIN = r"(?:[、,，/]|以及|和|与|及|、和|及其)"
# 子公司甲、乙|与|丙签订…: what belongs to somebody ends where the other side of a signing begins
_SIDE_BY_SIDE = r"[^，。；]{0,60}?(?:签订|签署|签约|达成|缔结|组成|作为|联合体|中标|共同|合资)"
_OWNED = rf"(?:[、,，/]|以及|和|与(?!{_SIDE_BY_SIDE})|及|、和|及其)"
# what counts the members of a list, behind them: 等14家国有企业, 三方, 等部门
_MEMBERS = (
    "单位|企业|公司|部门|机构|项目|地|国|人|县|市|区|镇|院所|高校|学校|领导|嘉宾|代表|集团|银行|医院|产业|领域|行业"
)
_FEW = "单位|企业|公司|部门|机构|项目|产业|领域|县|市|区"
_NUMERAL = r"[\ue00c\d一二两三四五六七八九十百余多]"
_COUNTED = (
    rf"(?:等{_NUMERAL}*(?:家|个|位|所|名|人|项|座)?(?:[\u4e00-\u9fff]{{0,6}}?(?:{_MEMBERS})|)"
    rf"|[一二两三四五六七八九十\d]+(?:家|个|位|所|大|地|国|方)(?:[\u4e00-\u9fff]{{0,4}}?(?:{_FEW}))?)?"
)
_EDGE = {"^": r"(?:(?<=[，,。；;：:！？“”\n])|(?<![\s\S]))", "$": r"(?=[，,。；;！？”\n）)]|$)"}


# a part of a match that is one of some words: (设立|成立); and what is written with one character and is no text
_ONE_OF = re.compile(r"\([^()|?\[\]{}<>~.…^$]+(?:\|[^()|?\[\]{}<>~.…^$]+)*\)")
_NO_TEXT = "^$~…"

# 收到某集团|中标|通知书: who sends it did not win
_NOTICE = "(?!通知书)"


class Slot(NamedTuple):
    """A slot of a pattern: the kinds that fill it and whether it takes a list."""

    kinds: tuple[str, ...]
    many: bool


class Pattern:
    """A pattern ready to match; the expression is compiled when first needed."""

    def __init__(self, spec: PatternSpec, rules: Rules) -> None:
        self.spec = spec
        self.slots: dict[str, Slot] = {}
        self.kept: list[str] = []
        # words of each of which a match holds at least one
        self.needs: list[tuple[str, ...]] = []
        self.kept_as: dict[str, str] = {}
        self._parts = self._translate(spec.match, rules)
        written = [text for text, _ in self._parts]
        # 甲…|乙…: neither needs what the other does
        self.needs = [] if any(text.endswith("|") for text in written) else [*self.needs, *_said(written)]
        self.qualifiers: Mapping[str, str] = spec.options.get("qualifiers", {})
        self.confidence = float(spec.options.get("confidence", 0.85))
        self.status: str | None = spec.options.get("status")
        self.pairs = bool(spec.options.get("pairs", False))
        self.carried_slot = "o" if "object" in spec.options else "s"
        types = spec.options.get("object") or spec.options.get("subject")
        self.carried = _kinds(types, spec) if types else ()
        self.also = [tuple(line.split()) for line in spec.options.get("also", ())]
        if any(len(triple) != 3 for triple in self.also):
            raise RuleError(f"{spec.file}: pattern {spec.id}: each line of 'also' is 'slot predicate slot'")
        if "s" not in self.slots and not self.carried:
            raise RuleError(f"{spec.file}: pattern {spec.id} has neither a slot s nor the key 'subject'")

    def _translate(self, match: str, rules: Rules) -> list[tuple[str, str]]:
        """The parts of the match that stand one after the other, each as written and as a regular expression."""
        parts: list[tuple[str, str]] = []
        depth = 0
        for token in _TOKEN.finditer(match):
            inside = depth > 0 or token["meta"] in ("|", ")", "]", "?")
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token["meta"] or "", 0)
            expression = self._expression(token, rules, optional=depth > 0)
            if inside and parts:
                written, before = parts.pop()
                parts.append((written + token[0], before + expression))
            else:
                parts.append((token[0], expression))
        return parts

    def _expression(self, token: re.Match[str], rules: Rules, *, optional: bool) -> str:
        if token["slot"]:
            return self._slot(token["slot"], token["types"], bool(token["many"]), optional=optional)
        if token["cls"]:
            return self._words(token["cls"], token["keep"], rules, optional=optional)
        if token["wide"]:
            return self._gap("。；;！？!?\n", token["wide_n"] or "60", token["wide_not"])
        if token["gap"]:
            return self._gap("，,。；;：:！？!?\n", token["gap_n"] or "16", token["gap_not"])
        if token["adv"]:
            return _adverbs(rules)
        if token["edge"]:
            return _EDGE[token["edge"]]
        if token["meta"]:
            return "(?:" if token["meta"] == "(" else token["meta"]
        return re.escape(token["text"])

    def _gap(self, marks: str, length: str, without: str | None) -> str:
        signs = "".join(SIGNS[k] for name in (without or "").split("-") if name for k in _kinds(name, self.spec))
        return f"[^{marks}{signs}]{{0,{length}}}?"

    def _slot(self, name: str, types: str, many: bool, *, optional: bool) -> str:
        kinds = _kinds(types, self.spec)
        self.slots[name] = Slot(kinds, many)
        if not optional:
            self.needs.append(tuple(SIGNS[k] for k in kinds))
        sign = sign_class(kinds)
        join = _OWNED if self.spec.predicate == "partOf" else _JOIN
        body = rf"{sign}(?:{join}{sign})*{_COUNTED}" if many else sign
        return f"(?P<{name}>{body})"

    def _words(self, name: str, keep: str | None, rules: Rules, *, optional: bool) -> str:
        words = rules.classes.get(name)
        if not words:
            raise RuleError(
                f"{self.spec.file}: pattern {self.spec.id} uses <{name}>, but lexicon verbs has no such class"
            )
        if not optional:
            self.needs.append(words)
        alternatives = f"(?:{_either(words)}){_NOTICE}"
        group = f"v_{name}"
        if group in self.kept:
            return f"(?:{alternatives})"
        self.kept.append(group)
        if keep:
            self.kept_as[keep] = group
        return f"(?P<{group}>{alternatives})"

    @cached_property
    def expression(self) -> Scanner:
        """The regular expression over skeletons; RuleError where the pattern's brackets do not match up,
        or it is more than can be compiled (a gap of a hundred digits)."""
        try:
            return Scanner("".join(expression for _, expression in self._parts))
        except (re.error, OverflowError, RecursionError) as error:
            raise RuleError(f"{self.spec.file}: pattern {self.spec.id}: {error}: {self.spec.match}") from error

    def near_miss(self, skeleton: str) -> tuple[int, str, str] | None:
        """How far the pattern got in a skeleton that it does not match: how many characters of it and what it found,
        as written in the pattern, and the part that failed. None when not even its beginning and one more part are
        there, or all of these may be left out."""
        begun, length = None, 2
        # what does not match at its beginning does not match further on: most patterns are done after one try
        while length < len(self._parts):
            further = re.search("".join(expression for _, expression in self._parts[:length]), skeleton)
            if further is None:
                break
            begun, length = further, length + 1
        if begun is None:
            return None
        found = "".join(written for written, _ in self._parts[: length - 1])
        telling = begun[0] and ("{" in found or "<" in found)
        return (len(begun[0]), found, self._parts[length - 1][0]) if telling else None


def _said(parts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of each of which a match holds at least one, as far as the parts of the pattern are only text: 旗下,
    (设立|成立)."""
    run = ""
    for written in (*parts, ""):
        if len(written) == 1 and written not in _NO_TEXT:
            run += written
            continue
        if run:
            yield (run,)
        run = ""
        if _ONE_OF.fullmatch(written):
            yield tuple(written[1:-1].split("|"))


def _kinds(types: str, spec: PatternSpec) -> tuple[str, ...]:
    found: list[str] = []
    for name in types.split("|"):
        if name not in GROUPS and name not in KINDS:
            raise RuleError(f"{spec.file}: pattern {spec.id}: no type is called {name!r}")
        found += GROUPS.get(name, (name,))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=256)  # many patterns use the same classes
def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _adverbs(rules: Rules) -> str:
    return rf"(?:{SIGNS['Date']}|{_either(rules.classes['adverb'])}|[，,](?={SIGNS['Date']})){{0,8}}"
