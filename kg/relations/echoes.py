"""Common nouns that take up a name: 隧道 after 青石岭特长隧道, 集团 after 北川水务集团有限公司.

Where such a noun begins a clause, the clause speaks of the thing last named so.
"""

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.relations.scene import Scene
from kg.relations.units import Skeleton, Unit

_START = re.compile(
    r"(?:^|[，,。；;：:“])(?:[\ue00b\s]|目前|截至|随后|此外|同时|其中|该|本|此|新|整个|据悉|当前|如今|，)*(?P<noun>[\u4e00-\u9fff]{2,6})"
)
_KINDS = ("Project", "Facility", "Company", "Organization", "Place", "Event")
# behind the echoed noun a name may only have its legal form or a word for works
_END = r"(?:公路|铁路|(?:股份|集团)?(?:有限|有限责任)?公司|项目|工程|[（(].*[）)])?[”\"]?$"
# the company that a deal is about, which its text sets up or buys before
_TARGET = frozenset({"标的公司", "目标公司", "合资公司", "项目公司", "新公司", "标的企业"})
_ACQUIRED = re.compile(r"(?:设立|成立|组建|新设|收购|受让|购买|入股|增资|持有)[^，。；]{0,16}$")
_NO_ECHO = frozenset({"建设", "合作", "发展", "投资", "企业", "单位", "中国", "全国", "活动", "领导", "代表", "产业"})


def echoes(scene: Scene, line: Skeleton) -> Iterator[tuple[int, Unit]]:
    """The nouns of ``line`` that take up a name: where each stands in the skeleton, and a unit for what it refers to."""
    starts = {token.start for sentence in _sentence(scene, line) for token in sentence}
    for match in _START.finditer(line.text):
        at = match.start("noun")
        origin = line.origin(at)
        if origin not in starts:
            continue
        for length in range(len(match["noun"]), 1, -1):
            mention = _named(scene, match["noun"][:length], origin)
            if mention:
                yield at, Unit(origin, origin + length, mention.type, match["noun"][:length], mention, refers=True)
                break


def _sentence(scene: Scene, line: Skeleton) -> Iterator[tuple]:  # type: ignore[type-arg]
    yield from (s.tokens for s in scene.sentences if s.start == line.start)


def _named(scene: Scene, noun: str, before: int) -> Mention | None:
    """The last thing named before position ``before`` whose name ends in ``noun``."""
    if noun in _NO_ECHO:
        return None
    if noun in _TARGET:
        companies = [m for m in scene.mentions if m.end <= before and m.type == "Company"]
        return next(
            (m for m in reversed(companies) if _ACQUIRED.search(scene.text[max(0, m.start - 24) : m.start])), None
        )
    end = re.compile(re.escape(noun) + _END)
    found = [
        m for m in scene.mentions if m.end <= before and m.type in _KINDS and m.text != noun and end.search(m.text)
    ]
    return found[-1] if found else None
