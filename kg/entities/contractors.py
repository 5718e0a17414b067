"""Firms without a head word, by the frame in which they build or run a work: 由泽远锂能投资建设, 由昱城产投负责运营."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.shapes import NO_NAME
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner
from kg.words import is_word, word_pos

_BUILT_BY = Scanner(
    r"由(?P<name>[\u4e00-\u9fffA-Za-z]{3,8}?)(?=(?:独家|全额|自主|统一|负责|牵头|全程|整体|具体)*(?:投资(?:建设|兴建|开发|运营|[的，。])"
    r"|投建|承建|代建|承办建设|建设运营|开发建设|开发运营|运营管理|总承包|设计施工|负责(?:施工|运营|建设|设计|管理)"
    # 该公司由青石时代100%控股
    r"|(?:100%)?全资(?:持股|控股|拥有)|(?:直接|间接|合计)?100%(?:持股|控股)))"
)
# who builds, and is no firm by name: 由政府投资建设, 由第三方运营
_ANYBODY = re.compile(
    r"政府|集体|社会|资本|企业|单位|部门|村民|市民|群众|居民|公司|[双三各多两]方|专业|团队|机构|国家|中央|地方|省级|市级|县级|区级|[商资]$"
    r"|央企|国企|民企|财政|自行|自主|本[省市县区]|当地|全[省市县区]|负责|人员|部队|兵团|学校|村$"
)


def find_contractors(reading: Reading) -> Iterator[Candidate]:
    """Who builds or runs a work, where the words are no plain ones and no person, place or body by themselves."""
    matches = [*_BUILT_BY.finditer(reading.text)]
    if not matches:
        return
    vocabulary = Vocabulary.of(reading.rules)
    tokens = [t for s in reading.sentences for t in s.tokens]
    for match in matches:
        name, (start, end) = match["name"], match.span("name")
        if _ANYBODY.search(name) or NO_NAME.search(name) or vocabulary.type_of(name) not in (None, "Company"):
            continue
        inside = tokens[
            bisect_right(tokens, start, key=lambda t: t.end) : bisect_left(tokens, end, key=lambda t: t.start)
        ]
        whole = inside and inside[0].start == start and inside[-1].end == end
        person = len(name) < 4 and bool(surname_of(name, vocabulary.surnames))
        plain = all(is_word(t.text) and word_pos(t.text) not in ("nz", "nr", "nrt", "ns") for t in inside)
        if whole and not person and not plain and word_pos(name) != "ns" and name not in vocabulary.countries:
            yield Candidate(start, end, "Company", "company:contractor", HEADED)
