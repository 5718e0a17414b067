"""Firms right behind what only firms are, and indexes, which nobody owns: 半导体制造商|星川, 鞋服公司“白石”."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.brands import may_be_firm
from kg.entities.candidate import TAGGED, WHOLE, Candidate, Reading
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import word_pos

RULE = "company:newsmaker"
# what the text says of a short form counts more
RANK = TAGGED + 1
NOT_ONE = (
    "公司", "集团", "企业", "股", "板块", "个股", "大盘", "指数", "期货", "行业", "市场", "概念", "期指", "合约",
    "总", "油价", "金价", "价格", "业务", "产品", "收入", "机构", "部门", "平台", "品牌", "方", "报告", "数据",
    "机制", "基金", "新品", "人士", "媒体", "记者", "官方", "项目", "期间", "负责人", "分析师", "经济学家", "专家",
    "员工", "股东", "指", "债", "油", "金属", "董事长", "总裁", "总经理", "经理", "主席", "书记", "高管", "办", "委",
    "局", "厅", "署", "链条", "时间", "官网", "论坛", "大会", "声明", "公告", "政府", "全年", "季度", "国债", "汇率",
    "销量", "规模", "余额",
    "BG", "BU", "事业群", "事业部", "业务群", "股价", "市值", "股票", "业绩", "财报", "营收", "美股", "港股",
)  # fmt: skip
# 收购手机游戏发行商|山手游|进行谈判
_TARGET = Scanner(
    r"(?:收购|投资|入股|控股)[^，。；、]{0,14}(?:[制供服运经零生开承发分]\w{1,2}商|品牌|平台)(?P<name>[\u4e00-\u9fff]{2,5}?)"
    r"(?=进行|的|，|。|；|一事|股权|多数|全部|交易)"
)
# 旗下二手交易平台|转某|已与…
_UNDER = Scanner(
    r"旗下[^，。；]{0,16}?(?:平台|品牌|(?<!有限)(?<!集团)公司|应用|业务|App|APP)[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z]{2,6}?)[”\"]?"
    r"(?=已|将|宣布|完成|与|拟|近日|正式|推出|上线|的(?:首次|股权|股份)|[，。（(])"
)
# an index is nobody's, nor is what stands in its name: 标普500指数, 某某中国金龙指数
_INDEX = Scanner(
    r"(?:纳斯达克|标普|标准普尔|道琼斯|富时|恒生|日经|沪深|上证|深证|中证|MSCI|明晟|斯托克|罗素|费城|国证|创业板|科创|北证|东证|韩国综合)"
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}?(?:指数|指\b|成指|综指)"
)
# 以某国基金“青石合作伙伴”为主, 鞋服公司“子不某”
_QUOTED = Scanner(
    r"(?:基金|公司|集团|券商|药企|车企|房企|品牌)[“\"](?P<name>(?!专精特新|小巨人|瞪羚|独角兽|单项冠军|走出去|引进来|双|一|三)"
    r"[\u4e00-\u9fffA-Za-z0-9]{2,12})[”\"]"
)
# 半导体制造商|罗某|已宣布: whatever the tagger makes of it
_MADE_BY = re.compile(
    r"(?:研究机构|咨询机构|咨询公司|评级机构|数据机构|调研机构|分析机构|市场研究公司|智库|投行|券商|制造商|生产商|供应商|运营商|零售商|开发商|经销商|服务商|厂商|巨头)$"
)


def makers(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """A name right behind what only firms are."""
    for before, token in pairwise(tokens):
        plain = token.pos in ("PER", "nr", "nz", "nt", "ORG") and 1 < len(token.text) < 9
        one_of = before.text == "巨头" and token.pos == "PER"  # 三|巨头|纪河、苗青
        if plain and not one_of and before.end == token.start and _MADE_BY.search(before.text):
            yield Candidate(token.start, token.end, "Company", RULE, RANK)


def named_behind(reading: Reading, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What stands behind the kind of firm that it is."""
    edges: set[int] = set()
    for frame in (_TARGET, _UNDER):
        for match in frame.finditer(reading.text):
            edges = edges or {t.start for s in reading.sentences for t in s.tokens}
            name = match["name"]
            kind = word_pos(name)
            twice = len(name) == 2 and name[0] == name[1]
            plain = not twice and (not may_be_firm(name) or (kind or "nz")[:2] not in ("nz", "nr", "nt"))
            whole = {match.start("name"), match.end("name")} <= edges
            deed = len(name) > 3 and (word_pos(name[:2]) or "n").startswith("v")  # 旗下某某公司|投资新建
            if (
                whole
                and not deed
                and not plain
                and not name.endswith(NOT_ONE)
                and not NO_NAME.search(name)
                and vocabulary.type_of(name) in (None, "Company")
            ):
                yield Candidate(*match.span("name"), "Company", RULE, RANK)
    for match in _QUOTED.finditer(reading.text):
        yield Candidate(*match.span("name"), "Company", RULE, RANK)
    for match in _INDEX.finditer(reading.text):
        yield Candidate(match.start(), match.end(), "-", "phrase:index", WHOLE)
