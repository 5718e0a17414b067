"""What names a visit: the words of its title, its verb, the word by which people took part."""

from relation_facts import facts

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def names(text: str) -> dict[str, set[str]]:
    """The events of ``text``, each with the words that stand for it."""
    rules = load_rules()
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    found: dict[str, set[str]] = {}
    for claim in find_claims(document, sentences, find_mentions(document, sentences, rules), rules):
        for event in (claim.subject, claim.object):
            if event and event.type == "Event":
                found.setdefault(event.name or event.text, set()).add(event.text)
    return found


def test_a_title_names_its_visit_with_and_without_the_post() -> None:
    text = "县委书记陈立新一行莅临公司调研指导工作\n8月2日，县委书记陈立新一行莅临公司调研。"
    called = names(text)
    assert list(called) == ["陈立新一行莅临公司调研指导工作"]
    assert called["陈立新一行莅临公司调研指导工作"] >= {
        "县委书记陈立新一行莅临公司调研指导工作",
        "莅临公司调研指导工作",
        "调研指导",
        "调研",
    }


def test_a_headline_that_names_no_visitor_names_the_visit() -> None:
    text = "市领导到青石县检查督导防汛工作\n7月12日，副市长陈立新到青石县检查防汛工作。县长周文涛陪同。"
    event = "市领导到青石县检查督导防汛工作"
    assert {(who, what) for who, what in facts(text, "participatesIn") if who != "青石县"} == {
        ("陈立新", event),
        ("周文涛", event),
    }
    # another deed than the headline's
    text = "市领导到青石县慰问困难职工\n7月12日，副市长陈立新到青石县检查防汛工作。"
    assert {what for _, what in facts(text, "participatesIn")} == {"陈立新检查"}


def test_the_word_by_which_people_take_part_is_a_name_of_the_visit() -> None:
    text = "7月12日，副市长陈立新到青石县检查督导防汛工作。县长周文涛陪同督导。"
    whole = "陈立新到青石县检查督导防汛工作"
    assert names(text) == {
        "陈立新检查督导": {"检查督导", "督导", "检查督导防汛工作", "到青石县检查督导防汛工作", whole}
    }
    text = "7月12日，县长陈立新赴青石镇开展重点项目督查。"
    assert names(text)["陈立新督查"] >= {"督查", "重点项目督查"}


def test_a_party_comes_to_a_house_whose_name_is_not_read() -> None:
    text = "7月1日，远川集团董事长陈立新、总经理周文涛等领导一行莅临白鹅参观交流。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "周文涛"}
    # no day: what a firm's visitors do now and then
    assert facts("远川集团董事长陈立新一行到白鹅参观交流。", "participatesIn") == set()


def test_a_headline_of_a_firms_people_names_the_visit_of_those_who_came() -> None:
    text = "远川集团领导一行莅临白鹅参观交流\n7月1日，远川集团董事长陈立新、总经理周文涛等领导一行莅临白鹅参观交流。"
    event = "远川集团领导一行莅临白鹅参观交流"
    assert facts(text, "participatesIn") == {("陈立新", event), ("周文涛", event)}


def test_the_reception_of_those_who_came_belongs_to_their_visit() -> None:
    text = (
        "陈立新率队赴云岭大学、青石大学调研交流\n10月31日至11月3日，校长陈立新率队赴云岭大学、青石大学调研交流。"
        "11月1日，陈立新一行与云岭大学校长周文涛座谈。座谈前，青石大学校长李树声会见了陈立新一行。"
    )
    event = "陈立新率队赴云岭大学、青石大学调研交流"
    assert {("周文涛", event), ("李树声", event)} <= facts(text, "participatesIn")
    # the visitor's own meeting with somebody else is one by itself
    text = "8月2日，县长陈立新到青石镇调研。8月5日，陈立新在白马宾馆会见李树声一行。"
    assert len({what for _, what in facts(text, "participatesIn")}) == 2


def test_those_who_welcome_a_party_take_part() -> None:
    text = "8月2日，县长陈立新一行到青石镇调研。镇长周文涛对陈立新一行的到来表示热烈欢迎。"
    assert "周文涛" in {who for who, _ in facts(text, "participatesIn")}
    assert facts("镇长周文涛对新政策的出台表示欢迎。", "participatesIn") == set()


def test_to_take_up_work_with_a_county_is_a_visit() -> None:
    text = "4月1日，县长陈立新带队到青石县对接协作工作。副县长周文涛陪同有关活动。"
    assert {"陈立新", "周文涛"} <= {who for who, _ in facts(text, "participatesIn")}


def test_the_name_of_an_attended_ceremony_holds_the_bodies_in_it() -> None:
    text = "8月20日，陈立新在远山县出席云岭大学加入国际教育联盟四十周年纪念活动暨第六次青年教师研讨班开幕式，并致辞。"
    assert facts(text, "participatesIn") == {
        ("陈立新", "云岭大学加入国际教育联盟四十周年纪念活动暨第六次青年教师研讨班开幕式")
    }


def test_what_opens_between_quotation_marks_is_an_event() -> None:
    assert ("远山文化旅游年", "远山县") in facts("“远山文化旅游年”5月11日在远山县开幕。", "heldIn")
    assert facts("“远山文化旅游年”由县里提出。", "heldIn") == set()


def test_a_list_of_guests_in_sentences_of_its_own() -> None:
    text = (
        "7月22日，远山县首届群言论坛在白马会展中心开幕。县政协主席李树声，县教育局局长周文涛。"
        "县财政局局长林秋白出席论坛。"
    )
    assert {"李树声", "周文涛", "林秋白"} <= {who for who, _ in facts(text, "participatesIn")}


def test_a_ceremony_is_for_the_work_that_is_begun() -> None:
    text = "5月16日，青石水库扩建工程顺利动工建设。县长陈立新出席动工典礼。"
    assert facts(text, "concerns") == {("动工典礼", "青石水库扩建工程")}
    assert facts(text.replace("动工典礼", "揭牌仪式"), "concerns") == set()


def test_who_organises_a_meeting_convenes_it() -> None:
    text = "9月29日，县长陈立新组织召开防汛现场会。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新"}


def test_an_invitation_is_no_visit_and_a_post_brings_no_firm() -> None:
    assert facts("会后，县委书记陈立新热情邀请周文涛院长率队到青石县实地考察。", "participatesIn") == set()
    text = "8月5日，县长陈立新会见远川集团董事长李树声一行。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "李树声"}
    text = "8月5日，县长陈立新会见远川集团一行。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "远川集团"}


def test_the_deed_alone_brings_nobody_to_a_nameless_ceremony() -> None:
    text = "8月5日，青石县人民政府与远川集团签署战略合作协议。县长陈立新出席签约仪式。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新"}
    text = "县长陈立新出席签约仪式。签约仪式上，青石县人民政府与远川集团签署战略合作协议。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "青石县人民政府", "远川集团"}


def test_a_delegation_goes_for_some_days_to_a_house_that_is_not_read() -> None:
    text = "5月12日至13日，副县长陈立新率考察团赴白鹅建设开展为期两天的考察调研。总裁周文涛陪同考察。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "周文涛"}


def test_a_headline_may_call_its_visitor_by_his_title() -> None:
    text = "陈立新主席到青石镇开展防台防汛工作督导\n11月1日上午，陈立新带队前往青石镇督导。"
    assert {what for _, what in facts(text, "participatesIn")} == {"陈立新主席到青石镇开展防台防汛工作督导"}
    # in the text people speak so of somebody else's
    assert facts("周文涛说，陈立新主席到青石镇督导时提了要求。", "participatesIn") == set()


def test_guests_are_shown_round_by_the_hosts_of_the_ceremony() -> None:
    text = (
        "9月21日，远川集团举行投产庆典。县长陈立新出席庆典。"
        "仪式过后，出席庆典的嘉宾们在远川集团董事长周文涛的陪同下参观了车间。"
    )
    assert "周文涛" in {who for who, _ in facts(text, "participatesIn")}
    text = "9月21日，远川集团举行投产庆典。记者在远川集团董事长周文涛的陪同下看了看车间。"
    assert "周文涛" not in {who for who, _ in facts(text, "participatesIn")}


def test_who_opens_a_congress_takes_part_in_it() -> None:
    text = "12月11日，远山县妇女第九次代表大会在白马会展中心召开。副主席陈立新主持开幕会。"
    assert ("陈立新", "远山县妇女第九次代表大会") in facts(text, "participatesIn")


def test_what_a_visitor_looks_into_next_is_of_the_same_visit() -> None:
    text = "5月31日，局长陈立新带队到青石镇开展安全生产专项督导。陈立新对青石电池产业园进行检查。"
    assert {what for _, what in facts(text, "participatesIn")} == {"陈立新督导"}
    # another day, another visit
    text = "5月31日，局长陈立新带队到青石镇督导。6月5日，陈立新到白马镇检查。"
    assert len({what for _, what in facts(text, "participatesIn")}) == 2


def test_a_round_of_work_among_places_without_names() -> None:
    round_of_work = {("陈立新", "陈立新检查")}
    for told in (
        "深入企业、建筑工地开展安全生产大检查",
        "带队前往一线，检查防汛工作",
        "带队对全县加油站进行安全检查",
        "带队开展防汛检查",
        "到部分重点企业检查复工工作",
    ):
        assert facts(f"5月8日，县长陈立新{told}。", "participatesIn") == round_of_work, told
    # what goes on all the year, and what somebody only asks for
    assert facts("近年来，县长陈立新深入企业、建筑工地开展安全检查。", "participatesIn") == set()
    assert facts("5月8日，县长陈立新要求对全县加油站进行安全检查。", "participatesIn") == set()


def test_firms_people_groups_of_a_body_and_a_party_at_the_writers_house_come() -> None:
    text = "9月4日，青石制药有限公司、白马禽业有限公司等企业负责人来我县考察投资环境。副县长周文涛参加活动。"
    event = "青石制药有限公司考察"
    assert facts(text, "participatesIn") == {
        ("青石制药有限公司", event),
        ("白马禽业有限公司", event),
        ("周文涛", event),
    }
    text = "9月3日，省人大常委会执法检查组在青石县检查水污染防治工作。"
    assert facts(text, "participatesIn") == {("省人大常委会", "省人大常委会检查")}
    text = "5月25日，白马大学校长陈立新一行来校，就学科建设与学校展开座谈交流。副校长周文涛参加座谈。"
    event = "陈立新一行座谈交流"
    assert facts(text, "participatesIn") == {("陈立新", event), ("周文涛", event)}
    # a firm whose head holds a post is not what comes
    assert facts("9月4日，青石制药有限公司负责人表示，产量翻番。", "participatesIn") == set()


def test_all_the_words_that_tell_a_gathering_are_a_name_of_it() -> None:
    text = "12月22日，青石县2033年12月招商引资项目集中签约仪式在远山宾馆举行。"
    short, whole = "招商引资项目集中签约仪式", "青石县2033年12月招商引资项目集中签约仪式"
    assert names(text) == {short: {short, whole}}
    text = "青石市政府与远利汽车有限公司、达风电力股份有限公司合作协议签约仪式举行。市长王文川出席。"
    words = {word for called in names(text).values() for word in called}
    assert "青石市政府与远利汽车有限公司、达风电力股份有限公司合作协议签约仪式" in words
    # what stands before the verb or leads to the name is none of it
    text = "10月25日，由青石市政府主办的青石论坛在远山举行。王文川出席青石论坛。"
    assert all("主办" not in word and "出席" not in word for called in names(text).values() for word in called)


def test_the_talk_that_visitors_came_for_is_their_visit() -> None:
    text = (
        "8月2日，青石集团董事长陈立新一行到集团公司座谈。集团公司总经理周文涛等领导参加。\n"
        "座谈会上，周文涛对陈立新一行来集团公司座谈表示欢迎。"
    )
    assert {what for _, what in facts(text, "participatesIn")} == {"陈立新一行座谈"}
    assert ("周文涛", "陈立新一行座谈") in facts(text, "participatesIn")


def test_those_who_took_part_in_the_visits_of_several_and_who_was_invited() -> None:
    text = "7月9日，董事长陈立新深入青石金属有限公司走访调研。集团领导周文涛、李树声等分别参加了相关企业的调研。"
    assert {who for who, _ in facts(text, "participatesIn")} >= {"周文涛", "李树声"}
    text = "3月1日，青石商会举办敬老联欢晚宴。活动邀请了县政协副主席周文涛、会长李树声等担任主礼嘉宾。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"青石商会", "周文涛", "李树声"}
    # the house of one gathering where another is held
    text = "10月31日，青石协会会员大会在远山世界茶文化论坛会址举行。"
    assert {what for _, what in facts(text, "participatesIn")} <= {"青石协会会员大会"}
