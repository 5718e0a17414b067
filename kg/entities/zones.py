"""The zones that a park or new town is divided into: 分为智造供给区、研发服务区和居住配套区; 即一核+两区."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.model import Token
from kg.names import ZONE_KINDS

_ITEM = r"(?:一个|[两三四五六]个)?[\u4e00-\u9fffA-Z]{2,8}?(?:片区|板块|组团|功能区|区|核|轴|带)"
_DIVIDED = re.compile(
    rf"(?:即|分为|划分为|形成|构成|包括|规划|由|建设分|建设有|设有|设置)(?P<list>{_ITEM}(?:[+＋、]{_ITEM}){{0,8}}(?:[+＋]|[、]|和|及|与){_ITEM})(?P<end>[，。；]|等|[两三四五六七八]大|构成|组成|[和及]辅助配套|[和及]配套)"
)
_ONE = re.compile(r"[^+＋、和及与]+")
_COUNT = re.compile(r"^(?:一|[两三四五六])个")
# what is divided so is no park: regions of the country, districts of a town, whatever else ends in 区
_NOT = re.compile(
    r"[的了在]|^(?:城|市|县|郊|山|地|社|小|校|景|灾|疫|牧|林|矿|农)区$|地区$|社区$|灾区$|山区$|[城市县]区$|自治区$"
)


def find_zones(reading: Reading) -> Iterator[Candidate]:
    """The members of each list of zones, none where one of them is a place of its own."""
    for sentence in reading.sentences:
        named = [t for t in sentence.tokens if t.pos in ("LOC", "ns", "PER")]
        for match in _DIVIDED.finditer(reading.text, sentence.start, sentence.end):
            start, end = match.span("list")
            spans = [(m.start() + start, m.end() + start) for m in _ONE.finditer(match["list"])]
            spans = [(a + _lead(reading.text[a:b]), b) for a, b in spans]
            if any(start < t.end and t.start < end for t in named):
                continue
            if all(b - a > 2 and not _NOT.search(reading.text[a:b]) for a, b in spans):
                yield from (Candidate(a, b, "Project", "list:zones", HEADED) for a, b in spans)


def _lead(item: str) -> int:
    """How many characters of ``item`` only count it (一个|综合服务核)."""
    match = _COUNT.match(item)
    return match.end() if match else 0


# a zone that acts (开发区|签约项目10个) or that somebody goes to or speaks of (莅临|高新区, 位于|开发区)
_ACTS = re.compile(
    r"签约|引进|今年|共|将|已|举行|召开|最新|新签|完成|紧紧|坚持|聚焦|围绕|积极|始终|先后|转变|实现|成功|全力|着力|深入|持续|\d+个项目"
)
_OPENS = re.compile(r"(?:^|[，。；：\n”]|[，。；\n]目前|今年|[，。；\n]在)$")
_GOES_TO = re.compile(
    r"(?:[到赴在对为向由]|来到|莅临|位于|落户|走进|深入|入驻|进驻|参观|考察|调研|视察|走访|慰问|前往|抵达)(?:了)?$"
)
# what no article's own zone has before or behind it: 全市|经开区, 各|开发区, 高新区|、经开区等
_KIND_ONLY = re.compile(r"(?:[全各等个类级市县省、和与及]|国家|其他|所有|多个|部分|重点)$")
_LISTED_ON = re.compile(r"[、和与及]|等|级|型|类|们")


def find_bare_zones(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The zone that an article calls by its kind alone, where it names none of that kind in full, this one twice, and
    once where it acts or is gone to."""
    words = [word for word in ZONE_KINDS if word in reading.text]
    if not words:
        return
    full = [reading.text[c.start : c.end] for c in settled if c.type in ("Project", "Place")]
    for word in words:
        if reading.text.count(word) < 2 or any(ZONE_KINDS[word].search(n) and len(n) > len(word) for n in full):
            continue
        alone = [
            token for s in reading.sentences for token in s.tokens if token.text == word and _is_alone(reading, token)
        ]
        if any(_is_told_of(reading.text, token) for token in alone):
            name = next((w for w in words if w.endswith(word) and len(w) > len(word)), None)
            because = f"文中的“{name}”" if name else ""
            for token in alone:
                yield Candidate(token.start, token.end, "Project", "zone:bare", LISTED + 12, name, because)


def _is_alone(reading: Reading, token: Token) -> bool:
    """Whether the word stands for one zone, not for all of its kind."""
    before = reading.text[max(0, token.start - 2) : token.start]
    return not _KIND_ONLY.search(before) and not _LISTED_ON.match(reading.text, token.end)


def _is_told_of(text: str, token: Token) -> bool:
    """Whether the zone acts there, or somebody goes there."""
    before = text[max(0, token.start - 4) : token.start]
    return bool(_GOES_TO.search(before) or (_OPENS.search(before) and _ACTS.match(text, token.end)))
