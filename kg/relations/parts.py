"""The part that a name plays in its clause: its subject, its object, the place where, or something said in passing."""

import re

from kg.relations.units import Skeleton, Unit, clause, sign_class

# the weight of each part for what is told afterwards (Chinese carries subjects on, not objects)
SUBJECT, FRAME, OBJECT, PLACE, ASIDE = 3.0, 2.6, 2.4, 1.6, 0.6
_MODIFIER, _CONVENED = 0.4, 0.2

_ANY = "[\ue000-\ue009]"
_PLACE = sign_class(("Place",)).strip("[]")
_PEOPLE = sign_class(("Person", "Role"))

# what may stand before the subject of a clause
# 此次观摩的|青石产业园项目，总投资…; 今年3月刚签约的|…项目
_RELATIVE = re.compile(
    r"(?:此次|本次|今年|去年|\ue00b|当天|昨日|近日)*(?:刚|新|首批|率先|集中|正式)*(?:观摩|签约|开工|投产|竣工|入驻|落户|引进|建成|启用|交付|揭牌|考察|调研)的$"
    # 已投产项目|青石水产食品项目
    r"|[，；。]?(?:已|新|刚|本次|此次|\ue00b){0,3}(?:投产|签约|开工|落户|入驻|建成|竣工|引进|在建|续建|代表|重点)(?:项目|企业)[“]?$"
    # 青石省|重大工程——|白马通道
    r"|^[\ue00b，]{0,2}\ue004?[\u4e00-\u9fff]{2,12}——[“]?$"
    # 当天举行开工仪式的|青石中学项目
    r"|(?:此次|本次|\ue00b|当天|昨日|近日|已|刚)*(?:举行|举办)了?\ue007的$"
)
_LEAD_IN = re.compile(
    # 青石汇|5月3日|丨, 青石财经讯，: the service that an item is from
    r"^(?:[【\[（(]?[\ue001-\ue003\u4e00-\u9fff]{1,8}\ue004{0,3}\ue00b(?:专)?[电讯]\s?(?:[（(][^（）()]{1,30}[）)])?\s?)?"
    r"(?:[\u4e00-\u9fffA-Za-z\ue000\ue002\ue003]{1,8}(?:\ue00b\s?(?:丨|｜|\||讯，|电，|[-—–]\s)|(?:讯|电|获悉)，))?"
    # 最新担保进展 - |公司|于2月5日…: what the item is about
    r"(?:[\u4e00-\u9fff]{2,12} [-–—] )?"
    r"(?:[\ue00b\ue00a\s●◆■▪•“”\"'‘’《》（）()【】]|此外|同时|其中|目前|随后|据悉|据了解|据介绍|近年来|截至|至|今年|此次|这次|本次|本届|当天|"
    r"为此|日前|近日|另外|另一|而|但|若|如果|一旦|尽管|虽然|由于|鉴于|并|且|此前|其|当前|如今|报道称|消息|讯|到|仅|这?标志着|即|还|也|以及|和|及|该|新|"
    r"(?:所属|旗下|下属)?(?:全资|控股|参股)?(?:子公司|孙公司)|位于|投资建设的|重点|项目|作为|首[个座条家]|控制性工程|[国省县乡村]道|去年|公司|据|"
    r"第?[一二三四五六七八九十首]期(?:的|工程|项目)?|[一二三四五六七八九十]、|[1-9][、.．]|(?:采购|招标|标的)?(?:项目|工程|标段)?名称[：:]){0,40}$"
)
# an owner named before its part, which is the one spoken of: 【甲公司】所属|乙煤矿, 甲集团旗下|乙公司
_OWNING = re.compile(
    rf"{_ANY}[】》）)”\"]*的?(?:所属|旗下|下属|直属|全资子公司|控股子公司|子公司)?(?:控股股东|股东|实际控制人|实控人|一致行动人|高管)?\ue00a*$"
)
_MODIFIES = re.compile(rf"^[】》）)”\"]*(?:的?(?:所属|旗下|下属|直属|全资子公司|控股子公司|子公司)){_ANY}")
_OBJECT_VERB = re.compile(
    r"(?:建设|新建|兴建|投建|打造|建成|启动|开工|推进|实施|中标|中选|签约|签署|签订|引进|落户|成立|设立|组建|收购|入股|控股|参股|投资|举行|举办|召开|"
    r"来到|走进|深入|考察|调研|督导|视察|察看|查看|参观|达成|发布|获得|位列|包括|涵盖|承建|承办|维持|重申|给予|恢复予|首予|上调|下调|看好|调升|调低)了?[^，。；、]{0,14}$"
)
# one of several that something has: 项目包括|甲中心|、乙工程等，总投资…
_MEMBERS, _AND_MORE = re.compile(r"(?:包括|涵盖|包含)[^，。；]*$"), re.compile(r"[”》]?(?:[、和及与]|等)")
_CONVENES = re.compile(r"(?:举行|举办|召开|启动|开展|主办|承办)了?[^，。；、]{0,8}$")
_COMPLEMENT = re.compile(r"(?:^|[，。；：:])[^，。；：:\ue000-\ue009]{1,18}\ue006?(?:为|是|系)[“\"]?$")
_PHRASE_END = re.compile(r"[”》]?(?:[，。；、（(和及]|$)")
_DISPOSED = re.compile(r"(?:^|[，。；：:])[^，。；：:\ue000-\ue009]{0,6}(?:将|把|使)$")
_AT = re.compile(r"^(?:[\ue00b\s]|目前|如今|近日|日前|其中|此外)*在\ue004*$")
# what stands behind these is only mentioned on the way
_ON_THE_WAY = re.compile(
    r"(?:由|与|同|向|对|从|给|被|经|距|距离|按|据|随|除|比|占|约占|途经|途径|穿越|连接|起于|起自|始于|止于|至|到|位于|地处|坐落于|坐落在|毗邻|紧邻|"
    r"东临|西临|南临|北临|东邻|西邻|东靠|北靠|南靠|西靠|靠|邻|联合|携手|覆盖|辐射|隶属于?|出口|销往|远销|来自|委托|督促|要求|施工单位|报)[\ue004\ue006]*$"
)
_LIST = re.compile(
    rf"^{_ANY}?(?:[、和及与]{_ANY}?[^，。；、和及与\ue000-\ue00c]{{0,12}})*[^，。；、\ue00c]{{0,10}}"
    r"等(?:[^，。；、]{0,16}\ue00c|一大?批|一系列|多[个家项])"
)
# one of those that are reckoned in: 包括子公司|乙|和丙在内，其销量…
_INCLUDED, _INCLUSIVE = re.compile(r"(?:包括|含|连同)[^，。；]*$"), re.compile(r"[^，。；]*在内")
_AFFILIATION = re.compile(
    rf"^[】》）”]*{_ANY}?{_PEOPLE}|^(?:航天员|乘组|机组人员|船员)|^(?:有关|相关)?负责人|^(?:控股股东|股东|实际控制人|实控人|高管)\ue000"
)
_HOLDS = re.compile(
    r"^的?(?:个人|净|总)?(?:财富|身家|净资产|资产|年薪|薪酬|持股)|^[^，。；]{0,12}?(?:持有|持股|增持|减持|出资|认缴|认购|受让|转让|质押|捐款|捐赠|拟|计划)|^合计持有"
)
# who only takes a hand in what is told of another: 乙基金跟投, 丙公司施工
_HELPS = re.compile(r"^(?:等)?(?:领投|跟投|承建|施工|监理|负责|承办|协办|主办|代建|勘察|提供|见证|陪同)")
# who only gives out a figure: 统计局公布, 协会数据显示
# whose show it is: 某台|《某某晚会》将播出
_SHOWS = re.compile(r"^《\ue007")
_GIVES_OUT = re.compile(
    r"^(?:重点)?(?:监测|统计|测算|调查)|^[^，。；]{0,12}(?:公布|发布|介绍|通报|统计|数据|表示|透露|消息|获悉|了解到|称|说)"
)
# what a firm is, before its name: 甲国电动汽车制造商|乙, 旗下子品牌、二手交易平台|丙
APPOSED = re.compile(
    r"(?:(?!收购|投资|入股|控股|起诉|支付|提供|委托|邀请|[与向对由为给从被把将和拟以在的比])[\u4e00-\u9fff、\ue004\ue009A-Za-z]){0,16}"
    r"(?:[制供服运经零生开承发分出][\u4e00-\u9fff]{1,2}商|厂商|巨头|平台|品牌|龙头|车企|药企|独角兽|公司|企业|集团)[“‘]?$"
)
# who or what a firm is, in a clause of its own before its name: 去年位居第二的|乙|2023年交付量
_QUALIFIED = re.compile(
    r"(?:(?!收购|投资|入股|控股|起诉|支付|提供|委托|邀请|生产|购买|采用|推出|[与向对由为给从被把将和拟以在比持占达])"
    r"[\u4e00-\u9fff、\ue004\ue009\ue00bA-Za-z0-9]){2,18}的[“‘]?$"
)
_OWNED_BEHIND = re.compile(r"的|股权|股份|产品|技术")
# one kind of many that somebody holds: 甲博览会已举办|216场|“乙”对接活动
_SEVERAL = re.compile(r"\ue00c[“\"]?$")
# a campaign of months owns no figures: “招商引资突破年”活动
_CAMPAIGN = re.compile(r"(?:年|月|季|攻坚|会战)”?(?:主题)?活动$")
_OF_WORK = re.compile(r"^的[\ue005\ue006]")
# one of a row that each get their figure (远山县|3个，白水县|5个): none of them is spoken of afterwards
_SHARE = re.compile(r"^\ue00c(?:[，、；。]|$)")
# 日本|最大制药商|甲公司: the firm is spoken of
_APPOSED_BEHIND = re.compile(
    r"(?:(?![与向对由为给从被把将和拟以在的比])[\u4e00-\u9fff\ue009]){0,10}(?:[制供服运经零生开发]\w{1,2}商|厂商|巨头|企业|公司|竞争对手)\ue002"
)
_ATTRIBUTE = re.compile(r"^[\ue001-\ue007]")
# what stands beside its name: 青石省|重点水利工程——白马枢纽
_BESIDE_NAME = re.compile(r"^[\u4e00-\u9fff]{2,12}——[“]?[\ue002-\ue007]")
# what another work belongs to: 甲枢纽|的配套工程
_BELONGED_TO = re.compile(r"^的(?:配套|附属|控制性|重要)[^，。；]{0,6}(?:工程|部分|项目)")
# a landmark that only tells where another lies: 青石路以北, 白马西路与铁路交叉口
_LANDMARK = re.compile(r"^(?:以|之)?[东西南北]{1,2}(?:侧|面|边|(?=[，、。]))|^与[^，。；]{0,8}交[叉汇]")


# where somebody can be reached: 供应商地址：青石市云溪路8号
_ADDRESS = re.compile(r"(?:地址|住所)[：:][^，。；]*$")


def weight_of(line: Skeleton, unit: Unit) -> float | None:
    """How much the part that ``unit`` plays makes it the one spoken of; None for what can own no figure.

    乙项目|位于|丙县，由|丁公司|承建: the project is the subject; the place and the builder are named on the way.
    """
    place = line.place(unit)
    start, _ = clause(line.text, place)
    before, after = line.text[start:place], line.text[place + 1 :]
    if _passed_over(unit, before, after, line.text[place:]) or _ADDRESS.search(line.text, 0, place):
        return None
    if _HELPS.match(after) or (unit.kind in ("Place", "Project") and _SHARE.match(after)):
        return ASIDE
    # 3.|云岭县|青石镇|道路工程，中标价…: the places only tell where the work lies
    placed = before.rstrip(_PLACE) if unit.kind in ("Project", "Facility") else before
    bare = _RELATIVE.sub("", _OWNING.sub("", placed))
    if unit.kind == "Company":
        bare = APPOSED.sub("", bare)
        bare = _QUALIFIED.sub("", bare) if not _OWNED_BEHIND.match(after) else bare
    if _LEAD_IN.match(bare):
        return SUBJECT - (_MODIFIER if _MODIFIES.match(after) else 0)
    if _DISPOSED.search(before) or (_COMPLEMENT.search(line.text[:place]) and not _is_attribute(unit, after)):
        return SUBJECT
    if _AT.match(before):
        return FRAME if start == 0 or not _has_subject(line, start) else PLACE
    if unit.kind == "Event" and (_SEVERAL.search(before) or _OF_WORK.match(after) or _CAMPAIGN.search(unit.text)):
        return ASIDE
    if unit.kind == "Event" and _CONVENES.search(before):
        return SUBJECT - _CONVENED
    if _MEMBERS.search(before) and ("、" in before or _AND_MORE.match(after)):
        return ASIDE
    if unit.kind != "Place" and _OBJECT_VERB.search(before):
        return OBJECT
    return ASIDE


def _is_attribute(unit: Unit, after: str) -> bool:
    """Whether a place is only where something else is: 园区成为|远山|的排头兵, 是|远山|工业重镇."""
    return unit.kind == "Place" and not _PHRASE_END.match(after)


def _has_subject(line: Skeleton, end: int) -> bool:
    """Whether the sentence has named a subject before ``end``."""
    return any(_LEAD_IN.match(line.text[clause(line.text, p)[0] : p]) for p in map(line.place, line.units_in(0, end)))


def _passed_over(unit: Unit, before: str, after: str, from_here: str) -> bool:
    """Whether ``unit`` is an example in a list, the employer of someone named, a place on the way or a speaker."""
    if unit.kind == "Person":
        return not _HOLDS.match(after)
    if _INCLUDED.search(before) and _INCLUSIVE.match(after):
        return True
    if _ON_THE_WAY.search(before[-4:]) and unit.kind != "Event":
        return True
    if _AFFILIATION.match(after) or _LIST.match(from_here):
        return True
    if (unit.kind in ("Place", "Facility") and _LANDMARK.match(after)) or _BELONGED_TO.match(after):
        return True
    if unit.kind in ("Government", "Organization") and (_GIVES_OUT.match(after) or _SHOWS.match(after)):
        return True
    if unit.kind == "Place" and _APPOSED_BEHIND.match(after):
        return True
    # a place before a name is its attribute: 远山县|北川公司
    return unit.kind == "Place" and bool(_ATTRIBUTE.match(after) or _BESIDE_NAME.match(after))
