"""Common nouns that take up a name: 隧道 after 青石岭特长隧道, 集团 after 北川水务集团有限公司.

Where such a noun begins a clause, the clause speaks of the thing last named so.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import Unit

_START = re.compile(
    r"(?:^|[，,。；;：:“])(?:[\ue00b\s]|目前|截至|随后|此外|同时|其中|该|本|此|新|整个|据悉|当前|如今|，)*(?P<noun>[\u4e00-\u9fff]{2,6})"
)
_KINDS = ("Project", "Facility", "Company", "Organization", "Place", "Event")
# behind the echoed noun a name may only have its legal form or a word for works
_END = re.compile(r"(?:公路|铁路|(?:股份|集团)?(?:有限|有限责任)?公司|项目|工程|[（(].*[）)])?[”\"]?$")
_LONGEST = 6
# the company that a deal is about, which its text sets up or buys before
_TARGET = frozenset({"标的公司", "目标公司", "合资公司", "项目公司", "新公司", "标的企业"})
_ACQUIRED = re.compile(r"(?:设立|成立|组建|新设|收购|受让|购买|入股|增资|持有)[^，。；]{0,16}$")
_NO_ECHO = frozenset({"建设", "合作", "发展", "投资", "企业", "单位", "中国", "全国", "活动", "领导", "代表", "产业"})


class Echoes:
    """The names of one document by the nouns that they end in."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._companies = [m for m in scene.mentions if m.type == "Company"]
        self._named: dict[str, list[Mention]] = {}
        for mention in scene.mentions:
            if mention.type in _KINDS:
                core = _END.sub("", mention.text)
                for text in {mention.text, core}:
                    for length in range(2, min(_LONGEST, len(text) - 1) + 1):
                        self._named.setdefault(text[-length:], []).append(mention)

        self._lines: dict[int, list[tuple[int, Unit]]] = {}

    @classmethod
    def of(cls, scene: Scene) -> "Echoes":
        """The echoes of ``scene``, made at the first call."""
        found: Echoes | None = scene.derived.get("echoes")
        if found is None:
            found = scene.derived["echoes"] = cls(scene)
        return found

    def of_line(self, index: int) -> Sequence[tuple[int, Unit]]:
        """The nouns at the head of a clause of line ``index`` that take up a name: where each stands in the skeleton,
        and a unit for what it refers to."""
        found = self._lines.get(index)
        if found is None:
            found = self._lines[index] = list(self._of_line(index))
        return found

    def _of_line(self, index: int) -> Iterator[tuple[int, Unit]]:
        line = self._scene.lines[index]
        starts = {token.start for token in self._scene.sentences[index].tokens}
        for match in _START.finditer(line.text):
            at = match.start("noun")
            origin = line.origin(at)
            if origin not in starts:
                continue
            for length in range(len(match["noun"]), 1, -1):
                noun = match["noun"][:length]
                mention = self._last(noun, origin)
                if mention:
                    yield at, Unit(origin, origin + length, mention.type, noun, mention, refers=True)
                    break

    def _last(self, noun: str, before: int) -> Mention | None:
        """The last thing named before position ``before`` whose name ends in ``noun``."""
        if noun in _TARGET:
            found = self._companies[: bisect_right(self._companies, before, key=lambda m: m.end)]
            near = (m for m in reversed(found) if _ACQUIRED.search(self._scene.text[max(0, m.start - 24) : m.start]))
            return next(near, None)
        named = self._named.get(noun)
        if not named or noun in _NO_ECHO:
            return None
        count = bisect_right(named, before, key=lambda m: m.end)
        return named[count - 1] if count else None
