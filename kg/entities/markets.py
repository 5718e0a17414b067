"""Firms that news of the markets shows without a head word: whose share price, whose officer, whose subsidiary; and
what a firm is called in one country (星川|中国)."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

# 星川股价下跌, 星川首席会计官: what only a listed firm has, or its officer
_HAS = re.compile(
    r"(?:美股|港股|A股)?(?:股价|市值|盘前|盘后|盘中|早盘|午盘|开盘|收盘|收涨|收跌|涨停|跌停|涨超|跌超|涨逾|跌逾)"
    r"|(?:前|原|现任|联席|联合|新任)?首席[\u4e00-\u9fff]{1,4}?官"
)
_LOOK = Scanner(r"股价|市值|盘前|盘后|盘中|早盘|午盘|收盘|涨停|跌停|涨超|跌超|涨逾|跌逾|首席")
_NOT_ONE = (
    "公司", "集团", "企业", "股", "板块", "个股", "大盘", "指数", "期货", "行业", "市场", "概念", "期指", "合约", "总",
)  # fmt: skip
# 星川（白石集团的全资附属公司）
_KIN = Scanner(
    r"(?:^|(?<=[\n，。；、：]|[与和及向由]))(?P<name>(?:(?![与和及向由、])[\u4e00-\u9fffA-Za-z0-9]){3,10})"
    r"(?=[（(](?:为|系|是|即)?[\u4e00-\u9fffA-Za-z0-9]{2,16}(?:的|之)?(?:间接|直接)?(?:全资|控股|非全资|合营|联营|参股)"
    r"(?:附属公司|子公司|孙公司|公司)[）)])"
)
# 数据中心运营商StarRiver: a firm in Latin letters behind what it is
_KIND = Scanner(
    r"(?:运营商|制造商|开发商|供应商|服务商|零售商|生产商|出版商|经销商|制药商|巨头|初创公司|独角兽|车企|药企|券商|投行|母公司|厂商"
    r"|[科投芯制电能软资管金]\w公司)"
    r"(?P<name>(?!AI|APP|CEO|CFO|CTO|IPO|ESG|A股|H股)"
    r"[A-Z][A-Za-z0-9&.\-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9&]+){0,2})(?![A-Za-z0-9])"
)
# where 中国 goes on to something that a firm has there (星川中国|市场), the country is meant
_ABROAD = frozenset({"中国", "日本", "美国", "欧洲", "亚太", "大中华区", "韩国", "德国", "印度", "亚洲"})
_COUNTRIES = tuple(sorted(_ABROAD))
_ACTS = ("v", "d", "p", "w", "c")


def find_markets(reading: Reading) -> Iterator[Candidate]:
    """Firms by what only a firm has, by what stands in the brackets behind them, by their kind before Latin letters."""
    vocabulary = Vocabulary.of(reading.rules)
    if _LOOK.search(reading.text):
        for sentence in reading.sentences:
            if _LOOK.search(reading.text, sentence.start, sentence.end):
                yield from _having(reading.text, sentence.tokens, vocabulary)
    for match in _KIN.finditer(reading.text):
        name = match["name"]
        if not NO_NAME.search(name) and not is_word(name) and vocabulary.type_of(name) in (None, "Company"):
            yield Candidate(*match.span("name"), "Company", "company:kin-bracket", HEADED)
    for match in _KIND.finditer(reading.text):
        yield Candidate(*match.span("name"), "Company", "company:kind-before", EXPLICIT)


def _having(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """One word that opens the phrase, is no common word, and has a share price or a chief officer right behind it."""
    for at, token in enumerate(tokens):
        if token.pos not in ("nz", "nt", "nw", "ORG", "nr", "PER") or not _HAS.match(text, token.end):
            continue
        name = token.text
        opens = at == 0 or tokens[at - 1].pos in ("w", "c", "p", "v", "d", "TIME", "t")
        common = name.endswith(_NOT_ONE) or name in vocabulary.generic or vocabulary.is_title(name)
        known = (word_pos(name) or "nz").startswith(("n", "x")) and name not in vocabulary.countries
        if opens and known and not common and 2 <= len(name) <= 8 and vocabulary.type_of(name) in (None, "Company"):
            yield Candidate(token.start, token.end, "Company", "company:market", HEADED)


def find_national(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """What a firm is called in one country, where the two act together (星川|中国|宣布, but 星川|中国|市场)."""
    starts = {c.end: c.start for c in settled if c.type == "Company" and reading.text.startswith(_COUNTRIES, c.end)}
    for sentence in reading.sentences if starts else ():
        for token, after in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if (
                token.start in starts
                and token.text in _ABROAD
                and after.pos in _ACTS
                and after.text not in ("的", "、")
            ):
                yield Candidate(starts[token.start], token.end, "Company", "company:national", HEADED + 2)
