"""The zones that a park or new town is divided into: 分为智造供给区、研发服务区和居住配套区; 即一核+两区."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, LISTED, Candidate, Reading
from kg.scan import Scanner

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


# the one zone that a county's news speaks of without its name: 开发区|签约项目10个, 在|高新区|举行
_BARE = Scanner(
    r"(?:^|(?<=[，。；：\n”])|(?<=[，。；\n]目前)|(?<=今年)|(?<=[，。；\n]在))(?P<name>高新区|经开区|开发区|综保区|保税区)"
    r"(?=签约|引进|今年|共|将|已|举行|召开|最新|新签|完成|紧紧|坚持|聚焦|围绕|积极|始终|先后|转变|实现|成功|全力|着力|深入|持续"
    r"|\d+个项目)"
)
_ZONE = re.compile(r"[\u4e00-\u9fff](?:高新|经开|开发|综保|保税|技术产业开发|技术开发)区$")


def find_bare_zones(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """A zone called by its kind alone that acts, in texts that name none in full and this one twice."""
    matches = list(_BARE.finditer(reading.text))
    if not matches or any(
        c.type in ("Project", "Place") and _ZONE.search(reading.text, c.start, c.end) for c in settled
    ):
        return
    for name in sorted({m["name"] for m in matches if reading.text.count(m["name"]) > 1}):
        for at in re.finditer(rf"(?<![\u4e00-\u9fff]){name}|(?<=在){name}(?=举|召)", reading.text):
            yield Candidate(at.start(), at.end(), "Project", "zone:bare", LISTED + 12)
