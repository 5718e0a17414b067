"""Every repair by its example, and by what it must leave as it is."""

import itertools

import pytest
from naming import sentence, shown, tokens

from kg.entities.repair import REPAIRS, repair
from kg.entities.repair_joins import joined
from kg.entities.vocabulary import Vocabulary
from kg.rules import load_rules

# repair: (tokens, what the first becomes), (tokens that stay)
CASES = {
    "appointed": (("纪长河为省数据局/ORG 副局长/n", "纪长河/PER 为/v 省数据局/ORG"), "为民服务中心/ORG 主任/n"),
    "verb_in_front": (("现任县第二中学/ORG 副校长/n", "现任/v 县第二中学/ORG"), "青禾中学/ORG 副校长/n"),
    "post_in_front": (("任远川化工公司/ORG 总经理/n", "任/v 远川化工公司/ORG"), "任丘化工公司/ORG 总经理/n"),
    "pointed_at": (("该镇党委/ORG 书记/n", "该/r 镇党委/ORG"), "该集团/ORG 书记/n"),
    "met_inside": (
        ("云岭宾馆亲切会见远川集团/ORG 董事长/n", "云岭宾馆/LOC 亲切会见/v 远川集团/ORG"),
        "远川考察团公司/ORG 董事长/n",
    ),
    "staged": (("县妇联协办/ORG 的/u", "县妇联/ORG 协办/v"), "县妇联/ORG 的/u"),
    "stands_behind": (("远山市委站/ORG 在/p", "远山市委/ORG 站/v"), "远山市站/ORG 在/p"),
    "awarded": (("远川公司荣获协会/nt 表彰/v", "远川公司/nt 荣获/v 协会/n"), "远川公司协会/nt 表彰/v"),
    "kind_in_front": (("市场研究公司Bluestone/nt 发布/v", "市场研究公司/n Bluestone/nt"), "青石公司/nt 发布/v"),
    "share_behind": (("青果市/LOC 占率/n", "青果/nz 市/n"), "青果市/LOC 占地/v"),
    "all_the_way": (("北京一路/LOC 走来/v", "北京/LOC 一路/d"), "北京一路/LOC 附近/f"),
    "inside_behind": (("青石内部/ORG 知道/v", "青石/ORG 内部/n"), "内部/ORG 知道/v"),
    "office_of_firm": (("远川公司技术处/ORG 处长/n", "远川公司/ORG 技术处/n"), "远川公司技术处/ORG 开会/v"),
    "title_behind": (("国营青石厂总会计师/nt 发言/v", "国营青石厂/ORG 总会计师/n"), "青石总经理/ORG 发言/v"),
    "envoy": (("青国驻美大使/ORG 说/v", "青国/LOC 驻/v 美/LOC 大使/n"), "青国驻青禾办事处/ORG 说/v"),
    "team_and_play": (("青禾队客场一比零/ORG 战胜/v", "青禾队/ORG 客场一比零/n"), "青禾队/ORG 战胜/v"),
    "direction_between": (("伊拉克东南青禾省/LOC 的/u", "伊拉克/LOC 东南/f 青禾省/LOC"), "黔东南青禾州/LOC 的/u"),
    "party_of_body": (("远川集团党组/ORG 书记/n", "远川集团/ORG 党组/n"), "青禾镇党委/ORG 书记/n"),
    "account_behind": (("远川集团官微消息/ORG ，/w", "远川集团/ORG 官微消息/n"), "远川消息/ORG ，/w"),
    "does_behind": (("苗青推介/PER 项目/n", "苗青/PER 推介/v"), "欧阳青禾/PER 介绍/v"),
    "wire_mark": (("青禾县融媒体中心讯/ORG （/w", "青禾县融媒体中心/ORG 讯/n"), "青禾县融媒体中心讯/ORG 问/v"),
    "report_ahead": (
        ("青石证券网讯青禾电气有限公司/ORG 公告/n", "青石证券网/ORG 讯/n 青禾电气有限公司/ORG"),
        "青石通讯电气有限公司/ORG 公告/n",
    ),
    "spoken_for": (
        ("苗青禾代表集团公司/ORG 签约/v", "苗青禾/PER 代表/v 集团公司/ORG"),
        "青禾代表团/ORG 签约/v",
    ),
    "quality_behind": (("云岭高/PER 质量/n", "云岭/LOC 高/a"), "云岭高/PER 说/v"),
    "adverb_behind": (("纪河暂/PER 时/n", "纪河/PER 暂/d"), "纪长河/PER 说/v"),
    "post_verb_behind": (("纪河任/PER 副主任/n", "纪河/PER 任/v"), "纪河任/PER 说/v"),
    "verb_behind": (("彭长河作/PER 工作/vn", "彭长河/PER 作/v"), "欧阳河作/PER 工作/vn"),
    "leads_behind": (("苗青禾带队/ORG 赴/v", "苗青禾/PER 带队/v"), "青石带队/ORG 赴/v"),
    "title_in_front": (("兼外长裴长河/PER 说/v", "兼外长/n 裴长河/PER"), "欧阳长河/PER 说/v"),
    "adverb_taken_in": (("中尚/ORG 存在/v", "中/f 尚/d"), "中尚/ORG 集团/n"),
    "maker_behind": (("德国数据中心/ORG 运营商/n", "德国/LOC 数据中心/n"), "德国数据中心/ORG 启用/v"),
    "address_behind": (("纪河先生/PER 说/v", "纪河/PER 先生/n"), "纪先生/PER 说/v"),
    "call_behind": (("塔林默通/PER 电话/n", "塔林默/PER 通/v"), "陆大通/PER 说/v"),
    "stuck_to": (("店纪师傅/PER 说/v", "店/n 纪师傅/PER"), "纪长河/PER 案件/n"),
    "country_in_front": (("苏联棋手玛林德泽/PER ，/w", "苏联/LOC 棋手/n 玛林德泽/PER"), "苏联林德泽/PER ，/w"),
    "runs_on": (("青软都/ORG 去/v", "青软/ORG 都/d"), "青都/ORG 去/v"),
    "among_many": (("青软等三家公司/ORG 的/u", "青软/ORG 等三家/m 公司/n"), "青软公司/ORG 的/u"),
    "meets_behind": (("宋河会/PER 谈/v", "宋河/PER 会/v"), "宋长会/PER 说/v"),
    "state_of_chair": (("国塞内加尔/PER 总统/n", "国/n 塞内加尔/LOC"), "国长河/PER 说/v"),
    "nationality": (("青禾族/ORG 群众/n", "青禾族/n"), "青禾族自治县政府/ORG 通知/n"),
    "part_in_front": (("关联方青石有限公司/ORG 签约/v", "关联方/n 青石有限公司/ORG"), "股东青石/ORG 签约/v"),
    "at_meeting": (("会上青石县教育局/ORG 局长/n", "会上/n 青石县教育局/ORG"), "青石县教育局/ORG 局长/n"),
    "key_in_front": (("证券简称：青石股份/nt 公告/n", "证券简称/n ：/w 青石股份/nt"), "青石股份/nt 公告/n"),
    "side_and_will": (("芬方愿/ORG 同/p", "芬方/n 愿/v"), "芬方/LOC 同/p"),
    "firm_and_deal": (("青石资本减持公司/ORG 股份/n", "青石资本/ORG 减持/v 公司/n"), "青石资本/ORG 减持/v"),
    "shares_behind": (("青石集团股份/ORG 合计/v", "青石集团/ORG 股份/n"), "青石集团股份/ORG 有限公司/n"),
    "unnamed_behind": (("青石省政府相关厅局/ORG 负责/v", "青石省政府/ORG 相关厅局/n"), "青石省政府/ORG 负责/v"),
    "one_too_many": (("乌兰察布源/LOC 网荷/n", "乌兰察布/LOC 源/n"), "乌兰察布/LOC 网荷/n"),
    "party_and_government": (("远山县委县政府/ORG 要求/v", "远山县委/ORG 县政府/ORG"), "远山县政府/ORG 要求/v"),
    "two_bodies": (("青禾区政府和远川公司/ORG 签约/v", "青禾区政府/ORG 和/c 远川公司/ORG"), "和平区政府/ORG 通知/n"),
    "side_of": (("东临民主路/LOC ，/w", "东/f 临/v 民主路/LOC"), "东湖路/LOC ，/w"),
    "verb_ahead": (("不通高速公路/LOC 的/u", "不通/v 高速公路/LOC"), "通州高速公路/LOC 的/u"),
    "direction_behind": (("远山县东部/LOC 降雨/v", "远山县/LOC 东部/f"), "远山县/LOC 降雨/v"),
    "state_and_house": (("约旦安曼音乐厅/ORG 里/f", "约旦/LOC 安曼音乐厅/LOC"), "约旦音乐厅/ORG 里/f"),
    "levels_behind": (("福建市/LOC 、/w", "福建/LOC 市/n"), "吉林市/LOC 、/w"),
    "circle_behind": (("北京科技界/LOC 的/u", "北京/LOC 科技界/n"), "北京世界/LOC 的/u"),
    "owner_and_owned": (
        ("远川集团全资子公司白石有限公司/ORG 中标/v", "远川集团/ORG 全资子公司/n 白石有限公司/ORG"),
        "远川集团公司/ORG 中标/v",
    ),
    "firm_and_intention": (
        ("青石智能拟收购白石有限公司/ORG 股权/n", "青石智能/ORG 拟收购/v 白石有限公司/ORG"),
        "拟态科技有限公司/ORG 股权/n",
    ),
    "house_and_part": (("文化大楼集图书馆/LOC 、/w", "文化大楼/LOC 集/v 图书馆/n"), "文集图书馆/LOC 、/w"),
    "address_and_firm": (
        ("青石镇远帆机械有限公司/ORG 投产/v", "青石镇/LOC 远帆机械有限公司/ORG"),
        "青石镇旅游开发有限公司/ORG 投产/v",
    ),
    "house_number": (("文昌路218号/LOC 起火/v", "文昌路/LOC 218号/m"), "文昌路/LOC 起火/v"),
    "two_places": (("广东阳江/LOC 降雨/v", "广东/LOC 阳江/LOC"), "青禾云岭/LOC 降雨/v"),
    "ties": (("中玻建/ORG 交/v", "中玻/LOC 建/v"), "中玻建/ORG 材/n"),
    "built_ahead": (("竣工新城/LOC 一/m", "竣工/v 新城/LOC"), "青禾新城/LOC 一/m"),
    "inner_place": (("云岭区常青街道/LOC 的/u", "云岭区/LOC 常青街道/LOC"), "常青街道/LOC 的/u"),
    "seat_ahead": (("首都云卡托/ORG 宣誓/v", "首都/n 云卡托/LOC"), "首都机场/LOC 宣誓/v"),
    "stationed": (("位云禾岛/LOC 周边/f", "位/p 云禾岛/LOC"), "云禾岛/LOC 周边/f"),
    "beside_state": (("王岚同多米尼克/PER 总理/n", "王岚/PER 同/p 多米尼克/LOC"), "王岚同/PER 总理/n"),
    "end_of_other": (("青石通信仍/ORG 为/v", "青石通信/ORG 仍/d"), "青石通信/ORG 为/v"),
    "edges_of_firm": (("青石科技与集团/ORG 合作/v", "青石科技/ORG 与集团/n"), "青石与青禾集团/ORG 合作/v"),
    "land_and_kind": (
        ("美国生物技术公司青石公司/ORG 扩产/v", "美国/LOC 生物技术公司/n 青石公司/ORG"),
        "远山生物技术公司青石公司/ORG 扩产/v",
    ),
    "rank_ahead": (("德国第三大制药厂/ORG 扩产/v", "德国/LOC 第三大/m 制药厂/n"), "青石大制药厂/ORG 扩产/v"),
    "owned_ahead": (("全资附属公司青石制药/nt 签约/v", "全资附属公司/n 青石制药/nt"), "青石附属公司/nt 签约/v"),
    "thought_ahead": (("相信集团/ORG 增长/v", "相信/v 集团/n"), "青石集团/ORG 增长/v"),
    "model_behind": (("青石Mate60/nt 发布/v", "青石/ORG Mate60/nz"), "青石Mate/nt 发布/v"),
    "opened": (("青禾港开港/LOC ，/w", "青禾港/LOC 开港/v"), "青禾港/LOC ，/w"),
    "sent_behind": (("青石联盟派/nt 代表/n", "青石联盟/nt 派/v"), "青石教派/nt 代表/n"),
    "act_behind": (("梁青笑/PER 称/v", "梁青/PER 笑/v"), "梁青笑/PER 出席/v"),
    "leader_of": (
        ("哈马斯领导人哈尼亚/LOC 说/v", "哈马斯/ORG 领导人/n 哈尼亚/PER"),
        "领导人哈尼亚/LOC 说/v",
    ),
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(load_rules())


def test_every_repair_has_its_cases() -> None:
    assert {mend.__name__ for mend in REPAIRS} == set(CASES)


@pytest.mark.parametrize("mend", REPAIRS, ids=lambda mend: mend.__name__)
def test_repair(mend, vocabulary) -> None:
    (broken, expected), sound = CASES[mend.__name__]
    first, after = tokens(broken)
    mended = mend(first, after, vocabulary)
    assert shown(tuple(mended)) == expected
    assert (mended[0].start, mended[-1].end) == (first.start, first.end)
    assert all(one.end == other.start for one, other in itertools.pairwise(mended))
    assert mend(*tokens(sound), vocabulary) == []


@pytest.mark.parametrize("name", CASES)
def test_repairs_apply_in_sentences(name: str) -> None:
    (broken, expected), sound = CASES[name]
    rest = broken.split()[1]
    assert shown(repair([sentence(broken)], load_rules())[0].tokens) == f"{expected} {rest}"
    if name != "wire_mark":  # a repair that leaves it may leave it to another one
        assert shown(repair([sentence(sound)], load_rules())[0].tokens) == sound


def test_the_committee_is_joined_to_its_place() -> None:
    mended = repair([sentence("远山市/LOC 委书记/n 讲话/v")], load_rules())[0].tokens
    assert shown(mended) == "远山市委/ORG 书记/n 讲话/v"
    untouched = "青禾镇/LOC 委书记/n 远山市/LOC 委托/v"
    assert shown(repair([sentence(untouched)], load_rules())[0].tokens) == untouched


def test_only_names_are_mended() -> None:
    assert shown(repair([sentence("远山县东部/n 降雨/v")], load_rules())[0].tokens) == "远山县东部/n 降雨/v"


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        # beside the title of a head of state stands a person
        ("总统/n 塞林/LOC 到访/v 。/w 塞林/LOC 表示/v", "总统/n 塞林/PER 到访/v 。/w 塞林/PER 表示/v"),
        ("塞林/LOC 总统/n 到访/v 。/w 塞林/LOC 表示/v", "塞林/PER 总统/n 到访/v 。/w 塞林/PER 表示/v"),
        # what is fought for is a place
        (
            "在/p 科尔维斯克/PER 方向/n 。/w 科尔维斯克/PER 遭袭/v",
            "在/p 科尔维斯克/LOC 方向/n 。/w 科尔维斯克/LOC 遭袭/v",
        ),
        ("科尔维斯克/PER 、/w 奥林纳/PER 等/u 地/n", "科尔维斯克/LOC 、/w 奥林纳/LOC 等/u 地/n"),
    ],
)
def test_foreign_names_are_what_one_sentence_shows(broken: str, expected: str) -> None:
    assert shown(repair([sentence(broken)], load_rules())[0].tokens) == expected


@pytest.mark.parametrize("alone", ["英国/LOC 生产商/n 的/u", "德国/LOC 运营商/n 说/v"])
def test_a_country_alone_before_a_maker_stays_whole(alone: str) -> None:
    assert shown(repair([sentence(alone)], load_rules())[0].tokens) == alone


@pytest.mark.parametrize(
    "marked", ["芬兰/LOC 总统/n 到访/v", "总统/n 芬兰/LOC 之行/n", "纪长河/PER 方向/n", "科尔维斯克/PER 表示/v"]
)
def test_foreign_names_that_nothing_explains_stay(marked: str) -> None:
    assert shown(repair([sentence(marked)], load_rules())[0].tokens) == marked


@pytest.mark.parametrize(
    ("cut", "mended"),
    [
        ("社会/n 党组/n 成/v 联盟/n", "社会/n 党/n 组成/v 联盟/n"),
        ("工人/n 体育/n 场外/s 高唱/v", "工人/n 体育场/n 外/f 高唱/v"),
        ("青禾队3:1胜远山队/ORG ，/w", "青禾队/ORG 3:1胜/n 远山队/ORG ，/w"),
        ("在/p 青禾河畔/LOC 散步/v", "在/p 青禾河/LOC 畔/f 散步/v"),
        ("袁立/PER 说/v ，/w 袁立发/PER 文怒/n 对/p", "袁立/PER 说/v ，/w 袁立/PER 发/v 文怒/n 对/p"),
        ("部长/n 吴基/PER 传说/n ，/w", "部长/n 吴基传/PER 说/v ，/w"),
        ("河野洋/PER 平任/v 副首相/n", "河野洋平/PER 任/v 副首相/n"),
        ("总经理/n 袁立作/PER 报告/n", "总经理/n 袁立/PER 作/v 报告/n"),
        ("青石县县/LOC 领导/n 到场/v", "青石县/LOC 县/n 领导/n 到场/v"),
        # nothing is cut wrongly
        ("作家/n 袁立作/PER 出席/v", "作家/n 袁立作/PER 出席/v"),
        ("青石县县/LOC 和/c", "青石县县/LOC 和/c"),
        ("吴基/PER 传说/n ，/w", "吴基/PER 传说/n ，/w"),
        ("部长/n 吴基/PER 还说/v ，/w", "部长/n 吴基/PER 还说/v ，/w"),
        ("部长/n 吴基/PER 担任/v 主席/n", "部长/n 吴基/PER 担任/v 主席/n"),
        ("社会/n 党组/n 成员/n", "社会/n 党组/n 成员/n"),
        ("操作/vn 场外/s 交易/vn", "操作/vn 场外/s 交易/vn"),
        ("袁立/PER 说/v ，/w 袁立发/PER 介绍/v", "袁立/PER 说/v ，/w 袁立发/PER 介绍/v"),
    ],
)
def test_what_the_tagger_cut_at_the_wrong_character(cut: str, mended: str) -> None:
    assert shown(repair([sentence(cut)], load_rules())[0].tokens) == mended


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("T/v CL集团/ORG 宣布/v", "TCL集团/ORG 宣布/v"),
        ("外长科/n 列夫/PER 说/v", "外长/n 科列夫/PER 说/v"),
        ("在/p 阿尔米/PER 察加/v 遭袭/v", "在/p 阿尔米察加/LOC 遭袭/v"),
        ("青禾大学/ORG 行政/n 系/n 教授/n", "青禾大学行政系/ORG 教授/n"),
        ("去/v 会/v 东县/LOC 采访/v", "去/v 会东县/LOC 采访/v"),
        # nothing to join
        ("局长科/n 青禾/PER 说/v", "局长科/n 青禾/PER 说/v"),
        ("青禾大学/ORG 关系/n 良好/a", "青禾大学/ORG 关系/n 良好/a"),
        ("阿尔米/PER 表示/v 欢迎/v", "阿尔米/PER 表示/v 欢迎/v"),
        ("看/v 东区/LOC 采访/v", "看/v 东区/LOC 采访/v"),
    ],
)
def test_what_the_tagger_cut_up_is_joined(cut: str, whole: str, vocabulary: Vocabulary) -> None:
    assert shown(joined(tokens(cut), vocabulary)) == whole


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("代表/v 纪长/PER 河先生/PER 出席/v", "代表/v 纪长河/PER 先生/n 出席/v"),
        ("纪长/PER 河任/v 青石集团/ORG 总经理/n", "纪长河/PER 任/v 青石集团/ORG 总经理/n"),
        ("青石医院全体院/ORG 领导/n 出席/v", "青石医院/ORG 全体院/n 领导/n 出席/v"),
        ("纪长河任青石控股有限公司/ORG 总经理/n", "纪长河/PER 任/v 青石控股有限公司/ORG 总经理/n"),
        ("纪长河任青石控股有限公司/ORG 中标/v", "纪长河任青石控股有限公司/ORG 中标/v"),
        ("扎根/v 于云岭/PER 这/r", "扎根/v 于/p 云岭/LOC 这/r"),
        ("陪同/v 于云岭/PER 出席/v", "陪同/v 于云岭/PER 出席/v"),
        ("云岭台企远川工业公司/ORG 投产/v", "云岭台企/n 远川工业公司/ORG 投产/v"),
        ("青石国企业联合会/ORG 主办/v", "青石国企业联合会/ORG 主办/v"),
        ("纪长河/PER 先生/n 出席/v", "纪长河/PER 先生/n 出席/v"),
        ("纪长河/PER 就任/v 总经理/n", "纪长河/PER 就任/v 总经理/n"),
        ("免去/v 纪长河县财政局/ORG 局长/n", "免去/v 纪长河/PER 县财政局/ORG 局长/n"),
        ("任命/v 江宁区财政局/ORG 局长/n", "任命/v 江宁区财政局/ORG 局长/n"),
        ("走访/v 纪长河县财政局/ORG", "走访/v 纪长河县财政局/ORG"),
        ("北/f 邻白马镇/LOC 。/w", "北/f 邻/v 白马镇/LOC 。/w"),
        ("北/f 邻水县/LOC 。/w", "北/f 邻水县/LOC 。/w"),
    ],
)
def test_what_was_cut_off_a_name(cut: str, whole: str) -> None:
    assert shown(repair([sentence(cut)], load_rules())[0].tokens) == whole


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("任命/v 为/v 省/n 远川经济发展促进中心/ORG 主任/n", "任命/v 为/v 省远川经济发展促进中心/ORG 主任/n"),
        ("各/r 省/n 远川经济发展促进中心/ORG 主任/n", "各/r 省/n 远川经济发展促进中心/ORG 主任/n"),
        ("云岭/LOC 省/n 远川经济发展促进中心/ORG 主任/n", "云岭/LOC 省/n 远川经济发展促进中心/ORG 主任/n"),
        ("按照/p 生态/n 环境/n 部令/n 第/xc 4号/m", "按照/p 生态环境部/ORG 令/n 第/xc 4号/m"),
        ("部令/n 第/xc 4号/m", "部令/n 第/xc 4号/m"),
        ("及其/c 一致/a 行动/vn 人中远/n （/w", "及其/c 一致行动人/n 中远/n （/w"),
        ("一致/a 行动/vn", "一致/a 行动/vn"),
    ],
)
def test_what_notices_are_full_of(text: str, mended: str) -> None:
    assert shown(repair([sentence(text)], load_rules())[0].tokens) == mended
