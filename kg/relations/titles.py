"""Titles: what the last word of a role says of where it is held, and what its first words say of the term."""

import re
from functools import cached_property
from typing import NamedTuple

from kg.rules import Rules
from kg.scan import one_of

_BRACKET = re.compile(r"[（(][^）)]*[）)]$")
_ACTING_BRACKET = re.compile(r"代[）)]|主持")
_SUFFIX = re.compile(r"(?:候选人|人选)$")
# what parts of a firm end in
DIVISIONS = "BG|BU|事业群|业务群"
_MINISTER = (
    r"(?:财政|能源|石油|外交|国防|内政|经济|贸易|商务|卫生|农业|工业|矿产|教育|交通|通信|环境|劳工|司法|基础设施)"
    r"(?:(?:和|与|及|、)[\u4e00-\u9fff]{2,6})?大臣"
)
_OFFICER = re.compile(r"首席[\u4e00-\u9fff]{2,4}官$")
# posts of which a body has several at a time, so that two names behind the title both hold it (副县长甲、乙)
_SHARED = re.compile(
    r"副|常委|委员|成员|组员|董事$|监事$|理事$|助理$|代表$|教授$|研究员$|院士$|专员$|顾问$|合伙人$|创始人$|巡视员$|调研员$|[法检]察?官$"
)
_NEVER_SHARED = re.compile(r"^(?:第一)?书记$")


class Title(NamedTuple):
    """What lexicon ``titles`` says of a title; ``heads`` matches the ends of names of bodies that have it."""

    kind: str
    heads: re.Pattern[str] | None


class Role(NamedTuple):
    """A role as it is written without body, brackets and words like 首任; ``tenure`` is "" where it says nothing."""

    text: str
    title: Title
    tenure: str

    @property
    def is_shared(self) -> bool:
        """Whether several persons may hold the role at one body (副县长), so that it goes for each of a list."""
        return bool(_SHARED.search(self.text)) and not _NEVER_SHARED.search(self.text)


class Titles:
    """Lexicons ``titles`` and ``title_prefixes`` as the rules on posts ask them; made once for each set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._titles = {word: self._title(columns) for word, columns in rules.words("titles").items()}
        self._prefixes = rules.words("title_prefixes")

    @classmethod
    def of(cls, rules: Rules) -> "Titles":
        """The titles of ``rules``."""
        found = rules.derived.get("titles")
        if found is None:
            found = rules.derived["titles"] = cls(rules)
        return found

    @staticmethod
    def _title(columns: tuple[str, ...]) -> Title:
        kind, heads = (*columns, "-", "-")[:2]
        # a user's own row may give the word alone: then the body must stand in the chain
        return Title(kind if kind != "-" else "seat", re.compile(f"(?:{heads})$") if heads not in ("-", "") else None)

    @cached_property
    def with_division(self) -> str:
        """:attr:`expression` where a part of a firm may stand before the role: 终端BG董事长, 智能汽车方案BU总裁."""
        return rf"(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,10}}(?:{DIVISIONS})[ ]?)?{self.expression}"

    @cached_property
    def expression(self) -> str:
        """The source of a regular expression for roles as written: 党组副书记, 亚太区副总裁, 能源和工业大臣."""
        titles, prefixes = one_of(self._titles), one_of(self._prefixes)
        return (
            rf"{prefixes}*(?:首席[\u4e00-\u9fff]{{2,4}}官|{_MINISTER}|{titles})(?:助理|候选人|顾问)?"
            r"(?:[（(](?:兼|挂职|(?:正|副)?[部厅局处科股]长?级[^（）()]{0,4}|[正副][厅处科]|试用期[^（）()]{1,4}|代|主持工作|主持[\u4e00-\u9fff]{0,6}工作|代?[行履][\u4e00-\u9fff]{2,10}?职[责权])[）)])?"
            # 市委办公厅|秘书一处|处长
            r"(?![一二三四五六七八九十]?(?:处处|科科|处副|科副|室[主副]))"
        )

    def read(self, written: str) -> Role:
        """The role that is written: 首任执行院长 is 执行院长, 代县长 an acting one.

        >>> Titles(load_rules()).read("首任执行院长").text
        '执行院长'
        """
        bare = _BRACKET.sub("", written)
        tenure = "acting" if bare != written and _ACTING_BRACKET.search(written[len(bare) :]) else ""
        if _SUFFIX.search(bare):
            tenure = "proposed"
        title = self._of(_SUFFIX.sub("", bare))
        text = bare
        while prefix := self._prefix(text):
            keep, says = self._prefixes[prefix]
            tenure = tenure or says.strip("-")
            if keep == "keep":
                break
            text = text[len(prefix) :]
        return Role(text, title, tenure)

    def _prefix(self, text: str) -> str:
        """The longest prefix that ``text`` begins with, unless the text is a title itself."""
        fits = [p for p in self._prefixes if text.startswith(p) and len(text) > len(p)]
        return max(fits, key=len) if fits and text not in self._titles else ""

    def _of(self, role: str) -> Title:
        """The title that ends the role: the longest of the lexicon, an assistant's being that of his superior."""
        if _OFFICER.search(role):
            return Title("firm", None)
        stem = role.removesuffix("助理") or role
        for start in range(len(stem)):
            if stem[start:] in self._titles:
                return self._titles[stem[start:]]
        return Title("seat", None)
