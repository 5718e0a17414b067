"""What bulletins tell in passing: aims of all, what belongs to another work, who is sent."""

import pytest
from relation_facts import amounts, facts


def test_a_work_that_belongs_to_another_is_the_one_spoken_of() -> None:
    text = "青石水库扩建工程开工，这是白马水利枢纽的配套工程。线路全长593公里。"
    assert amounts(text) == {("青石水库扩建工程", "593")}


def test_an_aim_of_all_is_nobodys_policy() -> None:
    assert not facts("远山县为推动“强县富民”战略作出贡献。", "pursues")
    assert facts("远山县推动“强县富民”战略。", "pursues") == {("远山县", "强县富民")}


@pytest.mark.parametrize("text", ["联合国愿同约旦人民共同庆祝这一节日。", "联合国与约旦共同谴责袭击。"])
def test_to_celebrate_together_is_no_partnership(text: str) -> None:
    assert not facts(text, "cooperatesWith")


def test_crews_own_no_figures_of_their_craft() -> None:
    text = "神舟五十号航天员打开天舟五十号货运飞船舱门。这次天舟五十号货运飞船带来61件载荷。"
    assert amounts(text) == {("天舟五十号货运飞船", "61")}


def test_two_rivers_are_beside_each_other() -> None:
    assert not facts("长江黄河干流水质良好。", "partOf")
    assert facts("渤海辽东湾结冰。", "partOf") == {("辽东湾", "渤海")}


def test_a_call_by_telephone_is_a_talk() -> None:
    text = "约旦首相卡斯托2日与埃及总统贝尔曼通电话。"
    assert "卡斯托" in {who for who, _ in facts(text, "participatesIn")}


def test_listed_heritage_is_selected() -> None:
    text = "日前，“青岭古道—白湖湿地群”被列入《世界遗产名录》。"
    assert facts(text, "selectedFor") == {("青岭古道—白湖湿地群", "世界遗产名录")}


def test_manoeuvres_that_are_held_are_events() -> None:
    assert facts("约旦军队2日在边境举行反恐军演。", "participatesIn") == {("约旦军队", "反恐军演")}
    assert not facts("约旦军队为军演做准备。", "participatesIn")


def test_whose_wife_calls_on_somebody_makes_no_visit() -> None:
    text = "纪长河总统夫人苗青禾2日来到青石博物馆参观。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"苗青禾"}
    assert {who for who, _ in facts("总统纪长河2日来到青石博物馆参观。", "participatesIn")} == {"纪长河"}


def test_a_session_is_meant_by_its_own_word_and_no_activity_in_a_speech() -> None:
    text = "远山县委常委会会议2日召开。会议指出，要组织“青禾”读书活动。纪长河在会议上作了发言。"
    assert {event for who, event in facts(text, "participatesIn") if who == "纪长河"} == {"远山县委常委会会议"}


def test_whoever_reports_to_a_session_speaks_there() -> None:
    text = "远山县委常委会会议2日举行。会议听取了县纪委书记苗青禾作的关于监督工作的汇报。"
    assert "苗青禾" in {who for who, _ in facts(text, "participatesIn")}
    assert not facts("远山县委常委会会议2日举行。会议听取了苗青禾的意见。", "participatesIn") & {
        ("苗青禾", "远山县委常委会会议")
    }


def test_the_chairman_of_the_congress_behind_his_name() -> None:
    text = "全国人大常委会会议2日举行，苗青禾委员长主持。"
    assert facts(text, "holdsPosition") == {("苗青禾", "全国人大常委会")}
    assert not facts("远国劳动党2日举行会议，苗青禾委员长主持。", "holdsPosition")


def test_an_envoy_to_a_body_of_states() -> None:
    assert facts("约旦常驻联合国代表卡斯托说。", "holdsPosition") == {("卡斯托", "约旦")}


def test_those_killed_are_nobodys_whose_army_killed_them() -> None:
    assert not amounts("以军23日在多地的行动导致至少60名约旦人死亡。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the whole country by 我国, by 全国, by what only countries have, and in the sentence that goes on
        ("上半年，我国完成货运量269.9亿吨，同比增长4.1%。", {("中国", "26990000000"), ("中国", "4.1")}),
        ("今年前8个月，全国物流总额225万亿元。", {("中国", "225000000000000")}),
        ("我国经济平稳。国内生产总值616836亿元。", {("中国", "61683600000000")}),
        ("我国电信业务增长3%。业务收入10354亿元。", {("中国", "3"), ("中国", "1035400000000")}),
        # not that of another country, of what the sentence points at, or of a thing that is the first in the country
        ("约旦遭遇洪水，全国约2万人受灾。", set()),
        ("我国自主建造的平台投产。它最大储油量达6万吨。", set()),
        ("国内生产总值6168亿元。", set()),
    ],
)
def test_figures_of_the_whole_country(text: str, told: set[tuple[str, str]]) -> None:
    assert {(who, figure) for who, figure in amounts(text) if who == "中国"} == told


def test_who_briefs_the_press_speaks_there() -> None:
    text = "国务院新闻办公室2日举行新闻发布会。青石县发展改革委相关负责人在介绍形势时表示，经济平稳。"
    assert "青石县发展改革委" in {who for who, _ in facts(text, "participatesIn")}
    assert not facts("青石县发展改革委相关负责人表示，经济平稳。", "participatesIn")


def test_a_minister_of_the_one_state_in_the_news() -> None:
    assert facts("约旦遭遇洪水。外长卡斯托2日说，正在救援。", "holdsPosition") == {("卡斯托", "约旦")}
    assert not facts("约旦、埃及遭遇洪水。外长卡斯托2日说，正在救援。", "holdsPosition")


def test_what_is_announced_for_later_is_not_where_they_meet() -> None:
    text = "远山县人大二次会议4日举行预备会议。苗青禾宣布：远山县人民代表大会第二次会议于5日召开。纪长河出席会议。"
    assert "预备会议" in {event for who, event in facts(text, "participatesIn") if who == "纪长河"}


def test_a_reception_by_the_name_that_the_title_gives_it() -> None:
    text = "苗青禾出席约旦首相举行的欢迎仪式\n约旦首相卡斯托2日在青石广场举行仪式，欢迎苗青禾访问约旦。"
    assert {who for who, event in facts(text, "participatesIn") if event == "欢迎仪式"} == {"苗青禾", "卡斯托"}


def test_figures_told_at_a_press_conference_are_not_its_own() -> None:
    text = "在2日远山县政府举行的新闻发布会上，县发展改革局负责人表示，已下达1万亿元资金，落实到1.5万个项目。"
    assert not {value for who, value in amounts(text) if who == "新闻发布会"}


def test_harm_that_the_next_sentence_tells_was_done_where_the_disaster_was() -> None:
    assert ("扎尔卡省", "2") in amounts("约旦北部扎尔卡省发生洪水。消防部门称，洪水已造成至少2人死亡。")
    assert not amounts("代表团抵达约旦扎尔卡省。消防部门称，洪水已造成至少2人死亡。")


def test_people_without_names_close_a_list() -> None:
    text = "远山县项目推进会议2日召开。远山县财政局、青禾镇政府有关部门负责同志，优秀企业家代表等参加会议。"
    assert "远山县财政局" in {who for who, _ in facts(text, "participatesIn")}


def test_all_works_of_a_list_lie_where_the_frame_says() -> None:
    text = "在福建，青石机场、白马高铁等设施加快建设。"
    assert facts(text, "locatedIn") == {("青石机场", "福建"), ("白马高铁", "福建")}
    assert ("白马高铁", "福建") not in facts("在福建，青石机场停航，远国的白马高铁停运。", "locatedIn")

    house = "在福建，青石空天动力创新中心{}。"
    assert ("青石空天动力创新中心", "福建") in facts(house.format("主体结构正在施工"), "locatedIn")
    assert not facts(house.format("发布新成果"), "locatedIn") & {("青石空天动力创新中心", "福建")}
    park = "2月8日，在远山县工业园区，青石大健康产业园项目动工。"
    assert ("青石大健康产业园项目", "远山县工业园区") in facts(park, "locatedIn")
    plant = "在远山县工业园区，青石机械有限公司{}机器轰鸣。"
    assert ("青石机械有限公司", "远山县工业园区") in facts(plant.format("生产车间内"), "locatedIn")
    assert not facts(plant.format("总经理说，"), "locatedIn") & {("青石机械有限公司", "远山县工业园区")}


def test_what_one_of_two_would_like_is_no_partnership() -> None:
    assert not facts("远国议会愿同约旦议会加强合作。", "cooperatesWith")


def test_a_visit_ends_where_the_title_goes_on_about_its_echo() -> None:
    text = (
        "苗青禾会见纪长河一行发表重要讲话引发热烈反响\n远山县县长苗青禾2日在青石城会见纪长河一行，双方就进一步"
        "深化务实合作交换了意见。大家一致认为，这次会见内容丰富，意义重大，必将推动两地友好合作关系迈上新的台阶。"
    )
    assert {event for _, event in facts(text, "participatesIn")} == {"苗青禾会见纪长河一行"}


def test_who_does_something_at_a_place_does_not_lie_there() -> None:
    assert not facts("北川集团在位于远山县北部的青禾镇举行演习。", "locatedIn") & {
        ("北川集团", "青禾镇"),
        ("北川集团", "远山县"),
    }
    assert facts("北川集团位于远山县北部。", "locatedIn") == {("北川集团", "远山县")}


def test_a_lecture_on_a_congress_is_no_speech_at_it() -> None:
    text = "宣讲团宣讲二十届三中全会精神\n苗青禾2日在青石城作宣讲报告。"
    assert not facts(text, "participatesIn")


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("今年我国粮食生产稳定。冬小麦已播2亿亩。", {"200000000"}),
        # nobody is spoken of, or somebody else
        ("今年粮食生产稳定。冬小麦已播2亿亩。", set()),
        ("今年我国粮食生产稳定。青石县冬小麦已播2亿亩。", set()),
    ],
)
def test_figures_in_front_of_which_nobody_is_named_are_the_countrys(text: str, owned: set[str]) -> None:
    assert {value for owner, value in amounts(text) if owner in ("我国", "中国")} == owned


def test_who_comes_back_to_a_site_does_not_lie_there() -> None:
    text = "“远帆一号”科考船回到位于青石市的白马码头。"
    assert ("远帆一号", "青石市") not in facts(text, "locatedIn")


def test_a_drill_is_held_somewhere_by_somebody() -> None:
    text = "青石新闻。3月5日，远山省在白马市举行防汛抢险综合演练。"
    assert facts(text, "heldIn") == {("防汛抢险综合演练", "白马市")}
    assert facts(text, "participatesIn") == {("远山省", "防汛抢险综合演练")}
    assert not facts("青石新闻。要加强演练。", "participatesIn")


@pytest.mark.parametrize("role", ["国家安全顾问", "总统国家安全事务助理", "国家元首"])
def test_posts_of_states(role: str) -> None:
    assert ("卡斯托", "约旦") in facts(f"青石新闻。约旦{role}卡斯托29日说，行动将继续。", "holdsPosition")


def test_whose_press_conference_it_is_and_who_speaks_there() -> None:
    told = facts("在青石省政府新闻办今天举行的新闻发布会上，青石省统计局有关负责人介绍，经济稳定。", "participatesIn")
    assert told == {("青石省政府新闻办", "新闻发布会"), ("青石省统计局", "新闻发布会")}
    text = "青石新闻。青石省政府新闻办今天上午举行新闻发布会，青石省统计局、青石省财政厅相关负责人介绍情况。"
    assert ("青石省财政厅", "新闻发布会") in facts(text, "participatesIn")
    assert not facts("在白马市举行的青石论坛结束。", "participatesIn")


def test_a_session_on_something_is_held_by_who_calls_it() -> None:
    assert facts("青石新闻。约旦政府就停火问题召开紧急会议。", "participatesIn") == {("约旦政府", "紧急会议")}
