"""What names are made of: administrative levels, legal forms of firms, short forms. Shared by several steps."""

import re
from collections import Counter
from collections.abc import Iterable

from kg.model import Mention

LEVELS = "省市区县镇乡州旗盟"
_LEVELLED = re.compile(
    rf"(?P<level>[{LEVELS}])(?P<rest>委|政府|人民政府|党委|纪委|监委|人大|政协|[\u4e00-\u9fff]{{2,14}})"
)
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?P<level>[{LEVELS}])$")
_LEGAL = re.compile(
    r"(?:[（(](?:集团|中国|控股)[）)])?(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司)$"
)


def level_of(place: str) -> str | None:
    """The character that tells a place's level (县 of 某某县); None where the name does not show it."""
    match = _PLACE.match(place)
    return match["level"] if match else None


def levelled(body: str) -> tuple[str, str] | None:
    """Level and rest of a body that is named by its level alone (区|发改局, 镇|党委); None for other names."""
    match = _LEVELLED.fullmatch(body)
    return (match["level"], match["rest"]) if match else None


def home_places(mentions: Iterable[Mention]) -> dict[str, str]:
    """For each level the place of that level that the document speaks of most (first one of equals)."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        level = level_of(mention.text) if mention.type == "Place" else None
        if level:
            counts.setdefault(level, Counter())[mention.text] += 1
    return {level: counter.most_common(1)[0][0] for level, counter in counts.items()}


def legal_stem(name: str) -> str | None:
    """A firm's name without its legal form; None for a name that has none."""
    match = _LEGAL.search(name)
    return name[: match.start()] if match and match.start() >= 2 else None
