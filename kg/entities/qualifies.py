"""Head words that name nothing because the words go on to another head: 战略|伙伴关系, 机械工程|专业, 武装|冲突."""

from kg.entities.spot import Spot
from kg.entities.vocabulary import Vocabulary

# what a strategy before it only qualifies
_STRATEGIC = frozenset(
    {
        "伙伴",
        "伙伴关系",
        "合作",
        "协作",
        "支撑",
        "支点",
        "引领",
        "安排",
        "机遇",
        "基地",
        "性",
        "高度",
        "定位",
        "部署",
        "对接",
        "互信",
        "沟通",
    }
)
# 全县|计划|实施…: what a county does, no name of a plan
_DONE = ("计划", "行动", "决定", "规定")
_SUMS = frozenset({"总", "总投资", "年", "投资"})  # 某某项目|计划|总投资3亿元, 某某县|规划|投资
# what is planned for a work, whose plan has no name: 青石电站|规划|安装4台机组
_LAID_OUT = frozenset(
    {
        "安装",
        "建设",
        "装机",
        "新建",
        "布局",
        "设置",
        "设计",
        "引进",
        "打造",
        "改造",
        "投入",
        "投建",
        "形成",
        "开发",
        "建成",
        "占地",
    }
)
# behind 工程 it tells what is studied, or of what somebody is a master
_STUDIES = frozenset({"专业", "系", "学院", "硕士", "学士", "博士", "师", "学", "本科", "学科", "学位", "技术", "领域"})
_SEATED = frozenset({"位于", "设在", "设于", "坐落", "落户", "迁", "迁至", "搬"})
# what one firm is to another that holds it
_HELD = frozenset({"企业", "公司", "股东", "权", "子公司", "孙公司", "权益", "比例", "平台"})


def qualifies(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Whether the words go on to another head, so that this one only qualifies it (规划面积, 方案设计, 市场|总监)."""
    if spot.last + 1 >= len(spot.tokens):
        return False
    after, head = spot.tokens[spot.last + 1], spot.head
    if head.type == "Facility" and after.text in vocabulary.words.seller:
        return True
    if head.word == "总部" and after.text in _SEATED:
        return True  # 青石集团|总部|位于远山市
    if _is_one_word(head.word, after.text):
        return True
    if head.word == "武装" and after.start == spot.tokens[spot.last].end and after.pos in ("n", "vn"):
        return True  # 某国武装|人员, 武装|冲突
    if head.word == "项目" and after.start == spot.tokens[spot.last].end and vocabulary.is_title(after.text):
        return True
    if head.word == "股份" and spot.own == head.word and spot.first > 0:  # 减持|青石集团|股份: shares of the group
        return spot.tokens[spot.first - 1].text.endswith(("集团", "公司", "银行"))
    if head.word == "控股" and spot.own == head.word and after.text in _HELD:
        return True
    if head.type != "Policy" or after.start != spot.tokens[spot.last].end:
        return False
    if head.word in _DONE and (after.pos in ("v", "d", "p", "m", "TIME") or after.text in _SUMS):
        return True
    if head.word == "规划" and (after.text in _SUMS or after.text in _LAID_OUT):
        return True
    return after.pos in ("n", "vn") and len(head.word) < 4


def _is_one_word(head: str, after: str) -> bool:
    """Whether a head and the word behind it are one phrase (战略|伙伴关系, 学习中心|组, 坚定|站|在, 工程|专业)."""
    if head == "战略":
        return after in _STRATEGIC
    if head.endswith("中心"):
        return after in ("地位", "城市") or (after.startswith("组") and not after.startswith(("组织", "组建", "组成")))
    if head == "站":
        return after in ("在", "到", "上", "稳", "起来")
    if head == "活动":
        return after == "主持人"
    return head.endswith("工程") and after in _STUDIES
