"""Figures that none of the names before them owns: of what is only shown, of names not read."""

import re

from kg.relations.measures import Measure
from kg.relations.units import SIGNS, Skeleton, Unit, clause

# a name that was not read as one owns the figure behind it: nobody else does
_UNREAD = re.compile(
    r"^(?!.*(?:等|各|类|重点|新建|全[市县省区]|农村|多[家个所座]|[该本其]))[\u4e00-\u9fff]{2,8}"
    r"(?:产业园|大桥|水库|医院|中学|小学|大学|机场|电站|隧道|高速|公路|铁路|有限公司|集团|古镇|景区)(?!等)"
)
# something that is shown rather than named, whose figures are its own: 这艘|21万吨|船舶, 该基地|年产能, 项目|规划年产
_SHOWN = re.compile(
    r"(?:^|[，。；])(?:这[艘台套辆架款种批]|该[\u4e00-\u9fff]{2,8}|(?:项目|工程)(?=[规计预设总建年占将可全分投]))"
)
# a work whose name was not read owns what describes it: 总投资|25亿元|的高端铸件制造基地正式投产
_UNREAD_WORK = re.compile(
    r"(?:[，、][^，。；\ue000-\ue00c]{0,8}\ue00c)?"
    rf"的[\u4e00-\u9fff{SIGNS['Industry']}]{{3,16}}(?:基地|工厂|生产线|产业园|园区|电站|水库|大桥|医院|学校|项目|工程)(?:[一二三四]期)?"
    r"(?:正式|顺利|全面|近日|全线|主体|也|已|将|正)*(?:开工|投产|建成|竣工|启动|封顶|投用|投运|落地|签约|开建|动工|[，。])"
)
# works of a row that were not read: 投资|25亿元|的汽车轮毂、投资|10亿元|的汽车模具
_INVESTED = re.compile(r"(?:总投资|投资额?|投资约)$")
_UNREAD_ROW = re.compile(
    rf"的[\u4e00-\u9fffA-Za-z\d/{SIGNS['Industry']}{SIGNS['Company']}{SIGNS['Place']}{SIGNS['Quantity']}]{{3,28}}"
    r"(?:、(?:总?投资)|等(?:[\ue00c\d一二三四五六七八九十]|项目))"
)
# 云岭这家|新能源汽车|企业去年出口3万台: a firm without a name
_THIS_ONE = re.compile(
    rf"(?:^|[，。；])[{SIGNS['Place']}的]*(?:这|那|有?一)(?:家|座|处)[^，。；]{{0,14}}(?:企业|公司|工厂|车间|民营企业)(?!的?(?:产业|园))"
)
# of all that are so the figure tells, not of the one named before: 已投运的|39项|工程中
_SET = re.compile(
    rf"(?:^|[，。；])(?:如今|目前|其中|截至目前|，)*已[\u4e00-\u9fff]{{2,6}}的(?={SIGNS['Quantity']}[^，。；]{{2,14}}[中里]，)"
)
# what somebody without a name tells of others: 当地警方称已逮捕|5名|嫌疑人
_REPORTED = re.compile(
    r"^称|(?:宣称|声称)$|遭到?了?[^，。；]{0,8}$|(?:警方|军方|媒体|官员|专家|目击者)[^，。；]{0,6}(?:称|说|表示)"
)
# within the name of a work that was not read: 年产|5万吨|新型材料生产线建设项目
_YIELDS = re.compile(r"(?<![可将成现到])年(?:产|处理|加工|出栏)$")
_UNREAD_YIELD = re.compile(
    rf"[\u4e00-\u9fff{SIGNS['Industry']}]{{2,16}}(?:及\ue00c[\u4e00-\u9fff]{{2,16}})?(?:生产线?|建设|加工)*项目"
)
# 拟组建合资公司，注册资本|1亿元: of the firm that has no name yet
_UNFOUNDED = re.compile(
    r"(?:(?:组建|设立|成立|新设)[^，。；\ue000]{0,10}(?:公司|企业)，(?:其|公司)?|(?:合资|项目|新)公司)(?:的|计划|拟)*注册资本[^，。；\ue000]{0,8}$"
)
# how many of a session's members had to come and came: 应到24人，实到17人
_QUORUM = re.compile(r"(?:应到|实到|应出席|实际?出席)[^，。；]{0,12}$")
# 开工|4个|项目，…，全部建成后预计产值|3亿元: of them all
_ALL_OF_THEM = re.compile(
    rf"{SIGNS['Quantity']}[^，。；]{{0,6}}(?:项目|工程).{{0,200}}?[，；](?:这些项目|项目)?(?:全部|悉数)(?:建成|投产|达产|竣工|完工|建设完成)[^。；]{{0,80}}$"
)
_OWNING = frozenset({"Place", "Project", "Facility", "Company", "Organization", "Event"})


def is_anothers(line: Skeleton, figure: Unit, measure: Measure, own_subject: bool) -> bool:
    """Whether the figure tells of what is only shown or of a name that was not read, so that none of the names owns
    it."""
    at = line.place(figure)
    if _UNFOUNDED.search(line.text, 0, at) or _QUORUM.search(line.text, 0, at):
        return True
    one = _THIS_ONE.search(line.text, 0, at)
    if one and not any(u.mention and u.kind in _OWNING for u in line.units_in(one.end(), at)):
        return True
    if own_subject:
        return False
    if _ALL_OF_THEM.search(line.text, 0, at):
        return True
    if _REPORTED.search(line.text[clause(line.text, at)[0] : at]):
        return True
    told = _SET.search(line.text, 0, len(line.text))
    if (
        told
        and told.end() <= at
        and not any(u.mention and u.kind in _OWNING and not u.refers for u in line.units_in(told.end(), at))
    ):
        return True
    if _UNREAD.match(measure.name):
        return True
    money = figure.unit.endswith("元")
    if figure.unit.endswith("吨") and _UNREAD_WORK.match(line.text, at + 1):
        return True
    if money and (
        _UNREAD_WORK.match(line.text, at + 1)
        or (_INVESTED.search(line.text[:at]) and _UNREAD_ROW.match(line.text, at + 1))
    ):
        return True
    if _YIELDS.search(line.text[:at]) and _UNREAD_YIELD.match(line.text, at + 1):
        return True
    shown = [m.end() for m in _SHOWN.finditer(line.text, 0, at)]
    return bool(shown) and not any(u.mention for u in line.units_in(shown[-1], at))
