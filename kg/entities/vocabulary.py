"""The word tables that families of names share, made once for each set of rules."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

from kg.rules import Lexicon, RuleError, Rules


class Head(NamedTuple):
    """A head word: what it names and how sure it makes a name (flags of lexicon ``heads``)."""

    word: str
    type: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The classes of lexicon ``name_words``, whose head says what each class tells of a name's beginning and end."""

    building: frozenset[str]
    built: frozenset[str]
    common: frozenset[str]
    convening: frozenset[str]
    corporate: frozenset[str]
    deal: frozenset[str]
    document: frozenset[str]
    founding: frozenset[str]
    held: frozenset[str]
    issued: frozenset[str]
    issuing: frozenset[str]
    kind: frozenset[str]
    opening: frozenset[str]
    owner: frozenset[str]
    part: frozenset[str]
    party: frozenset[str]
    planning: frozenset[str]
    pointing: frozenset[str]
    predicate: frozenset[str]
    press: frozenset[str]
    seller: frozenset[str]
    sited: frozenset[str]
    speech: frozenset[str]
    tally: frozenset[str]
    task: frozenset[str]
    trade: frozenset[str]
    transport: frozenset[str]
    visit: frozenset[str]
    work: frozenset[str]

    @classmethod
    def of(cls, rows: Lexicon) -> "NameWords":
        """The classes of the lexicon's ``rows``; a class that no code reads is a RuleError."""
        found: dict[str, set[str]] = {field.name: set() for field in fields(cls)}
        for word, columns in rows.items():
            for name in columns[0].split() if columns else ():
                if name not in found:
                    raise RuleError(f"name_words.tsv: {word} is in the class {name}; there are {', '.join(found)}")
                found[name].add(word)
        return cls(**{name: frozenset(words) for name, words in found.items()})


# answers that are remembered: half of the questions have been asked before
_REMEMBERED = 50_000
# cities whose characters all stand for countries or provinces, too
_CITIES = frozenset({
    "加沙", "罗马", "宁德", "伊宁", "伊川", "宁晋", "孟津", "新泰", "新津", "新港", "巴中", "巴马", "德川", "吉萨",
    "中亚", "巴沙", "比萨", "巴黎", "蒙古", "白沙", "阿里", "约克",
})  # fmt: skip


class Vocabulary:
    """What words name and what they tell of names."""

    def __init__(self, rules: Rules) -> None:
        firm = frozenset({"whole", "listed"})
        self.heads = {word: Head(word, "Company", firm) for word in rules.words("listed")}
        self.heads |= {word: _head(word, columns) for word, columns in rules.words("heads").items()}
        self.longest_head = max(map(len, self.heads), default=0)
        self._head_lengths = _lengths_by_end(self.heads)
        self._asked: dict[str, Head | None] = {}
        self.generic = rules.words("generic")
        self.inner_verbs = rules.words("inner_verbs")
        self.titles = rules.words("titles")
        self._deputies = frozenset("副" + title for title in self.titles)
        self.offices = rules.words("title_prefixes")  # what may stand before a title: 技术处|处长
        self.surnames = rules.words("surnames")
        self.not_names = rules.words("not_names")
        self.clippings = rules.words("clippings")
        self.countries = rules.words("countries")
        self.paired = {character for character, columns in self.clippings.items() if columns[1:] == ("paired",)}
        full = {name for columns in self.clippings.values() for name in columns[0].split("/")}
        self.unclipped = full | set(rules.words("regions")) | _CITIES
        self.industries = rules.words("industries")
        self.words = NameWords.of(rules.words("name_words"))
        # what repair.py found nothing to mend at: a name, its label, and what stands how far behind it
        self.sound: set[tuple[str, str, tuple[int, str, str] | None]] = set()

    def is_clipped(self, text: str, both: bool = False) -> bool:
        """Whether each character stands for a place (中美, 京津; 辽宁 is one place itself); ``both``: the text tells
        of two."""
        if not 1 < len(text) <= 4 or text in self.unclipped or any(c not in self.clippings for c in text):
            return False
        return both or "中" in text or self.paired.isdisjoint(text)

    def is_tie(self, text: str) -> bool:
        """Whether ``text`` is two states by one character each, and what the one does to the other (澳驻台, 澳对华)."""
        if len(text) != 3 or text[1] not in "驻对访援侵":
            return False
        return text[0] in self.clippings and (text[2] == "华" or text[2] in self.clippings)

    @classmethod
    def of(cls, rules: Rules) -> "Vocabulary":
        """The vocabulary of ``rules``, made at the first call."""
        found: Vocabulary | None = rules.derived.get("vocabulary")
        if found is None:
            found = rules.derived["vocabulary"] = cls(rules)
        return found

    def head(self, text: str) -> Head | None:
        """The longest head word that ``text`` ends in; whether one of a single character is only the end of a word such
        as 布局 or 思路, the caller sees by the token."""
        if text in self._asked:
            return self._asked[text]
        if len(self._asked) > _REMEMBERED:
            self._asked.clear()
        lengths = self._head_lengths.get(text[-1:], ())
        found = (self.heads.get(text[-length:]) for length in lengths if length <= len(text))
        self._asked[text] = head = next(filter(None, found), None)
        return head

    def ends_head(self, character: str) -> bool:
        """Whether some head word ends in ``character``: a cheap test for what ends in none."""
        return character in self._head_lengths

    def type_of(self, name: str) -> str | None:
        """The type that the head word of ``name`` gives it; None without one."""
        head = self.head(name)
        return head.type if head else None

    def is_title(self, word: str) -> bool:
        """Whether ``word`` is a title, with or without 副 (副县长)."""
        return word in self.titles or word in self._deputies

    def is_route(self, word: str) -> bool:
        """Whether ``word`` is what a line or work ends in, so that a part of it may follow (某某铁路|某段站房工程)."""
        head = self.heads.get(word)
        return (
            head is not None
            and head.type in ("Facility", "Project")
            and word.endswith(("路", "线", "速", "铁", "桥", "工程", "管道"))
        )


def _lengths_by_end(words: Iterable[str]) -> dict[str, list[int]]:
    """The lengths of the words that end in a character, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[-1], set()).add(len(word))
    return {end: sorted(lengths, reverse=True) for end, lengths in found.items()}


def _head(word: str, columns: tuple[str, ...]) -> Head:
    """One row of lexicon ``heads``; one without a type is a RuleError."""
    if not columns:
        raise RuleError(f"heads.tsv: {word} lacks its type")
    return Head(word, columns[0], frozenset(columns[1].split(",")) if len(columns) > 1 else frozenset())
