"""Clubs, bands, brands, media and statesmen that everybody knows by a word of the language (火箭, 五月天, 小米) or by a
name that the tagger cuts up (都市|快报): the former only where the text is about sport, music, cars … .

A text is about a topic where it has one of the topic's words, or two names of it that are words (火箭 and 勇士).
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import TAGGED, WHOLE, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.rules import Rules
from kg.scan import Scanner, one_of
from kg.words import word_pos

# what is made by a firm, sold under its name, or one of a kind: 小米|手机, 一辆|大众, 苹果|4
_GOODS = re.compile(
    r"手机|系列|平板|电脑|手环|电视|汁|派|树|醋|[车轿跑]|汽车(?!公司|集团|销售)|旗舰(?!店)|品牌|新品|笔记本|[A-Za-z0-9]"
)
_COUNTED = re.compile(r"[辆台部款斤个只颗棵杯瓶碗两吨]$")
_TEAM = re.compile(r"队(?![员友长伍内史医服])")
_SPORTS = frozenset({"basketball", "football"})
# what grows in such a text is no firm: 苹果, 小米, 土豆
_FARM = re.compile(r"[果粮菜]农|农[民户产业村]|种植|采摘|[斤亩筐]|果园|水果|蔬菜|[粥饭]")
_GROWN = frozenset({"苹果", "小米", "土豆", "黑莓", "糯米"})
# what clubs and firms have, right behind their names; before any other noun a word is only a word
_HAS = re.compile(
    r"队|[球主客]|[前后中]锋|后卫|中[场卫]|门将|主帅|官[方网微]|高管|老[板总]|公司|集团|方面|股价|员工|总部|创始|用户|网$|粉丝|乐[队团]|演唱|成员|主唱|阵容|青训|俱乐部|外援|新援|记者|报道"
)
_OWNERS = frozenset({"PER", "nr", "LOC", "ORG"})
_THITHER = frozenset({"在", "于", "到", "赴", "抵", "抵达", "飞抵", "来自", "前往", "去", "从"})


def find_known(reading: Reading) -> Iterator[Candidate]:
    """The names of lexicon ``known`` that stand between words, as far as the text is about their topic."""
    text = reading.text
    names, rows = _names(reading.rules), reading.rules.words("known")
    matches = list(names.finditer(text))
    if not matches:
        return
    tokens = [t for sentence in reading.sentences for t in sentence.tokens]
    begins, ends = {t.start: i for i, t in enumerate(tokens)}, {t.end: i for i, t in enumerate(tokens)}
    vocabulary = Vocabulary.of(reading.rules)
    topics: dict[str, bool] = {}
    for match in matches:
        start, end = match.span()
        kind, topic = (*rows[match[0]], "")[:2]
        between = (start in begins) + (end in ends)
        if between < 2 and (not between or len(match[0]) < (4 if topic else 3)):
            continue
        if match[0] in _GROWN and _FARM.search(text):  # whatever the tagger makes of it
            yield Candidate(start, end, "-", "name:grown", WHOLE)
            continue
        if topic not in topics:
            topics[topic] = not topic or _is_about(topic, text, matches, reading.rules)
        person = kind == "Person"
        where = begins.get(start, 0), ends.get(end, 0)
        if not topics[topic]:
            continue
        if topic and between == 2 and not _is_meant(text, tokens, *where, vocabulary, person=person):
            continue
        if topic in _SPORTS and (team := _TEAM.match(text, end)):
            end = team.end()
        yield Candidate(start, end, kind, "name:known", TAGGED + 5 if topic else WHOLE)


def _is_about(topic: str, text: str, matches: list[re.Match[str]], rules: Rules) -> bool:
    """Whether the text has a word of the topic, or two of its names."""
    if _cues(topic, rules).search(text):
        return True
    rows = rules.words("known")
    return len({m[0] for m in matches if topic in rows[m[0]][1:]}) > 1


def _is_meant(
    text: str, tokens: Sequence[Token], first: int, last: int, vocabulary: Vocabulary, *, person: bool
) -> bool:
    """Whether the words ``tokens[first:last + 1]`` are used as a name: they qualify no noun but a ``person``'s and are
    counted by nothing, and somebody is not there, as in a city."""
    start, end = tokens[first].start, tokens[last].end
    if _GOODS.match(text, end) or _COUNTED.search(text, max(0, start - 2), start):
        return False
    before = tokens[first - 1] if first else None
    if before is not None and before.text == "的" and tokens[first - 2].pos not in _OWNERS:
        return False  # 战胜病魔的|勇士
    if before is not None and word_pos(text[start:end]) == "ns" and (before.text in _THITHER or before.pos == "LOC"):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) and not person else None
    if after is None or after.start != end or after.pos not in ("n", "vn", "nz", "LOC"):
        return True
    return _HAS.match(after.text) is not None or vocabulary.is_title(after.text)


def _names(rules: Rules) -> Scanner:
    found: Scanner | None = rules.derived.get("known")
    if found is None:
        found = rules.derived["known"] = Scanner(one_of(rules.words("known"), grouped=True))
    return found


def _cues(topic: str, rules: Rules) -> re.Pattern[str]:
    """The expression of the topic's words."""
    found: re.Pattern[str] | None = rules.derived.get(f"topic:{topic}")
    if found is None:
        words = [word for word, (topics, *_) in rules.words("topics").items() if topic in topics.split()]
        found = rules.derived[f"topic:{topic}"] = re.compile(one_of(words))
    return found
