"""Names that a document uses again, defines or shortens, and which of overlapping candidates are kept."""

import pytest
from naming import mentions

from kg.entities.candidate import AGREED, HEADED, LISTED, QUOTED, TAGGED, WHOLE, Candidate
from kg.entities.settle import MASK, outermost, settle


def at(text: str, name: str, kind: str, rank: int, rule: str = "test") -> Candidate:
    start = text.index(name)
    return Candidate(start, start + len(name), kind, rule, rank)


def test_a_short_form_that_the_text_defines() -> None:
    text = "青禾新材料股份有限公司（以下简称“青禾新材”）发布公告。青禾新材表示，业绩增长。"
    short = [m for m in mentions(text) if m.text == "青禾新材"]
    assert len(short) == 2
    assert {(m.type, m.rule, m.name) for m in short} == {("Company", "agree:defined", "青禾新材料股份有限公司")}
    assert short[0].because == "文中写明“青禾新材料股份有限公司”简称“青禾新材”"


def test_a_short_form_is_no_part_of_its_full_name() -> None:
    text = "远川微电子有限公司（以下简称“远川微电”）落户。远川微电计划招聘。"
    assert all(m.start > text.index("（") for m in mentions(text) if m.text == "远川微电")


def test_common_words_are_no_short_forms() -> None:
    text = "青禾新材料股份有限公司（以下简称“公司”）发布公告。公司表示，业绩增长。"
    assert [m.text for m in mentions(text)] == ["青禾新材料股份有限公司"]


def test_a_bracket_without_a_name_before_it_defines_nothing() -> None:
    assert mentions("相关安排（以下简称“安排”）已经公布。安排如下。") == ()


def test_the_core_of_a_firm_stands_for_it() -> None:
    text = "云岭远川微电有限公司在云岭落户。远川微电计划招聘200人。"
    core = [m for m in mentions(text) if m.text == "远川微电"]
    assert [(m.type, m.name) for m in core] == [("Company", "云岭远川微电有限公司")]


def test_a_dictionary_word_is_no_core() -> None:
    text = "长江有限公司落户。长江水位上涨。"
    assert all(m.name is None for m in mentions(text) if m.text == "长江")


def test_the_longer_of_two_headed_names_is_kept() -> None:
    text = "青禾县水库扩建工程"
    outer, inner = at(text, text, "Project", HEADED), at(text, "青禾县水库", "Facility", HEADED)
    assert outermost([inner, outer]) == [outer]


def test_of_two_that_cross_the_better_rank_is_kept() -> None:
    text = "青禾县白石镇"
    better, worse = at(text, "青禾县", "Place", WHOLE), at(text, "县白石", "Person", TAGGED)
    assert outermost([worse, better]) == [better]


def test_list_items_yield_to_names() -> None:
    text = "生物医药产业园"
    item, name = at(text, "生物医药产业", "Industry", LISTED + 40), at(text, "医药产业园", "Project", HEADED)
    assert outermost([item, name]) == [name]


def test_of_one_span_the_better_rank_tells_the_type() -> None:
    text = "青禾"
    assert [m.type for m in settle([at(text, text, "Person", TAGGED), at(text, text, "Place", WHOLE)], text)] == [
        "Place"
    ]


def test_masked_phrases_keep_their_parts_out() -> None:
    text = "青禾特色道路"
    assert settle([at(text, text, MASK, WHOLE), at(text, "青禾", "Place", TAGGED)], text) == ()


def test_one_name_has_one_type_in_a_document() -> None:
    text = "青禾、青禾、青禾"
    spans = [
        Candidate(0, 2, "Place", "test", TAGGED),
        Candidate(3, 5, "Place", "test", TAGGED),
        Candidate(6, 8, "Person", "test", QUOTED),
    ]
    assert {m.type for m in settle(spans, text)} == {"Place"}


@pytest.mark.parametrize(
    ("text", "outer", "inner", "kept"),
    [
        # the place of a work
        ("白石县青山水库扩建工程", ("白石县青山水库扩建工程", "Project"), ("白石县", "Place"), True),
        # a zone is named after its place
        ("白石县经济开发区", ("白石县经济开发区", "Project"), ("白石县", "Place"), False),
        ("白石县人民政府", ("白石县人民政府", "Government"), ("白石县", "Place"), False),
        # used by itself, too
        ("白石县人民政府在白石县", ("白石县人民政府", "Government"), ("白石县", "Place"), True),
        # of a firm's name it is a part like any other
        ("远川（白石）有限公司", ("远川（白石）有限公司", "Company"), ("白石", "Place"), False),
        ("远川（白石）推进中心", ("远川（白石）推进中心", "Organization"), ("白石", "Place"), True),
        ("白石县委办公室", ("白石县委办公室", "Government"), ("白石县委", "Government"), True),
        ("青山工程推进会", ("青山工程推进会", "Event"), ("青山工程", "Project"), True),
    ],
)
def test_nested_names(text: str, outer: tuple[str, str], inner: tuple[str, str], kept: bool) -> None:
    candidates = [at(text, *outer, HEADED), at(text, *inner, HEADED)]
    again = text.rfind(inner[0])
    if again != candidates[1].start:
        candidates.append(Candidate(again, again + len(inner[0]), inner[1], "test", HEADED))
    found = {(m.start, m.end) for m in settle(candidates, text)}
    assert (candidates[0].start, candidates[0].end) in found
    assert ((candidates[1].start, candidates[1].end) in found) == kept


def test_weak_candidates_are_not_kept_within_names() -> None:
    text = "白石县青山水库扩建工程"
    found = settle([at(text, text, "Project", HEADED), at(text, "白石县", "Place", AGREED)], text)
    assert [m.text for m in found] == [text]


def test_what_a_listed_firm_is_called() -> None:
    text = "证券代码：600999 证券简称：青禾新材\n云岭青禾材料股份有限公司\n关于中标的公告\n公司近日中标。"
    assert [m.name for m in mentions(text) if m.text == "青禾新材"] == ["云岭青禾材料股份有限公司"]
    late = "证券代码：600999 证券简称：青禾新材\n近日公司中标。云岭远川材料股份有限公司表示祝贺。"
    assert not any(m.name == "云岭远川材料股份有限公司" for m in mentions(late))


def test_new_grounds_of_a_hospital_stand_for_themselves() -> None:
    text = "云岭州人民医院新院区位于青石河东岸。新院区开放床位600张。"
    assert {m.name for m in mentions(text) if m.text == "新院区" and m.start > 10} == {"云岭州人民医院新院区"}


def test_of_two_grounds_neither_is_meant() -> None:
    text = "青禾第一小学新校区交付。白石第二小学新校区开工。新校区占地80亩。"
    assert not any(m.name for m in mentions(text) if m.text == "新校区")


def test_offices_by_their_kind_alone_are_those_of_the_zone_or_street_named_before() -> None:
    text = "青石经开区党工委书记纪长河、管委会主任苗青禾与云岭街道党工委书记周远座谈。街道办事处主任孙白石参加。"
    names = {m.text: m.name for m in mentions(text) if m.rule == "office:owner"}
    assert names == {"管委会": "青石经开区管委会", "街道办事处": "云岭街道办事处"}
    text = "云岭街道党工委书记周远调研。街道党工委副书记、办事处主任孙白石参加。"
    names = {m.text: m.name for m in mentions(text) if m.rule == "office:owner"}
    assert names == {"街道党工委": "云岭街道党工委", "办事处": "云岭街道办事处"}


def test_an_office_whose_owner_is_nowhere_named_stays_by_itself() -> None:
    assert not any(m.name for m in mentions("管委会主任苗青禾参加座谈。"))


def test_the_column_that_an_item_runs_in_names_nothing() -> None:
    text = "【文化中国行】青禾县老街焕新记\n青禾县有一条老街。"
    assert not any(m.text == "中国" for m in mentions(text))
    assert any(m.text == "青禾县" for m in mentions(text))
    alone = "【青禾生物科技】拟回购公司股份的公告\n公告称，回购已经开始。"
    assert any(m.text == "青禾生物科技" for m in mentions(alone))


def test_the_one_zone_of_its_kind_owns_the_office() -> None:
    text = "观摩组来到远山高新区，高新区党工委副书记、管委会主任纪长河陪同。"
    names = {m.text: m.name for m in mentions(text) if m.rule == "office:owner"}
    assert names == {"高新区党工委": "远山高新区党工委", "管委会": "远山高新区管委会"}
    two = "远山高新区、白马高新区相邻，高新区党工委副书记纪长河陪同。"
    assert not any(m.name for m in mentions(two) if m.text == "高新区党工委")


def test_a_body_by_a_clipping_of_its_name() -> None:
    text = "青禾环境与发展国际合作委员会在远山召开年会。青合会主席苗青禾出席。"
    found = {(m.text, m.type, m.name) for m in mentions(text) if m.rule == "agree:clipped"}
    assert found <= {("青合会", "Government", "青禾环境与发展国际合作委员会")}
    text = "岚桥科技大学举行开学典礼。岚科大校长苗青禾致辞。"
    assert {(m.text, m.name) for m in mentions(text) if m.rule == "agree:clipped"} == {("岚科大", "岚桥科技大学")}
    text = "安徽大学校长苗青禾介绍了徽大的历史。徽大重大项目多。"
    assert {(m.text, m.name) for m in mentions(text) if m.rule == "agree:clipped"} <= {("徽大", "安徽大学")}
    two = "岚桥科技大学和岚山科技大学举行典礼。岚科大校长苗青禾致辞。"
    assert not [m for m in mentions(two) if m.rule == "agree:clipped"]


def test_a_place_is_not_the_brand_of_the_firm_named_after_it() -> None:
    text = "九亭镇召开会议。九亭镇资产经营有限公司建设新厂房。"
    assert ("九亭镇", "Place") in {(m.text, m.type) for m in mentions(text)}
    assert not [m for m in mentions(text) if m.rule == "agree:brand"]


def test_a_firm_that_a_paper_calls_its_daughter_is_not_the_firm_itself() -> None:
    text = (
        "岚桥建工：关于子公司中标的公告\n岚桥建工公告称，公司控股子公司岚桥建工工程集团有限公司（简称“建工集团”）中标。"
    )
    assert not [m for m in mentions(text) if m.text == "岚桥建工" and m.name]
    text = "岚桥建工：关于中标的公告\n岚桥建工集团股份有限公司（以下简称“公司”）近日收到通知。"
    assert {m.name for m in mentions(text) if m.text == "岚桥建工"} == {"岚桥建工集团股份有限公司"}


def test_a_group_and_its_listed_daughter_are_two() -> None:
    text = "岚桥集团董事长苗青禾、岚桥股份总经理陆文斌出席。岚桥表示，双方将深化合作。岚桥股份有新的打算。"
    assert {m.name for m in mentions(text) if m.text == "岚桥股份"} == {None}


def test_a_second_name_in_brackets_behind_the_first() -> None:
    text = "岚桥航天科技研究院（岚山运载火箭研究院）投资建设。岚山运载火箭研究院院长苗青禾介绍。"
    assert {m.name for m in mentions(text) if m.text == "岚山运载火箭研究院"} == {"岚桥航天科技研究院"}
    text = "岚桥航天科技研究院（岚山日报社）投资建设。"
    assert {m.name for m in mentions(text) if m.text == "岚山日报社"} <= {None}


def test_the_fund_of_a_partnership_by_its_short_form() -> None:
    text = (
        "关于参与投资岚园丰基金的公告\n公司拟认购青石岚园丰二期创业投资合伙企业（有限合伙）（以下简称“岚园丰”）的份额。"
    )
    assert {m.name for m in mentions(text) if m.text == "岚园丰基金"} == {"青石岚园丰二期创业投资合伙企业（有限合伙）"}
