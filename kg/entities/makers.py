"""Firms by what their works are called: 青禾铝业|精品线材项目, 北京远帆环保科技|螯合剂产品项目, 远帆泰克斯|三期项目."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.words import is_word, word_pos

RULE = "firm:of-work"
_WORKS = frozenset({"Project", "Facility"})
# what only firms end in, and what a line of business may begin with as well
_SURE = (
    r"(?:环保|电子|生物|能源|信息|智能|医疗|材料|新能源|新材料|农业|光电|食品|汽车)?科技|[铝铜锂钛钢纸酒乳牧茶种药渔林矿锰钒镁镍]业|制药|钢铁|重工|集团|股份|实业|"
    r"置业|农牧|电气|微电子|精工|控股|建工|锂能|智造"
)
_MAYBE = (
    r"新能源|新材料|生物|医药|医疗|机械|电子|电器|光电|光伏|电力|食品|化工|化学|半导体|涂料|水泥|玻璃|纺织|服饰|家居|环保|能源|"
    r"汽车|轮胎|物流|农业|饲料|建材|激光|照明|电缆|轴承"
)
_MAKER = re.compile(rf"(?P<brand>[\u4e00-\u9fff]{{2,3}}?)(?:(?P<sure>{_SURE})|(?P<maybe>{_MAYBE}))(?=.{{3,}})")
# what belongs to the line of business, or to the name of the work itself
_GOES_ON = re.compile(
    rf"产业|园|基地|小镇|城|港|项目|工程|示范|中心|谷|走廊|集聚|物业|大[道厦楼]|路|及|和|与|、|（|\(|[一二三]期|(?:{_MAYBE})"
)
_GROUP = re.compile(r"(?:集团|股份)?(?:有限)?公司|集团|股份")
# what tells how much, or which work of the firm's it is
_OF_FIRM = re.compile(r"年产|\d|[A-Z]|总部|第?[一二三四]期|新建|扩建|增资|技改|扩产|高端|新型|精品|研发中心")
_PHASED = re.compile(r"(?P<firm>[\u4e00-\u9fff]{3,6}?)第?[一二三四五六七八九]期(?:项目|工程)$")
_TAGGED = frozenset({"ORG", "nt", "nz"})


def find_makers(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """The firm that the name of its work begins with: an unknown brand and a trade, where the name goes on with what is
    made or built there."""
    works = [c for c in settled if c.type in _WORKS and c.end - c.start > 6]
    if not works:
        return
    vocabulary = Vocabulary.of(reading.rules)
    tagged = {(t.start, t.end) for s in reading.sentences for t in s.tokens if t.pos in _TAGGED}
    for c in works:
        name = reading.text[c.start : c.end]
        phased = _PHASED.match(name)
        if phased and (c.start, c.start + phased.end("firm")) in tagged and _is_brand(phased["firm"], vocabulary):
            yield Candidate(c.start, c.start + phased.end("firm"), "Company", RULE, HEADED)
            continue
        end = _maker(name, vocabulary)
        if end:
            yield Candidate(c.start, c.start + end, "Company", RULE, HEADED)


def _maker(name: str, vocabulary: Vocabulary) -> int:
    """Where the firm's name ends that ``name`` begins with, maybe behind its place; 0 for none."""
    for at in (3, 2, 0):
        if at and not (word_pos(name[:at]) == "ns" or name[:at] in vocabulary.countries):
            continue
        match = _MAKER.match(name, at)
        if match is None or not _is_brand(match["brand"], vocabulary):
            continue
        group = _GROUP.match(name, match.end())
        end = group.end() if group else match.end()
        if _GOES_ON.match(name, end) or (match["maybe"] and not _OF_FIRM.match(name, end)):
            continue
        return end
    return 0


def _is_brand(brand: str, vocabulary: Vocabulary) -> bool:
    """Whether ``brand`` is no word, place or kind that anyone knows."""
    known = is_word(brand) or brand in vocabulary.industries or brand in vocabulary.countries
    return not known and vocabulary.head(brand) is None
