"""Firms before what the tagger makes of their names: no person or body of the same name, nothing that runs on over one
(某国电池制造商|远帆公司)."""

import re
from collections.abc import Container, Sequence

from kg.entities.brands import may_be_firm
from kg.entities.candidate import EXPLICIT, HEADED, Candidate
from kg.entities.newsmakers_behind import RULE

_SURE = frozenset({RULE, "company:market"})
_DOUBTFUL = frozenset({"tagger:PER", "tagger:nt", "person:subject"})
# what the tagger takes together: 聊天机器人|开发商|Openly
_BEHIND_KIND = re.compile(
    r".+(?:开发商|制造商|运营商|供应商|服务商|提供商|零售商|生产商|发行商|经销商|厂商|巨头|初创公司|独角兽|车企|药企|母公司|财富基金|投资基金"
    r"|私募公司|股权公司|投资公司(?=.{4})|基础设施公司"
    # 手术器械企业|青石医疗有限公司
    r"|(?<=[\u4e00-\u9fff]{4})企业(?!家|发展|联合|协会|商会|总会|工会|党|会馆|之家|园|中心|大厦|学院|大学|服务|文化|信用|年金|债|号|调查|研究|孵化|总部|促进|创新|咨询|形象|策划|在|及|、))"
    r"(?!合伙|管理|有限|股份|公司|集团|[一二三四]期|[（(]|[的和与])(?=.{2,}$)"
)
_DEPARTMENT = re.compile("[部处科室局办厅组队]$")
_BEHIND_FIRM = re.compile(r".{2,}(?:企业|公司|平台|品牌)(?=.{2,}$)")
_INVESTS = re.compile(r"(?:高达|超过?|约|近|逾|至少|最多|不超过|了|数|共|\d)")
# the sides of a deal before their names: 保荐人为|青石证券有限公司
_SIDE = re.compile(
    r"(?:联席|独家|主)?(?:保荐人|保荐机构|承销商|顾问|股东|买方|卖方|受让方|转让方|申请人|投资方|投资人|客户|供应商|交易对方|交易对手方?)(?:分别)?[为是系]"
)
_ISSUES = re.compile(r"(?P<firm>.{2,}?)(?:非公开|定向|公开)?发行股份$")
# some fund or firm of a country, none by name
_SEVERAL_FUNDS = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:国内|海外|境外|本土|中资|外资|民营)(?:基金|公司|企业|银行|券商|财团|机构)"
)
_COUNTED_INSIDE = re.compile(r"[\u4e00-\u9fff]\d+[座个条所家处栋][\u4e00-\u9fff]")
_OF_MONEY = re.compile(r"(?:新股|股票|资本|金融|消费|债券|外汇|期货|证券|楼|房地产|汽车)市场$")
_POSTED = re.compile(r"CEO|CFO|COO|CTO|总裁|董事长|总经理|高管|员工|副总")
# whose parent or operator is meant
_PARENT = re.compile(r"(?P<brand>.{2,}?)(?:的)?(?:母公司|运营主体公司|主体公司|运营主体)")
# the German subsidiary, a Japanese carmaker: of several, none by name
_NO_FIRM = re.compile(r"(?P<land>[\u4e00-\u9fff]{2,5}?)(?:全资|控股)?(?:子公司|分公司|公司|企业|车企|药企|巨头)")


def _cut_behind_kind(c: Candidate, name: str, regions: Container[str]) -> list[Candidate]:
    """The firm that stands behind what it is, and the country before that (某国电池制造商|远帆公司); nothing where the
    name holds no such kind."""
    if c.type not in ("Company", "Organization"):
        return []
    kind = _BEHIND_KIND.match(name)
    if kind is None and c.rule.startswith("tagger:") and (other := _BEHIND_FIRM.match(name)):
        rest = name[other.end() :]  # 有限公司|投资银行部 is the firm's department
        kind = other if may_be_firm(rest) and not _DEPARTMENT.search(rest) else None
    if kind is None:
        return []
    land = next((name[:n] for n in range(5, 1, -1) if name[:n] in regions), "")
    found = [c._replace(start=c.start + kind.end(), type="Company")]
    if kind[0].endswith("母公司") and kind.end() > 5:  # 青石环保有限公司|母公司|北川集团
        found.append(c._replace(end=c.start + kind.end() - 3, type="Company"))
    return [*found, Candidate(c.start, c.start + len(land), "Place", "kind:land", HEADED)] if land else found


def _apart(c: Candidate, name: str, named: Container[str]) -> list[Candidate]:
    """The two firms of 青石高云|与|云岭建设有限公司, where the first is one elsewhere in the text."""
    cut = name.index("与")
    if cut < 2 or len(name) < cut + 5 or name[:cut] not in named:
        return []
    return [c._replace(end=c.start + cut), c._replace(start=c.start + cut + 1)]


def _is_nothing(c: Candidate, name: str) -> bool:
    """Whether the name is that of a trade, of several or of something with its owner before it."""
    if c.type == "Company" and (name.endswith(("行业", "板块", "概念股")) or _SEVERAL_FUNDS.fullmatch(name)):
        return True
    if c.rank >= EXPLICIT:
        return False
    if c.type in ("Facility", "Project") and _COUNTED_INSIDE.search(name):
        return True  # 青江干流6座梯级水电站
    return "旗下" in name and c.type != "Event"  # 山团|旗下社区


def prefer_firms(candidates: Sequence[Candidate], text: str, regions: Container[str]) -> list[Candidate]:
    """``candidates`` without the people and bodies that the tagger takes for such under a name that the text shows to
    be a firm's, and without what runs on over one. ``regions`` are countries and provinces."""
    firms = {text[c.start : c.end] for c in candidates if c.rule in _SURE}
    named = {text[c.start : c.end] for c in candidates if c.type == "Company"}
    found: list[Candidate] = []
    for c in candidates:
        name = text[c.start : c.end]
        if c.type == "Company" and "与" in name and (both := _apart(c, name, named)):
            found += both
        elif _is_nothing(c, name) or (
            c.type != "Company" and c.rule in _DOUBTFUL and c.rank < EXPLICIT and name in firms
        ):
            continue
        elif c.rule == "head:市场" and (name[:-2] in regions or (name[:2] in regions and _OF_MONEY.search(name))):
            found.append(c._replace(type="~"))  # 某国市场, no hall of that name
        elif c.rule.startswith(("tagger:", "head:")) and (cut := _cut_behind_kind(c, name, regions)):
            found += cut
        elif c.type != "Company":
            found.append(c)
        elif not ((several := _NO_FIRM.fullmatch(name)) and several["land"] in regions):
            found += _recut(c, name, text)
    return found


def _recut(c: Candidate, name: str, text: str) -> list[Candidate]:
    """A firm without what the words around it give it too much; none where nothing of a name is left."""
    if name.endswith("投资") and _INVESTS.match(text, c.end) and text[c.start - 1] in "向对":
        return [c._replace(end=c.end - 2)]  # 向|Openly|投资1000亿美元
    if name.endswith("发行股份") and c.rank < EXPLICIT:  # 青石合伙|发行股份购买…
        issues = _ISSUES.match(name)
        return [c._replace(end=c.start + issues.end("firm"))] if issues else []
    if side := _SIDE.match(name):
        return [c._replace(start=c.start + side.end())]
    if name[-1] in "原前" and len(name) > 3 and _POSTED.match(text, c.end):
        return [c._replace(end=c.end - 1)]  # 青石汽车原|CEO
    if parent := _PARENT.fullmatch(name):
        return [c._replace(end=c.start + parent.end("brand"))]  # 青石薯片|母公司
    return [c]
