"""County news: the posts of those who attend, told by bodies without their place, and what the meeting is."""

from tests.relations.relation_facts import amounts, facts

_HEAD = "云岭县委召开常委会会议\n5月8日，云岭县委召开常委会会议。县委书记纪长河主持会议。"


def test_bodies_beside_the_committee_are_of_its_place() -> None:
    text = _HEAD + "县委常委、纪委书记、监委主任苗青禾，县政协副主席、工商联主席白如川出席会议。"
    held = facts(text, "holdsPosition")
    assert {("苗青禾", "云岭县纪委"), ("苗青禾", "云岭县监委"), ("白如川", "云岭县工商联")} <= held


def test_a_union_that_the_title_has_taken_in_is_of_the_place() -> None:
    text = _HEAD + "县人大常委会副主任、总工会主席苗青禾，副县长、公安局长罗一鸣出席会议。"
    held = facts(text, "holdsPosition")
    assert {("苗青禾", "云岭县总工会"), ("罗一鸣", "云岭县公安局")} <= held


def test_the_congress_beside_the_committee_of_another_county_is_that_countys() -> None:
    text = _HEAD + "青石省白河县县委书记、县人大常委会主任苗青禾率团来访。"
    assert ("苗青禾", "青石省白河县人大常委会") in facts(text, "holdsPosition")


def test_the_bureau_that_a_deputy_head_of_another_place_leads() -> None:
    text = "青石市副市长、公安局局长苗青禾，云岭区委书记纪长河，区委副书记、区长白如川参加调研。"
    assert ("苗青禾", "青石市公安局") in facts(text, "holdsPosition")


def test_the_office_of_a_zone_that_is_told_by_its_level() -> None:
    held = facts("区党工委书记、管委会主任苗青禾讲话。", "holdsPosition")
    assert held == {("苗青禾", "区党工委"), ("苗青禾", "区管委会")}


def test_the_discipline_body_of_a_zone_is_nobodys_name() -> None:
    held = facts("高新区党工委委员、纪工委书记、管委会副主任苗青禾讲话。", "holdsPosition")
    assert held == {("苗青禾", "高新区党工委"), ("苗青禾", "高新区管委会")}


def test_two_departments_of_a_committee() -> None:
    held = facts(_HEAD + "县委常委、宣传部长、统战部长苗青禾出席会议。", "holdsPosition")
    assert {("苗青禾", "县委宣传部"), ("苗青禾", "县委统战部")} <= held


def test_a_firm_has_no_discipline_body_of_its_own() -> None:
    held = facts("远帆集团有限公司党委副书记、纪委书记苗青禾讲话。", "holdsPosition")
    assert {o for _, o in held} == {"远帆集团有限公司"}


def test_a_committee_named_by_its_level_is_not_of_the_body_before() -> None:
    held = facts("市人大常委会副主任、县委书记纪长河参加活动。", "holdsPosition")
    assert held == {("纪长河", "市人大常委会"), ("纪长河", "县委")}


def test_a_street_office_is_nobodys_department() -> None:
    held = facts("青禾街道党工委书记纪长河，云岭街道办事处主任苗青禾参加会议。", "holdsPosition")
    assert ("苗青禾", "云岭街道办事处") in held


def test_a_meeting_that_another_one_decides_upon_is_attended_by_nobody() -> None:
    text = (
        "5月8日，云岭县十八届人大常委会举行第三十八次会议。会议决定了县十八届人大七次会议召开日期。"
        "县人大常委会副主任纪长河主持会议相关议程。县长苗青禾列席会议。"
    )
    assert {e for _, e in facts(text, "participatesIn")} == {"第三十八次会议"}
    assert {"纪长河", "苗青禾"} <= {who for who, _ in facts(text, "participatesIn")}


def test_bodies_hold_talks() -> None:
    text = "2月27日，云岭市政府与青石集团有限公司在北川分别举行工作会谈。市长纪长河出席。"
    event = "云岭市政府与青石集团有限公司工作会谈"
    assert {(w, event) for w in ("云岭市政府", "青石集团有限公司", "纪长河")} <= facts(text, "participatesIn")
    assert facts(text, "heldIn") == {(event, "北川")}


def test_a_drill_is_an_event_where_its_day_is_told() -> None:
    text = "5月9日，白马镇组织开展防汛应急演练。镇长纪长河参加演练。"
    assert facts(text, "participatesIn") == {("白马镇", "防汛应急演练"), ("纪长河", "防汛应急演练")}
    assert facts("白马镇定期组织开展防汛应急演练。", "participatesIn") == set()


def test_a_bureau_without_its_place_is_the_citys_own() -> None:
    held = facts("5月8日，平水市在水利局召开会议。财政局副局长纪长河、水利局局长苗青禾讲话。", "holdsPosition")
    assert held == {("纪长河", "平水市财政局"), ("苗青禾", "平水市水利局")}


def test_the_talk_that_a_visit_goes_on_to() -> None:
    text = (
        "5月8日，县长纪长河到白马镇调研乡村振兴工作。白马镇镇长苗青禾陪同。纪长河一行先后来白河村、青禾村实地查看。"
        "罗一鸣在座谈会上强调，要抓好落实。"
    )
    assert ("罗一鸣", "座谈会") in facts(text, "participatesIn")
    assert ("苗青禾", "座谈会") not in facts(text, "participatesIn")
    assert {("纪长河调研", "白河村"), ("纪长河调研", "青禾村")} <= facts(text, "heldIn")


def test_a_party_of_sixteen_comes() -> None:
    text = "2月25日，云岭镇镇长纪长河一行十六人考察团来赤虎镇参观考察。"
    assert {p for p, _ in facts(text, "participatesIn")} == {"纪长河"}
    assert {where for _, where in facts(text, "heldIn")} == {"赤虎镇"}


def test_the_next_reporter_and_whose_words_are_handed_on() -> None:
    text = (
        "5月30日，青禾市召开校园安全推进会。会上，市教育局副局长纪长河安排部署了工作，市公安局副局长苗青禾通报了近期案件。"
        "会议传达了水利部部长罗一鸣讲话精神。"
    )
    spoke = facts(text, "participatesIn")
    assert {("纪长河", "校园安全推进会"), ("苗青禾", "校园安全推进会")} <= spoke
    assert "罗一鸣" not in {who for who, _ in spoke}


def test_whoever_is_led_to_a_talk_takes_part() -> None:
    text = "11月8日，省长方小正率副省长苗青禾、罗一鸣一行，赴商务部拜会钟林部长。"
    assert {who for who, _ in facts(text, "participatesIn")} >= {"方小正", "苗青禾", "罗一鸣", "钟林"}


def test_the_city_of_a_government_is_the_documents_own() -> None:
    text = "5月30日，青禾市政府召开会议。副市长纪长河主持会议。"
    assert facts(text, "holdsPosition") == {("纪长河", "青禾市政府")}


def test_a_quorum_is_no_figure() -> None:
    text = "县人大常委会应到组成人员24人，实到17人，符合法定人数。"
    assert amounts(text) == set()


def test_a_head_who_is_called_by_the_title_behind_the_name() -> None:
    text = "4月8日，青禾区教育局召开安全工作会议。会议由方小正局长主持，苗青禾副局长总结了工作。"
    assert facts(text, "holdsPosition") == {("方小正", "青禾区教育局"), ("苗青禾", "青禾区教育局")}
    assert facts("会议由方小正局长主持。", "holdsPosition") == set()
