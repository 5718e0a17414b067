"""Which figures of a sentence tell something of their own: 占地|80亩, but not 今年|45岁, |22个|问题, 过|亿元|项目."""

import re

from kg.relations.units import SIGNS, Skeleton, Unit, clause, sign_class

_TIME = frozenset(
    {
        "年",
        "个月",
        "天",
        "小时",
        "分钟",
        "岁",
        "周年",
        "周",
        "个星期",
        "秒",
        "秒钟",
        "个交易日",
        "个工作日",
        "个自然日",
        "个季度",
        "毫秒",
    }
)
_TERM = re.compile(
    r"(?<![假日同时近长前后初中末学])期|期限|工期|周期|历时|时长|寿命|缩短|车程|为期|持续|用时|花了|耗时|停产|手续|由$|压缩|不超过|提前|行程|耗费"
)
# how long a notice is open, which tells of nobody
_NOTICE_TERM = re.compile(r"(?:公示|公告|试用|报名|征求意见|反馈|异议)(?:时间|期限|期)?(?:为|共|：)?$")
_MEASURED = re.compile(r"(?:销[量售]额?|产[量值]|收入|利润|营收|投资额?|金额|总[额量]|面积|规模|价格?|占比|比[例重])$")
_QUOTE = re.compile(r"[（(][\d.,，+\-−%％\s\ue00c]*$")
# the same in another currency: 71亿元（约新台币|357亿元|）
_CONVERTED = re.compile(
    r"\ue00c[（(](?=[大约即折合相人新港美])(?:大?约|即){0,2}(?:折?合|相当于)?(?:人民币|新台币|港币|美金)?$"
)
_RANKED = re.compile(r"(?:第|居|列|排名?|名次|位次)[^，。；]{0,6}$|(?:前移|上升|提升|提高|前进|跃升)了?$")
_ADDRESS = re.compile(r"(?:大厦|楼|号|座|栋|广场|中心)$")
_VOLTAGE = ("千伏", "伏")
# 持股|5%|以上股东
_SHAREHOLDERS = re.compile(r"(?:以上|以下)?的?(?:非第一大|其他|主要|大)*股东")
# an amount that only tells which works or firms are counted: 投资过|百亿元|项目2个, |亿元|以上企业15家
_CLASS = re.compile(
    r"(?:以上|以下)?的?[\u4e00-\u9fff]{0,6}(?:项目|企业|工程)(?:共计|共|达|有)?\ue00c(?![^，。；]{0,3}元)"
)
# |5亿元以上|10亿元以下项目26个
_RANGE = re.compile(r"\ue00c(?:以下|以上)?的?(?:重点|重大)?(?:项目|企业|工程)")
# |5亿元|~10亿元项目3个
_SPAN = re.compile(rf"[~～—－\-至到]+\ue00c{_CLASS.pattern}")
# what others had expected: 市场预期|2.27美元, 高于|29.3亿美元|的预期
_EXPECTED = re.compile(
    r"(?:分析师|市场|机构|彭博|路透|经济学家)[^，。；]{0,10}所?(?:预估|预期|预测|预计)的$|^预期为[^，。；]{0,8}$|\ue00a(?:普遍|平均|此前)?(?:预期|预估)的$"
    # 分析师此前预计每股收益|10美分|, but 甲公司首席执行官预计营收|2亿美元
    r"|(?:^\ue00a|市场|分析师|机构|经济学家|华尔街|彭博|路透|一致|普遍|此前)(?:此前|的|普遍|平均|\ue00b){0,4}(?:预期|预估|预测|预计)[^，。；]{0,10}$|^[^，。；]{0,3}预期(?:值?为|值)?约?$"
)
# 分析师此前预计每股收益10美分，营收|2亿美元
_FORECAST = re.compile(
    rf"(?:^|[，；。])(?:市场|分析师|机构|经济学家|华尔街|{SIGNS['Role']})(?:{SIGNS['Date']}|此前|普遍|平均)*(?:预期|预估|预测|预计)[^，。；]{{0,20}}，(?:及|而)?(?:总?营收|收入|每股|净利)[^，。；]{{0,8}}$"
)
_EXPECTED_AFTER = re.compile(r"的?(?:市场|分析师|机构|经济学家)?(?:普遍|一致|平均)?(?:预期(?!目标)|预估|预测值?)")
# parts of a text, no things of a place or firm: |四个|方面, |22个|问题
# 在|30亿元|项目上实现突破: works of that size
_SIZE_OF = re.compile(r"(?:以上|级)?(?:的)?(?:重大|工业|产业)?(?:项目|企业|产业)(?:上|方面|中|里|招引|招商|引进)")
# what it is one of: |150项|重大水利工程之一
_ONE_OF = re.compile(r"[^，。；\ue00c]{0,20}之一")
_AMONG_WHOM = re.compile(r"在(?:全[国省市县区球]|世界|\ue004)的?$")
# among whom it ranks: 在全国|141个|港口中排名前20强
_RANKED_AMONG = re.compile(r"[^，。；\ue00c]{0,12}(?:排名|排第|居(?=[第首全前世])|位列|位次|名列|跻身)")
_PARTS_OF_TEXT = re.compile(
    r"(?:具体|突出|重点|主要|重要)?(?:问题|方面|环节|意见|建议|要求|议题|步骤|层面|维度|部分|板块|阶段|关键)"
)
# 新建|1800毫米|冷轧机组: what a machine is called by
_WIDE_OR_DEEP = re.compile(r"[宽厚长深高径跨距]|雨|降水|雪|沉降|位移|误差")
# how far off something is that is told of: 距县城|12公里|外的园区
_FROM = re.compile(r"(?:^|[，。；])距(?:离)?[^，。；]{0,12}$")
# what a line is called by: 该条|8万吨|生产线总投资9亿元, but 年产|8万吨|池窑拉丝生产线
_NAMES_LINE = re.compile(
    r"级?[\u4e00-\u7683\u7685-\u9fff]{0,6}?(?:生产线|产线|装置|机组)(?!\d)"
    # 高远新能源|2GW|高效硅片等一批项目
    r"|[\u4e00-\u7683\u7685-\u9fff]{3,14}等(?:一批|重大|重点|项目|\ue00c)"
)
_MAKES = re.compile(r"产能?[为达约]?$|处理$|加工$|规模[为达]?$|能力[为达]?$|装机[\u4e00-\u9fff]{0,3}$")
# what is run, swum or shot over so many metres
_DISCIPLINE = re.compile(
    r"(?:个人|男子|女子|混合)*(?:[自由蝶仰蛙]{1,2}泳|混合泳|接力|[气小]?步枪|[气快]?手枪|移动靶|短跑|长跑|跨?栏|跳台|跳板|单人双桨|皮艇|划艇|速滑|短道)"
)
# units in which works, firms and their like are counted
COUNTED = frozenset({"个", "项", "家", "幢", "栋", "所", "座", "条"})
_ROW_LEAST = 4
# the row is all one owner's: 远山高新区|拥有工业企业489家、外资企业60家
_OWNS = re.compile(
    r"(?:[\ue001-\ue006][^，。；]{0,4}|^(?:目前|截至目前|\ue00b|其中|已|累计|共)*)(?:拥有|现有|共有|已有|建有|设有|入驻|集聚|聚集|引进|培育|下辖|辖)"
    # whoever is spoken of has them: 提供学位600个、停车位100个
    r"|^(?:可|共|还|并|计划|拟)*(?:提供|配置|配建|设置|设有|设|建有|配套|新增|配备|安装)(?!.{0,2}专班)"
)
_OWNER_HERE = re.compile(sign_class(("Place", "Project", "Facility", "Company")))


def figures_of(line: Skeleton) -> list[Unit]:
    """The quantities of ``line`` that count, in order."""
    counted = [u for u in line.units if u.kind == "Quantity" and _counts(line, u)]
    rows = _rows(line) if len(counted) >= _ROW_LEAST else set()
    return [u for u in counted if line.place(u) not in rows]


_CROWD = re.compile(
    r"[^，。；、]{0,20}?(?:[、及和][^，。；、]{0,12})?(?:参加|参与|出席|到会|参会|与会|观看|见证|参观|组成|在现场|欢聚|齐聚)"
)
_PEOPLE = frozenset({"名", "位", "人", "家"})


def is_crowd(line: Skeleton, figure: Unit) -> bool:
    """Whether the figure counts who is there: |800多人|出席了开幕式, 甲集团等|35家|企业参加."""
    return figure.unit in _PEOPLE and bool(_CROWD.match(line.text, line.place(figure) + 1))


def _rows(line: Skeleton) -> set[int]:
    """The places of figures in a row that shares things out among what has no name: 甲专班2个项目，乙专班3个项目，…."""
    found: set[int] = set()
    row: list[tuple[int, str]] = []
    start, owned = 0, False
    for end in [*(m.start() for m in re.finditer(r"[，、；：。（(]", line.text)), len(line.text)]:
        units = [u for u in line.units_in(start, end) if u.kind != "Industry"]
        last = units[-1] if units else None
        if last and last.kind == "Quantity" and last.unit in COUNTED and len(units) <= 2:
            owned = bool(_OWNS.search(line.text[start:end])) or (owned and bool(row))
            row = [*(row if row and row[-1][1] == last.unit else []), (line.place(last), last.unit)]
        elif end > start:
            row = []
        if len(row) >= _ROW_LEAST and not owned:
            found |= {at for at, _ in row if not _OWNER_HERE.match(line.text, at - 1)}
        start = end + 1
    return found


def _counts(line: Skeleton, figure: Unit) -> bool:
    """Whether the figure tells something of its own: no age, stretch of time in passing, quote or floor number."""
    at = line.place(figure)
    start, _ = clause(line.text, at)
    before = line.text[start:at]
    if (
        figure.unit == "岁"
        or before.endswith(("每", "约合", "合", "上述", "约合人民币"))
        or _in_bracket(line, figure, at)
        or _CONVERTED.search(line.text, max(0, at - 12), at)
        or (figure.unit == "毫米" and not _WIDE_OR_DEEP.search(before))
        or (_FROM.search(before) and line.text.startswith(("外", "处", "的", "以外", "左右的"), at + 1))
        or figure.unit in _VOLTAGE
        or (line.text.startswith("兑", at + 1) or before.endswith("兑"))
        or (figure.unit in _TIME and _NOTICE_TERM.search(before))
    ):
        return False
    after = line.text[at + 1 : at + 24]
    if _EXPECTED_AFTER.match(after) or _EXPECTED.search(before) or _FORECAST.search(line.text, 0, at):
        return False
    if figure.unit == "%" and before.endswith("持股") and _SHAREHOLDERS.match(after):
        return False
    if figure.unit == "元" and (_SPAN.match(after) or _RANGE.match(after)):
        return False
    if figure.unit == "元" and _SIZE_OF.match(after):
        return False
    if figure.unit not in COUNTED and figure.unit != "元" and _NAMES_LINE.match(after) and not _MAKES.search(before):
        return False
    if figure.unit in COUNTED and (_ONE_OF.match(after) or (_AMONG_WHOM.search(before) and _RANKED_AMONG.match(after))):
        return False
    if _PARTS_OF_TEXT.match(after) or (figure.unit in ("元", "") and _is_class(figure, before, after)):
        return False
    if _DISCIPLINE.match(after) or (figure.unit == "公斤" and after.startswith("级")):
        return False
    if figure.unit == "位" and _RANKED.search(before):
        return False
    if figure.unit == "层" and (_ADDRESS.search(before) or line.unit_or_none(at - 1)):
        return False
    return figure.unit not in _TIME or bool(_TERM.search(before[-10:]))


def _in_bracket(line: Skeleton, figure: Unit, at: int) -> bool:
    """Whether the figure is a quote or the one before in another unit (26公顷（|393亩|）), not what that comes to
    (增长11%（|31亿美元|）) or the measure before it (销量（|1万辆|）)."""
    bracket = _QUOTE.search(line.text[:at])
    if not bracket:
        return False
    before = line.unit_or_none(bracket.start() - 1)
    if before is None:
        return not _MEASURED.search(line.text, 0, bracket.start())
    return before.kind != "Quantity" or before.unit != "%" or figure.unit == "%"


def _is_class(figure: Unit, before: str, after: str) -> bool:
    """Whether an amount only tells the works that are meant: |过亿元|项目, |亿元|以上企业15家, 6个|千亿级|产业."""
    if figure.text.endswith("级") and before.endswith((SIGNS["Quantity"], "一批", "多个", "一个")):
        return True
    return bool(_CLASS.match(after)) or (figure.text.startswith(("过", "超")) and after.startswith(("项目", "企业")))
