"""Where things lie by roads, bridges and neighbours, and what refers to a place or a school, in invented news."""

from relation_facts import facts


def test_each_landmark_of_a_row_and_the_place_they_stand_in() -> None:
    text = "青石县卫生服务中心位于青石县白马桥以西，云石铁路以南，长虹路以北，地上10层。"
    places = {o for s, o in facts(text, "locatedIn") if s == "青石县卫生服务中心"}
    assert places == {"青石县", "白马桥", "云石铁路", "长虹路"}


def test_two_roads_with_a_corner() -> None:
    text = "青石县第二小学位于长虹路与云溪大道东北角，占地80亩。"
    assert facts(text, "locatedIn") >= {("青石县第二小学", "长虹路"), ("青石县第二小学", "云溪大道")}


def test_what_lies_on_a_road_of_a_county_lies_in_the_county() -> None:
    found = facts("青石县第二小学位于青石县长虹路，占地80亩。", "locatedIn")
    assert ("青石县第二小学", "青石县") in found
    assert ("青石县第二小学", "长虹路") not in found
    assert ("青石第二小学", "长虹路") in facts("青石第二小学位于长虹路，占地80亩。", "locatedIn")


def test_neighbours_told_of_what_stands_before() -> None:
    assert facts("青石镇南邻白马镇、松岭乡，是交通重镇。", "adjacentTo") == {("青石镇", "白马镇"), ("青石镇", "松岭乡")}
    assert facts("青石中学毗邻白马公园。", "adjacentTo") == {("青石中学", "白马公园")}
    assert facts("青石镇东侧为空地。", "adjacentTo") == set()


def test_a_clause_without_a_side_goes_on_about_something_else() -> None:
    found = facts("青石文化馆位于长虹路以北，云溪大道正在施工。", "locatedIn")
    assert ("青石文化馆", "云溪大道") not in found


def test_a_park_that_stands_in_a_district() -> None:
    assert ("白马公园", "云溪区") in facts("白马公园在云溪区西北部，占地80亩。", "locatedIn")
    assert facts("白马公园在云溪区很受欢迎。", "locatedIn") == set()


def test_a_landmark_is_not_what_the_sentence_goes_on_about() -> None:
    text = "青石文化馆位于长虹路以北、云溪大道以西，东临白马公园。"
    assert facts(text, "adjacentTo") == {("青石文化馆", "白马公园")}


def test_the_town_that_was_named_before() -> None:
    text = "青石镇加大招商力度。远帆环保有限公司落户该镇。"
    assert facts(text, "locatedIn") == {("远帆环保有限公司", "青石镇")}


def test_the_school_that_was_named_before() -> None:
    text = "青石县第二小学今年开学。学校北侧紧邻白马公园。"
    assert facts(text, "adjacentTo") == {("青石县第二小学", "白马公园")}


def test_schools_in_general_are_no_school() -> None:
    text = "青石县第二小学今年开学。所有学校北侧紧邻白马公园。"
    assert facts(text, "adjacentTo") == set()


def test_the_work_behind_two_roads_that_cross() -> None:
    text = "近日，位于长虹路与云溪大道交叉口的青石中学南校区改扩建工程开工。"
    assert facts(text, "locatedIn") >= {
        ("青石中学南校区改扩建工程", "长虹路"),
        ("青石中学南校区改扩建工程", "云溪大道"),
    }


def test_one_more_road_is_not_what_lies_there() -> None:
    text = "该地块位于长虹路东侧，云溪大道北侧，面积30亩。"
    assert facts(text, "locatedIn") == set()


def test_a_road_beside_which_something_lies_may_leave_its_district() -> None:
    found = facts("青石文化馆位于云溪区长虹路以北，占地80亩。", "locatedIn")
    assert found == {("青石文化馆", "云溪区"), ("青石文化馆", "长虹路")}


def test_a_firm_that_moves_to_a_park_beside_something() -> None:
    text = "去年，北川集团从白马县搬至白马湖边上的云石产业园。"
    assert facts(text, "relocated") == {("北川集团", "云石产业园")}
