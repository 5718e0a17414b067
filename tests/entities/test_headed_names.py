"""Names by their head words: how far they reach, what is cut off, what names nothing. Tokens are given by hand."""

import pytest
from naming import headed

# tokens, the names and their types
REACH = [
    # words that belong to the name
    ("青禾/LOC 水务/n 有限公司/n 中标/v", {("青禾水务有限公司", "Company")}),
    ("青禾/LOC 湖/n 生态/n 修复/v 工程/n 开工/v", {("青禾湖生态修复工程", "Project")}),
    ("青禾/nz 产业园/n 二期/m 工程/n 开工/v", {("青禾产业园", "Project"), ("青禾产业园二期工程", "Project")}),
    ("远山县/LOC 第三届/m 旅游/vn 文化节/n 开幕/v", {("远山县第三届旅游文化节", "Event")}),
    # a preposition, a verb, 的 end it
    ("在/p 青禾/LOC 大学/n 举行/v", {("青禾大学", "Organization")}),
    ("走进/v 青禾/LOC 大学/n", {("青禾大学", "Organization")}),
    ("美丽/a 的/u 青禾/LOC 大学/n", {("青禾大学", "Organization")}),
    ("全资子公司/n 青禾/nz 有限公司/n", {("青禾有限公司", "Company")}),
    ("县长/n 青禾/LOC 大学/n", {("青禾大学", "Organization")}),
    # what is no word is the brand of a firm that has no other
    ("参股/vn 公司/n 招禾/v 新能源有限公司/ORG", {("招禾新能源有限公司", "Company")}),
    # a firm's own, told apart by the place; but the group of a place and its works are two names
    ("远川联通/ORG 云溪/LOC 数字/n 产业园/n", {("远川联通云溪数字产业园", "Project")}),
    ("远川集团/ORG 云溪/LOC 数字/n 产业园/n", {("远川集团", "Company"), ("云溪数字产业园", "Project")}),
    # a verb after its subject is what the subject does
    ("远川/ORG 建设/v 青禾/nz 产业园/n", {("青禾产业园", "Project")}),
    ("召开/v 青禾/LOC 项目/n 推进会/n", {("青禾项目推进会", "Event")}),
    # brackets and quotes within the name
    ("远川/nz （/w 白石/LOC ）/w 有限公司/n", {("远川（白石）有限公司", "Company")}),
    ("“/w 青禾/nz ”/w 产业园/n 开园/v", {("“青禾”产业园", "Project")}),
    ("他/r 说/v （/w 不/d 去/v ）/w 青禾/LOC 大学/n", {("青禾大学", "Organization")}),
    # conjunctions within the name and between two
    ("青禾/LOC 河/n 整治/vn 与/c 修复/vn 工程/n", {("青禾河整治与修复工程", "Project")}),
    ("青禾/LOC 大学/n 和/c 白石/LOC 大学/n", {("青禾大学", "Organization"), ("白石大学", "Organization")}),
    # 至 between the ends of a line
    ("甲城/LOC 至/p 乙城/LOC 铁路/n 通车/v", {("甲城至乙城铁路", "Facility")}),
    # what is done to the work, and where
    ("青禾/LOC 片区/n 投资/v 建设/v 白石/nz 生产基地/n", {("青禾片区", "Place"), ("白石生产基地", "Project")}),
    # places one within the other
    ("云岭省/LOC 远山县/LOC 青禾湾/LOC 片区/n", {("青禾湾片区", "Place")}),
    ("远山县/LOC 城南/s 片区/n", {("远山县城南片区", "Place")}),
    # chaff at the left, and what only looks like it
    ("做强/v 青禾/nz 产业园/n", {("青禾产业园", "Project")}),
    ("科创/v 青禾/nz 产业园/n", {("科创青禾产业园", "Project")}),
    ("推进/v 重大/a 青禾/nz 产业园/n", {("青禾产业园", "Project")}),
]
NOTHING = [
    "重大/a 项目/n",
    "标杆性/n 产业园/n",
    "工业类/n 产业/n 园区/n",
    "12个/m 新能源汽车/ORG 项目/n",
    "全省/n 重点/n 工程/n",
    "某县/LOC 招商引资/n 项目/n",
    "公司/n 表示/v",
    "布局/n 合理/a",
    "青禾/LOC 全县/n 计划/n 实施/v",
    "青禾/LOC 主体/n 工程/n",
    "“/w 强县/nz ”/w 战略/n",
    "“/w 东拓/nz ”/w “/w 西优/nz ”/w 战略/n",
    "规划/n 面积/n",
    "远川青石/ORG 党委/n 书记/n",
]


@pytest.mark.parametrize(("marked", "expected"), REACH, ids=[marked for marked, _ in REACH])
def test_reach(marked: str, expected: set[tuple[str, str]]) -> None:
    assert {(name, kind) for name, kind, _ in headed(marked)} == expected


@pytest.mark.parametrize("marked", NOTHING)
def test_names_nothing(marked: str) -> None:
    assert headed(marked) == set()


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("凌青/nz 汽车/n 发布/v", True),
        ("凌青/nz 汽车/n 董事长/n", True),
        ("凌青/nz 汽车/n 配件/n", False),  # the phrase goes on
        ("新能源/n 汽车/n 发布/v", False),  # a word of the dictionary, and a line of business
        ("青禾县/LOC 汽车/n 发布/v", False),
        ("司机/n 凌青/PER 汽车/n 发布/v", False),
        ("国产/vn 凌青/nz 汽车/n 发布/v", False),  # a phrase goes on before it
    ],
)
def test_brands(marked: str, found: bool) -> None:
    assert headed(marked) == ({("凌青汽车", "Company", "brand:汽车")} if found else set())


def test_a_part_of_a_line() -> None:
    assert ("青禾铁路白石段", "Project", "head:段") in headed("青禾/LOC 铁路/n 白石段/LOC 开工/v")
    assert not any(rule == "head:段" for _, _, rule in headed("这个/r 阶段/n 结束/v"))


@pytest.mark.parametrize(
    ("marked", "made"),
    [("召开/v 座谈会/n", True), ("举行/v 了/u 揭牌仪式/n", True), ("参观/v 揭牌仪式/n", False)],
)
def test_a_gathering_that_is_held_needs_no_name(marked: str, made: bool) -> None:
    assert bool(headed(marked)) == made


@pytest.mark.parametrize(
    ("marked", "made"),
    [
        ("成立/v 竹编/n 协会/n", True),
        ("实施/v 竹木/n 加工/vn 提升/vn 方案/n", True),
        ("青竹/n 产业园/n 位于/v", True),
        ("青竹/n 产业园/n 需要/v", False),
        ("观景/vn 步道/n 预计/v 完工/v", True),
        ("观景/vn 步道/n 很/d 美/a", False),
    ],
)
def test_what_stands_around_tells_that_it_is_a_name(marked: str, made: bool) -> None:
    assert bool(headed(marked)) == made


@pytest.mark.parametrize("post", ["书记", "副书记", "成员"])
def test_the_party_of_a_post_is_no_body(post: str) -> None:
    assert not any(name.endswith("党组") for name, _, _ in headed(f"远川集团/ORG 党组/n {post}/n"))
    assert any(name.endswith("党组") for name, _, _ in headed("远川集团/ORG 党组/n 会议/n"))
