"""The words that refer to what was named before, and what each may stand for."""

import re
from typing import NamedTuple

from kg.model import Mention
from kg.relations.units import OF_ITS_FIRMS
from kg.scan import Scanner


class Reference(NamedTuple):
    """A referring word: what it may refer to, and the head words that its antecedent must end in ("" any)."""

    words: str
    kinds: tuple[str, ...]
    heads: str
    # "before": the last one named; "subject": the last one named at the head of a clause, else the last;
    # "document": the document's main one
    scope: str


# no project: a zone, an office
_NO_ZONE = r"(?<!发区)(?<!新区)(?<!开区)(?<!税区)(?<!试验区)(?<!示范区)(?<!促进中心)(?<!服务中心)"
_ORGS = ("Company", "Organization", "Government")
SCHOOL = r"(?:学校|中学|小学|校区|学院|大学|幼儿园)(?:.{0,5}(?:项目|工程))?(?:[（(].{1,6}[）)])?"
HOSPITAL = r"(?:医院|院区|卫生院)(?:.{0,5}(?:项目|工程))?(?:[（(].{1,6}[）)])?"
_REFERENCES = (
    Reference(r"该集团", ("Company",), "集团(?:股份)?(?:有限公司|公司)?", "before"),
    Reference(
        r"该公司|该企业|该集团|该行|该股|这家公司|这家企业"
        r"|该[\u4e00-\u9fff]{0,6}?(?:制造商|生产商|运营商|零售商|开发商|供应商|服务商|巨头|车企|药企|独角兽)",
        ("Company",),
        "",
        "subject",
    ),
    Reference(r"(?<=[，。；：])后者(?=[拟将已为以持计])", ("Company",), "", "before"),
    Reference(r"本公司|我公司|我司|公司", ("Company",), "", "document"),
    Reference(r"我校|我院", ("Organization",), "学|校|院", "document"),
    Reference(r"集团公司|集团", ("Company",), "", "own"),
    Reference(r"该产业园|产业园区|产业园", ("Project",), "园|园区|基地", "before"),
    Reference(r"该园区|园区", ("Project",), "园|园区|基地|社区|区", "before"),
    Reference(r"这[个一][\u4e00-\u9fff]{0,6}项目(?![、和及])", ("Project", "Facility"), _NO_ZONE, "subject"),
    Reference(r"该项目|本项目|此项目|上述项目|项目", ("Project", "Facility"), _NO_ZONE, "subject"),
    Reference(
        r"该工程|本工程|此工程|工程",
        ("Project", "Facility"),
        "工程|项目|桥|路|线|铁路|高速|隧道|水库|枢纽|站|段",
        "before",
    ),
    Reference(r"该大桥|大桥|该桥", ("Facility",), "桥", "before"),
    Reference(
        r"该铁路|该线路|该航线|该班列|该专列|该快线|该运河|该管道|该高速|该公路|该隧道|该水库|该电站|该机场",
        ("Facility", "Project"),
        "",
        "before",
    ),
    Reference(r"该中心|该综合体|综合体|该医院|该校|该馆", ("Facility", "Organization"), "", "before"),
    # 学校占地…, 中心设有…: only where a clause begins with it and goes on to tell what it has
    Reference(
        r"(?<=[，。；：\n“”])(?:学校|医院)(?=[总占建规现共办设位由将拟可内有含东南西北])",
        ("Facility", "Organization", "Project"),
        "(?:学|校|院|园|[一二三四五六七八九十]中)(?:项目|工程)?",
        "before",
    ),
    Reference(
        r"(?<=[，。；：\n“”])中心(?=[总占建规现共设位由将拟可内有含])", ("Facility", "Organization"), "中心", "before"
    ),
    Reference(r"学校|校园|该校", ("Facility", "Organization", "Project"), SCHOOL, "before"),
    Reference(r"该院区|新院区|该院|医院", ("Facility", "Organization", "Project"), HOSPITAL, "before"),
    Reference(r"该合作社|合作社", ("Company", "Organization"), "合作社", "before"),
    Reference(
        r"这[个座][\u4e00-\u9fff]{0,4}(?:中心|市场)", ("Facility", "Organization", "Project"), "中心|市场", "before"
    ),
    Reference(r"这[个座][\u4e00-\u9fff]{0,4}(?:园区|产业园|基地)", ("Project", "Facility"), "园区|园|基地", "before"),
    Reference(r"该公园|公园", ("Facility",), "公园", "before"),
    Reference(r"该通道|通道", ("Facility",), "通道", "before"),
    Reference(r"该道路|该路段|该路|道路", ("Facility",), "路|街|大道|路段", "subject"),
    Reference(
        r"(?:该|我)?(?:经济技术开发区|经济开发区|经开区|高新区|开发区|产业集聚区|集聚区|集中区|综保区|保税区)",
        ("Project", "Place"),
        "开发区|经开区|高新区|集聚区|集中区|综保区|保税区",
        "zone",
    ),
    Reference(r"该区", ("Project",), "新区|高新区|开发区|经开区|示范区|园区", "before"),
    Reference(r"该基地|该平台|该示范区|该集群", ("Project", "Facility"), "", "before"),
    Reference(r"该组织|该武装|该党(?!委)", ("Organization",), "", "before"),
    Reference(r"该局|该厅|该部|该委|该院|该机构|该协会|该联盟|该校", _ORGS, "", "before"),
    Reference(
        r"会上|会议|本次会议|此次会议|大会|(?:本届|本次|此次)(?:论坛|大会|活动|展会|峰会|比赛|大赛|发布会|仪式)|仪式上"
        r"|签约仪式上|签约仪式|活动中|论坛上",
        ("Event",),
        "",
        "before",
    ),
    Reference(r"(?<![其吉])他(?![们人国乡])|(?<![其])她(?!们)", ("Person",), "", "before"),
)
EXPRESSIONS = [(r, re.compile(r.words), re.compile(f"(?:{r.heads})$") if r.heads else None) for r in _REFERENCES]
ANY = Scanner("|".join(r.words for r in _REFERENCES))


# 甲集团|关联公司|乙公司发生变更: what is spoken of is the second
_OWNS = re.compile(OF_ITS_FIRMS)


def begins_clause(text: str, mention: Mention) -> bool:
    """Whether the mention stands where a clause or a quotation begins, or behind whose firm it is there."""
    before = text[max(0, mention.start - 2) : mention.start].rstrip(" ")
    if not before or before[-1] in "，。；：“【\n|":
        owns = _OWNS.match(text, mention.end)
        return owns is None or not re.match(r"[\u4e00-\u9fff]{2}", text[owns.end() :][:2])
    return (
        mention.type == "Company"
        and before[-2:] == "公司"
        and _OWNS.search(text, max(0, mention.start - 10), mention.start) is not None
    )
