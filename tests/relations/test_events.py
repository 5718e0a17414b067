"""Events: who takes part, where and when they are held, what they are about, and visits without a name."""

from relation_facts import amounts, facts, values

from kg.entities import find_mentions
from kg.model import Claim
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger

SIGNING = (
    "3月2日，远山县人民政府与北川水务集团有限公司在白马会展中心举行战略合作签约仪式。"
    "县委书记陈立新，县长周文涛，北川水务集团有限公司董事长黄海波出席。"
    "副县长吴志强与北川水务集团有限公司副总经理刘建国代表双方签字。"
    "远山县财政局、远山县水利局等单位负责人参加。"
)
MEETING = (
    "昨日，青石水库扩建工程推进会在远山县召开。副县长周文涛出席会议并讲话，县水利局局长陈立新主持会议。\n"
    "会上，远山县财政局、远山县水利局就有关政策作了说明。周文涛指出，各部门要积极参与建设。"
)
VISIT = (
    "陈立新到青石镇调研乡村振兴工作\n"
    "8月21日至22日，县委书记陈立新率队到青石镇调研。副县长周文涛陪同。\n"
    "随后，陈立新一行来到白马水库，详细了解供水情况。"
)


def claims(text: str, predicate: str) -> list[Claim]:
    """The claims of ``predicate`` in the first article of ``text``."""
    rules = load_rules()
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    found = find_claims(document, sentences, find_mentions(document, sentences, rules), rules)
    return [c for c in found if c.predicate == predicate]


def participants(text: str) -> set[str]:
    """Who takes part in whatever event of ``text``."""
    return {who for who, _ in facts(text, "participatesIn")}


def test_a_list_over_several_clauses_attends_and_bodies_of_posts_do_not() -> None:
    found = participants(SIGNING)
    assert {"陈立新", "周文涛", "黄海波"} <= found
    assert not any(who.endswith(("县委", "县政府")) for who in found)


def test_parties_signers_and_bodies_that_send_somebody_take_part() -> None:
    found = participants(SIGNING)
    assert {"远山县人民政府", "北川水务集团有限公司"} <= found
    assert {"吴志强", "刘建国"} <= found
    assert {"远山县财政局", "远山县水利局"} <= found


def test_the_venue_is_no_convener_and_not_its_container() -> None:
    assert {where for _, where in facts(SIGNING, "heldIn")} == {"白马会展中心"}
    assert "白马会展中心" not in participants(SIGNING)


def test_who_chairs_and_who_speaks_is_told_apart() -> None:
    roles = {(c.subject.text, dict(c.qualifiers)["as"]) for c in claims(MEETING, "participatesIn") if c.subject}
    assert ("周文涛", "spoke") in roles
    assert ("陈立新", "convened") in roles
    assert ("远山县财政局", "spoke") in roles


def test_what_is_asked_of_others_is_no_attendance() -> None:
    text = "青石水库扩建工程推进会在远山县召开。周文涛指出，远山县财政局要积极参加。"
    assert "远山县财政局" not in participants(text)


def test_a_visit_takes_its_name_from_the_title() -> None:
    event = "陈立新到青石镇调研乡村振兴工作"
    assert ("陈立新", event) in facts(VISIT, "participatesIn")
    assert ("周文涛", event) in facts(VISIT, "participatesIn")
    assert {(event, "青石镇"), (event, "白马水库")} <= facts(VISIT, "heldIn")


def test_a_row_of_days_counts_from_its_first() -> None:
    assert {c.value for c in claims(VISIT, "occurredOn")} == {"--08-21"}


def test_words_made_of_a_visit_are_no_visit() -> None:
    for text in (
        "陈立新说，要把学习、调研成果转化为工作实效。",
        "调研组成员陈立新来自青石镇。",
        "陈立新向受灾群众致慰问电。",
        "要贯彻陈立新同志在青石镇考察时的重要讲话精神。",
    ):
        assert not claims(text, "participatesIn"), text


def test_reporters_of_the_byline_visit_nothing() -> None:
    text = "本报讯（记者 李晓明）8月21日，县委书记陈立新到青石镇调研。"
    assert participants(text) == {"陈立新"}


def test_a_talk_has_a_host_and_a_guest() -> None:
    text = "11月3日，县委书记陈立新在远山县会见北川水务集团有限公司董事长黄海波一行。县长周文涛参加会见。"
    assert {"陈立新", "黄海波", "周文涛"} == participants(text)
    assert {where for _, where in facts(text, "heldIn")} == {"远山县"}


def test_talks_that_people_only_speak_of_are_none() -> None:
    assert not claims("陈立新表示，周文涛主席会见黄海波时谈了合作。", "participatesIn")


def test_a_gathering_told_by_its_verb_is_an_event() -> None:
    text = "7月5日，北川水务集团有限公司召开中层以上管理人员大会。董事长黄海波主持会议。"
    event = "中层以上管理人员大会"
    assert facts(text, "participatesIn") == {("北川水务集团有限公司", event), ("黄海波", event)}


def test_games_in_passing_draw_nobody() -> None:
    text = "远山县面临亚运会举办的重大机遇。陈立新、周文涛出席。"
    assert not facts(text, "participatesIn")


def test_a_date_within_a_name_dates_nothing() -> None:
    text = "远山县2022年首批重大项目集中签约仪式举行。"
    assert not claims(text, "occurredOn")


def test_the_work_in_the_name_is_the_topic() -> None:
    assert "青石水库扩建工程" in {topic for _, topic in facts(MEETING, "concerns")}


def test_projects_signed_at_a_signing_are_its_topics() -> None:
    text = "远山县重点项目集中签约仪式昨日举行。此次签约的项目中，有青石新材料产业园、白马冷链物流园等10个项目。"
    assert {"青石新材料产业园", "白马冷链物流园"} <= {topic for _, topic in facts(text, "concerns")}


def test_a_ceremony_named_only_later_on_is_attended() -> None:
    text = "北川集团董事长陈立新与青石集团董事长周文涛出席仪式并见证签约。签约仪式前，双方会谈。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "周文涛"}


def test_a_list_goes_on_over_a_body_without_a_name() -> None:
    text = "远山县举行投产仪式。县领导陈立新、周文涛以及县直单位主要负责人，经开区，青石镇政府代表出席仪式。"
    assert {"陈立新", "周文涛", "青石镇政府"} <= {who for who, _ in facts(text, "participatesIn")}


def test_who_takes_part_and_presides() -> None:
    text = "北川集团与青石集团举行战略合作签约仪式。北川集团党委副书记陈立新参加座谈并主持签约仪式。"
    assert ("陈立新", "战略合作签约仪式") in facts(text, "participatesIn")


def test_a_list_may_end_in_experts_without_a_name_and_a_verb_in_an_alternative() -> None:
    start = "9月27日，省政协主席陈立新到白水县调研。"
    assert "周文涛" in participants(start + "县政协副主席周文涛，以及部分县政协委员和专家学者参加调研。")
    assert "吴志强" in participants(start + "县长吴志强陪同调研或出席座谈会。")


def test_a_meeting_that_is_only_prepared_or_studied_draws_nobody() -> None:
    text = "8月14日，县领导学习省委十一届七次全会精神，研究召开县人大常委会第17次会议的有关事宜。陈立新出席会议。"
    assert facts(text, "participatesIn") == set()


def test_a_visit_to_a_place_by_its_short_name_and_who_shows_round() -> None:
    text = "陈立新来泾督查重大项目建设\n\n7月9日，市长陈立新一行对我县重大项目进行督查。县委书记周文涛陪同督查。"
    assert facts(text, "participatesIn") == {
        ("陈立新", "陈立新来泾督查重大项目建设"),
        ("周文涛", "陈立新来泾督查重大项目建设"),
    }


def test_two_ceremonies_in_one_are_attended() -> None:
    text = "1月8日，远山县招商项目集中签约活动举行。县委书记陈立新出席集中开工及签约活动并宣布开工。"
    assert "陈立新" in participants(text)


def test_a_ceremony_told_by_its_kind_alone_is_presided_over() -> None:
    text = "2月4日，远山县第四中学建设开工。开工典礼由副县长陈立新主持。最后，县人大常委会主任周文涛作重要讲话。"
    assert participants(text) == {"陈立新", "周文涛"}


def test_a_place_right_behind_the_verb_is_where_its_works_are_seen() -> None:
    assert {where for _, where in facts("8月7日，县长李树声带队调研青石镇重点项目。", "heldIn")} == {"青石镇"}
    assert facts("8月7日，县长李树声调研青石牌白酒的销路。", "heldIn") == set()


def test_a_call_on_a_body_is_a_visit() -> None:
    text = "9月5日，北川集团董事长李树声率队拜访青石高新区管委会。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"李树声", "青石高新区管委会"}


def test_a_slogan_before_an_event_plans_nothing() -> None:
    text = "11月30日，“努力推动青石镇在高质量发展中继续走在前列”专场新闻发布会在远山县举行。"
    assert {where for _, where in facts(text, "heldIn", "asserted")} == {"远山县"}


def occurred(text: str) -> set[str | None]:
    """The days of the events of ``text``."""
    return {c.value for c in claims(text, "occurredOn")}


def test_an_activity_of_a_kind_and_two_gatherings_in_one_name_are_events() -> None:
    found = facts("昨日，市长陈立新出席重大项目签约和开工活动。副市长周文涛参加。", "participatesIn")
    assert found == {("陈立新", "重大项目签约和开工活动"), ("周文涛", "重大项目签约和开工活动")}
    found = facts("9月7日，远山县举行三季度重大项目集中签约仪式暨农业招商场景发布会。", "participatesIn")
    assert found == {("远山县", "三季度重大项目集中签约仪式暨农业招商场景发布会")}
    assert facts("远山县举行第二季度项目集中开（竣）工仪式。", "participatesIn") == {
        ("远山县", "第二季度项目集中开（竣）工仪式")
    }
    assert facts("远山县举行系列活动。", "participatesIn") == set()


def test_a_period_in_the_name_of_an_event_is_not_its_day() -> None:
    assert occurred("1月2日，远山县举行2032年第一季度项目集中开竣工活动。") == {"--01-02"}


def test_a_ceremony_takes_place_on_the_day_of_the_deed() -> None:
    text = (
        "3月9日，北川水务集团有限公司、青石环保有限公司签署合作协议。北川水务集团有限公司总裁陈立新，副总裁周文涛；"
        "青石环保有限公司总经理黄海波出席签约仪式。"
    )
    assert occurred(text) == {"--03-09"}
    assert participants(text) == {"陈立新", "周文涛", "黄海波"}
    assert occurred("3月9日，白马公园开放。陈立新出席了签约仪式。") == set()


def test_a_bare_ceremony_where_something_is_signed() -> None:
    text = "7月14日，北川水务集团有限公司与青石环保有限公司签署合作协议。北川水务集团有限公司总裁陈立新出席仪式。"
    assert ("陈立新", "签约仪式") in facts(text, "participatesIn")
    assert facts("陈立新观看仪式。", "participatesIn") == set()


def test_witnesses_openers_and_those_who_report_take_part() -> None:
    text = (
        "3月2日，远山县举行项目集中开工仪式。在县委书记陈立新等领导的共同见证下，4个项目开工。"
        "县长周文涛宣布项目开工，副县长黄海波通报了项目进展情况。参加仪式的市领导有市委常委刘建国、副市长吴志强。"
    )
    assert {"陈立新", "周文涛", "黄海波", "刘建国", "吴志强"} <= participants(text)
    assert "周文涛" not in participants("3月2日，远山县举行项目集中开工仪式。县长周文涛宣布辞职。")


def test_several_people_report_at_a_meeting() -> None:
    text = (
        "3月2日，远山县召开项目推进会。会上，青石环保有限公司总经理陈立新、北川水务集团有限公司总经理周文涛介绍了情况。"
    )
    assert {"陈立新", "周文涛"} <= participants(text)


def test_hosts_of_a_visit_and_visits_to_the_writers_own_house() -> None:
    text = "7月2日下午，市政协主席陈立新等一行领导到我公司调研。董事长周文涛热情接待。总经理黄海波陪同接待。"
    assert participants(text) == {"陈立新", "周文涛", "黄海波"}
    assert occurred(text) == {"--07-02"}
    assert participants("总经理黄海波接待了游客。") == set()


def test_a_round_of_work_without_a_place_and_the_visit_of_the_title_told_again() -> None:
    assert participants("5月7日，县长陈立新督导检查部分重点项目建设工作。") == {"陈立新"}
    assert participants("近年来，县长陈立新督导检查部分重点项目建设工作。") == set()
    text = "陈立新督查重大项目建设\n7月9日，县长陈立新一行，对我县重大项目建设情况进行了集中督查。"
    assert facts(text, "participatesIn") == {("陈立新", "陈立新督查重大项目建设")}
    assert occurred(text) == {"--07-09"}


def test_a_leader_and_the_delegation_make_one_visit() -> None:
    text = "远山县党政代表团赴白马县考察\n9月21日，县委书记陈立新率远山县党政代表团到白马县考察。"
    assert facts(text, "participatesIn") == {
        ("远山县党政代表团", "远山县党政代表团赴白马县考察"),
        ("陈立新", "远山县党政代表团赴白马县考察"),
    }


def test_stations_of_a_visit_behind_ones_that_are_no_names() -> None:
    text = "6月3日，县长陈立新到青石镇调研。陈立新先后来到安置房建设工地、青石水库扩建工程，了解进度。"
    assert {o for _, o in facts(text, "concerns")} == {"青石水库扩建工程"}


def test_a_ceremony_told_only_by_who_attends_it() -> None:
    text = (
        "为学习贯彻省第十二次党代会精神，7月14日，青石股份有限公司与北川控股公司签署战略合作协议。"
        "青石股份有限公司董事长李树声出席仪式并见证签约。"
    )
    assert facts(text, "participatesIn") == {
        ("李树声", "签约仪式"),
        ("青石股份有限公司", "签约仪式"),
        ("北川控股公司", "签约仪式"),
    }
    assert facts("青石股份有限公司与北川控股公司签署协议。李树声表示祝贺。", "participatesIn") == set()


def test_the_place_of_a_deed_is_its_ceremonys() -> None:
    text = "3月9日，北川集团与青石集团在远山县签订合作协议。北川集团总裁陈立新等出席签字仪式。"
    assert facts(text, "heldIn") == {("签字仪式", "远山县")}
    assert facts("3月9日，北川集团在远山县开业。北川集团总裁陈立新等出席签字仪式。", "heldIn") == set()


def test_works_signed_at_a_ceremony_and_the_zone_where_they_begin() -> None:
    text = "3月9日，远山县举行项目集中签约仪式。现场签约了青石水库扩建工程、白马公园改造项目等8个项目。"
    assert {what for _, what in facts(text, "concerns")} == {"青石水库扩建工程", "白马公园改造项目"}
    text = "3月9日，远山县举行项目集中开工仪式。8个重点项目在青石开发区开工。"
    assert facts(text, "concerns") == set()


def test_hosts_welcome_and_people_of_somebody_else_are_no_body() -> None:
    text = "3月9日，副市长陈立新到我公司调研，受到了总经理周文涛的热烈欢迎。"
    assert participants(text) == {"陈立新", "周文涛"}
    text = "3月9日，白马门开通仪式举行。校长陈立新，白马门建设单位代表等参加了开通仪式。"
    assert participants(text) == {"陈立新"}


def test_a_round_goes_on_behind_a_semicolon() -> None:
    visit = "6月3日，县委书记陈立新率考察团到青石镇考察。"
    text = f"{visit}考察团参观了青石博物馆；深入青石水库扩建工程、北川环保有限公司，了解情况。"
    assert {w for _, w in facts(text, "concerns")} == {"青石水库扩建工程"}
    assert "北川环保有限公司" in participants(text)
    text = f"{visit}在副县长周文涛的陪同下，考察团参观了青石水库扩建工程。"
    assert {w for _, w in facts(text, "concerns")} == {"青石水库扩建工程"}


def test_canvassing_for_investors_is_a_visit() -> None:
    text = "3月12日，区委书记李树声率队赴远山市、白马市开展招商引资活动，区领导周远舟先后随同参加。"
    assert {where for _, where in facts(text, "heldIn")} == {"远山市", "白马市"}
    assert {who for who, _ in facts(text, "participatesIn")} == {"李树声", "周远舟"}
    assert facts("区委书记李树声要求加大招商引资力度。", "participatesIn") == set()


def test_those_invited_to_speak_or_come_take_part() -> None:
    text = "3月9日，青石创新论坛在远山县举行。大会特邀院士陈立新、青石大学校长周文涛等作主旨演讲。"
    assert {"陈立新", "周文涛"} <= participants(text)
    text = "3月9日，远山县举行新闻发布会，邀请县环保局局长陈立新出席。"
    assert "陈立新" in participants(text)
    assert "陈立新" not in participants("3月9日，青石创新论坛在远山县举行。公司邀请陈立新担任顾问。")


def test_a_meeting_named_after_who_holds_it_and_two_at_once() -> None:
    text = "7月24日，县长陈立新主持召开县长办公会议，副县长周文涛参加会议。"
    assert facts(text, "participatesIn") == {("陈立新", "县长办公会议"), ("周文涛", "县长办公会议")}
    text = "7月24日，县长陈立新主持召开县政府党组（扩大）会议和县政府第9次常务会议。"
    assert {event for _, event in facts(text, "participatesIn")} == {"县政府党组（扩大）会议", "县政府第9次常务会议"}


def test_this_forum_is_the_one_named_before() -> None:
    text = "3月9日，远山县第三届茶业发展论坛举行。本届论坛由北川大学主办。"
    assert ("北川大学", "远山县第三届茶业发展论坛") in facts(text, "participatesIn")


def test_calls_on_a_journey_and_talks_there() -> None:
    text = (
        "1月8日，管委会主任陈立新带队赴白马县开展招商考察，先后拜访了北川水务集团有限公司、青石环保有限公司。"
        "北川水务集团有限公司董事长周文涛参加座谈。"
    )
    assert {"陈立新", "北川水务集团有限公司", "青石环保有限公司", "周文涛"} <= participants(text)


def test_who_is_spoken_for_is_not_there() -> None:
    text = "3月9日，青石创新论坛在远山县举行。副理事长陈立新代表北川大学周文涛院士致辞。"
    assert "陈立新" in participants(text)
    assert "周文涛" not in participants(text)


def test_the_house_where_it_is_held_takes_part_and_the_site_of_a_work_is_a_venue() -> None:
    text = "4月23日，青石工业改造推广会在北川环保有限公司举行。"
    assert facts(text, "participatesIn") == {("北川环保有限公司", "青石工业改造推广会")}
    assert facts(text, "heldIn") == set()
    assert facts("4月23日，青石工业改造推广会在北川环保有限公司支持下举行。", "participatesIn") == set()
    text = "4月23日，远山县在青石水库扩建工程现场举行重点项目集中投产仪式。"
    assert {where for _, where in facts(text, "heldIn")} == {"青石水库扩建工程"}


def test_a_visit_to_people_without_a_place_and_what_is_seen_in_its_course() -> None:
    text = (
        "1月21日，市委书记陈立新走访慰问春节期间生产企业一线职工。市长周文涛一同走访。"
        "在北川集团，陈立新、周文涛看望慰问了职工。在青石集团，查看了青石水库扩建工程。"
    )
    assert {"陈立新", "周文涛", "北川集团", "青石集团"} <= participants(text)
    assert occurred(text) == {"--01-21"}
    assert participants("近年来，市委书记陈立新走访慰问一线职工。") == set()
    assert participants("在青石集团，查看了青石水库扩建工程。") == set()


def test_a_talk_with_several_in_clauses_of_their_own() -> None:
    text = (
        "5月20日下午，北川集团副总经理陈立新率队赴远山县，与县委书记周文涛，县委副书记、县长黄海波举行工作座谈。"
        "总会计师刘建国陪同参加。"
    )
    assert participants(text) == {"陈立新", "周文涛", "黄海波", "刘建国"}
    assert {where for _, where in facts(text, "heldIn")} == {"远山县"}


def test_who_receives_the_visitors_by_their_group() -> None:
    text = "1月18日，董事长陈立新率队到白马县考察。县委书记周文涛接见了考察组一行。"
    assert participants(text) == {"陈立新", "周文涛"}
    assert participants("县委书记周文涛接见了考察组一行。") == set()


def test_the_first_told_of_a_meeting_and_the_talk_at_it_names_it() -> None:
    text = "10月17日，董事长陈立新在白马大厦会见远山县县长周文涛，双方就合作进行座谈交流。"
    assert participants(text) == {"陈立新", "周文涛"}


def test_what_a_session_decides_upon_is_not_what_the_others_attend() -> None:
    text = (
        "市十三届人大常委会第三十一次会议召开\n"
        "2月1日，市十三届人大常委会第三十一次会议召开。会议决定市十三届人大六次会议于2月10日举行，"
        "决定任命苗青禾为市人民政府副市长。\n会议由市人大常委会副主任陈立新主持，秘书长白石玉出席会议。\n"
        "受市长周文涛委托，副市长吴志强作了说明。"
    )
    assert {what for who, what in facts(text, "participatesIn") if who in ("陈立新", "白石玉", "吴志强")} == {
        "市十三届人大常委会第三十一次会议"
    }
    assert "周文涛" not in participants(text)
    assert {c.value for c in claims(text, "occurredOn") if "第三十一次" in str(c.subject)} == {"--02-01"}


def test_those_left_behind_are_met_without_a_talk() -> None:
    assert participants("青石水库扩建工程座谈会在云溪举行。陈立新出席座谈会，并在会前会见了周文涛同志亲属。") == {
        "陈立新"
    }


def test_so_many_activities_are_no_event() -> None:
    text = "第三届青石博览会今天（4月18日）闭幕。本届博览会共举办59场主题活动和170多场对接活动。"
    assert {c.subject.text for c in claims(text, "occurredOn") if c.subject} == {"第三届青石博览会"}


def test_a_long_list_over_semicolons_takes_part() -> None:
    text = (
        "10月23日，青石储能有限公司储能电池制造项目开工仪式举行。远山县发改局局长赵大河；白马机械有限公司董事长谭青山；"
        "白水设计研究院副院长张白石；白石建设有限公司总经理纪长河；青石储能有限公司董事长杨舟等领导及支持项目的伙伴参与此次仪式。"
        "支持青禾建设，欢迎苗青禾参与此次仪式。"
    )
    assert participants(text) == {"赵大河", "谭青山", "张白石", "纪长河", "杨舟"}


def test_where_a_ceremony_is_held_and_by_whom_is_no_part_of_its_name() -> None:
    text = "10月23日，位于远山县的青石储能有限公司的云岭电池制造项目开工仪式隆重举行。"
    assert {e for e, _ in facts(text, "concerns")} == {"云岭电池制造项目开工仪式"}


def test_the_parties_in_the_name_of_a_ceremony_work_together() -> None:
    text = "云州大学医院是老院。10月27日，云州大学医院与白石航天医院医联体签约揭牌仪式在远山县举行。"
    assert facts(text, "cooperatesWith") == {("云州大学医院", "白石航天医院")}
    there = "10月27日，云州大学医院赴远山县与白石航天医院签约。"
    assert facts(there, "cooperatesWith") == {("云州大学医院", "白石航天医院")}


RECEPTION = (
    "陈立新为出席青石湖合作论坛的来宾举行欢迎宴会\n"
    "3月4日晚，市长陈立新和副市长周文涛在白马会展中心举行宴会，欢迎前来出席青石湖合作论坛的来宾。\n"
    "市委书记吴志强、市政协主席刘建国出席。\n"
)


def test_a_reception_is_what_its_guests_come_to_and_not_what_they_came_for() -> None:
    event = "陈立新为出席青石湖合作论坛的来宾举行欢迎宴会"
    assert {who for who, what in facts(RECEPTION, "participatesIn") if what == event} >= {
        "陈立新",
        "周文涛",
        "吴志强",
        "刘建国",
    }
    assert "青石湖合作论坛" not in {what for _, what in facts(RECEPTION, "participatesIn")}
    assert facts(RECEPTION, "heldIn") == {(event, "白马会展中心")}


def test_a_ceremony_of_welcome_is_named_by_the_title() -> None:
    text = (
        "陈立新举行仪式欢迎远国总统来访\n"
        "市长陈立新5日上午在人民广场举行仪式，欢迎远国总统卡斯·托林来访。\n"
        "副市长周文涛出席欢迎仪式。"
    )
    assert {who for who, what in facts(text, "participatesIn") if what == "陈立新举行仪式欢迎远国总统来访"} >= {
        "陈立新",
        "周文涛",
    }


def test_departments_brief_at_the_one_meeting() -> None:
    text = (
        "远山县政协召开协商座谈会\n"
        "远山县政协协商座谈会24日在白马会展中心召开，县政协主席陈立新主持会议。\n"
        "陈立新表示，要深入调研。\n部分委员发言。大家认为，要办好实事。\n要把握方向，久久为功。\n"
        "远山县财政局、远山县水利局负责同志介绍有关情况，并同委员交流。"
    )
    assert participants(text) >= {"远山县财政局", "远山县水利局"}


def test_whoever_reports_for_a_body_speaks_himself() -> None:
    text = (
        "远山县商会大会3日在白马会展中心召开。会前，陈立新会见了全体代表。"
        "周文涛出席上述活动，并代表远山县商会理事会作工作报告。"
    )
    assert "远山县商会理事会" not in participants(text)


def test_a_hurried_visit_to_a_disaster_is_one() -> None:
    text = "副市长陈立新于2日下午赶赴青石镇指导山体滑坡抢险救援工作。"
    assert "青石镇" in {where for _, where in facts(text, "heldIn")}
    assert not facts("专家来电话指导青石镇抢险救援工作。", "heldIn")


def test_an_attendance_list_that_ends_in_people_of_several_cities() -> None:
    text = (
        "青石市举行文化节开幕式。\n副省长花建平，远山学会副会长李文川，青石电台远山记者站站长孙青，"
        "示范区其他六市负责人等应邀出席开幕式。"
    )
    assert {name for name, _ in facts(text, "participatesIn")} >= {"花建平", "李文川", "孙青"}


def test_whom_they_meet_behind_a_visit_in_one_sentence() -> None:
    text = (
        "9月28日，县委书记李树声深入到青石电池产业园调研，并在云岭宾馆亲切会见青石电池有限公司董事长纪长河。"
        "该项目占地50亩。"
    )
    assert {"李树声", "纪长河"} <= participants(text)
    assert "云岭宾馆" in {where for _, where in facts(text, "heldIn")}
    assert not any(owner == "云岭宾馆" for owner, _ in amounts(text))


def test_those_who_come_in_person_take_part() -> None:
    text = "12月11日，云岭医院揭牌仪式在远山县举行。县卫健局局长纪长河、云岭医院院长苗青禾亲临现场。"
    assert {"纪长河", "苗青禾"} <= participants(text)


def test_the_only_meeting_of_an_article_needs_no_name() -> None:
    text = "5月13日，县委书记周文涛主持会议并讲话。县长陈立新、副县长林秋白参加会议。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"周文涛", "陈立新", "林秋白"}
    assert values(text, "occurredOn") == {("会议", "--05-13")}
    text = "董事长纪长河、副总经理沈望舟参加会议。会议由副院长白如川主持。"
    assert {("纪长河", "会议"), ("沈望舟", "会议"), ("白如川", "会议")} <= facts(text, "participatesIn")
    # a meeting that has a name is the one; a visit is no meeting; what somebody takes part in all year is none
    text = "青石县防汛工作会议5月13日召开。县长陈立新参加会议。"
    assert {event for _, event in facts(text, "participatesIn")} == {"青石县防汛工作会议"}
    text = "县长陈立新一行到远川集团参观，董事长纪长河参加座谈。"
    assert "座谈" not in {event for _, event in facts(text, "participatesIn")}
    assert facts("陈立新多年来坚持参加会议讨论。", "participatesIn") == set()


def test_what_praises_or_arranges_a_gathering_is_no_part_of_its_name() -> None:
    text = "6月2日，青石公司举行了简单而隆重的投产剪彩庆典。"
    assert facts(text, "participatesIn") == {("青石公司", "投产剪彩庆典")}
    text = "6月2日，青石市养猪协会主办的青石市养猪协会成立二十周年庆典大会在远山宾馆召开。"
    assert facts(text, "participatesIn") == {("青石市养猪协会", "青石市养猪协会成立二十周年庆典大会")}


def test_a_body_stands_for_its_session_and_activities_have_a_day() -> None:
    text = "12月6日，市委书记陈立新主持召开市委常委会，市长周文涛出席会议。"
    assert facts(text, "participatesIn") == {("陈立新", "市委常委会"), ("周文涛", "市委常委会")}
    assert facts("12月6日，市委常委会研究了有关工作。", "participatesIn") == set()
    text = "8月30日，白马街道组织开展了“走进法院”主题活动。"
    assert facts(text, "participatesIn") == {("白马街道", "“走进法院”主题活动")}
    assert facts("白马街道积极开展“走进法院”主题活动。", "participatesIn") == set()
    assert facts("8月30日，白马街道开展了生产经营活动。", "participatesIn") == set()


def test_whose_place_it_is_is_no_part_of_a_gatherings_name() -> None:
    text = "12月27日，我市投资说明会暨招商项目签约仪式在白马宾馆举行。市长陈立新出席活动。"
    assert facts(text, "participatesIn") == {("陈立新", "投资说明会暨招商项目签约仪式")}


def test_the_month_in_a_name_is_not_its_day_and_those_without_a_name_end_a_list() -> None:
    text = "12月22日，青石县2033年12月招商引资项目集中签约仪式在远山宾馆举行。"
    assert occurred(text) == {"--12-22"}
    text = "4月27日，青石市第二季度重大项目集中开工活动举行。区委书记林文川，区长严永兴，重点项目代表200余人参加活动。"
    event = "青石市第二季度重大项目集中开工活动"
    assert facts(text, "participatesIn") == {("林文川", event), ("严永兴", event)}
    text = "2月4日，市长何文川主持召开招商引资重点在谈项目专题研判会，副市长严永兴出席会议。"
    event = "招商引资重点在谈项目专题研判会"
    assert facts(text, "participatesIn") == {("何文川", event), ("严永兴", event)}
    text = "11月28日消息，青石股份公告称，公司于2033年11月28日召开第七届董事会第十二次会议。"
    assert facts(text, "participatesIn") == {("青石股份", "第七届董事会第十二次会议")}
