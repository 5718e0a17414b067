"""Pages of counties and zones: who comes with whom, what is set up, what several works at once are worth."""

from relation_facts import amounts, facts, values

from kg.read import read_text

LED = "白河区党政代表团来青石县考察\n3月25日，白河区委书记纪长河带领{}来青石县考察。县长苗青参加活动。"


def test_whoever_leads_the_delegation_of_the_title_makes_its_visit() -> None:
    visit = "白河区党政代表团来青石县考察"
    told = facts(LED.format("党政代表团"), "participatesIn")
    assert told == {("白河区党政代表团", visit), ("纪长河", visit), ("苗青", visit)}
    assert ("纪长河", visit) not in facts(LED.format("企业家"), "participatesIn")


def test_offices_set_up_in_a_list_are_all_founded() -> None:
    text = "3月2日，青石集团有限公司召开大会，宣布成立工程管理部、资产运营部、风险合规部。"
    assert {o for _, o in facts(text, "establishes")} == {"工程管理部", "资产运营部", "风险合规部"}


def test_a_chief_of_police_keeps_the_post_before_it() -> None:
    text = "青石市政协主席方小正，市政府副市长、公安局长罗一鸣参加考察。县教育局长苗青陪同。"
    assert {o for s, o in facts(text, "holdsPosition") if s == "罗一鸣"} == {"市政府", "青石市公安局"}
    assert ("苗青", "县教育局") in facts(text, "holdsPosition")


def test_whoever_is_led_comes_along() -> None:
    text = "3月5日，青石县委书记方小正带领县政府办、县发改局等部门负责人前往深圳开展招商考察。"
    who = {s for s, _ in facts(text, "participatesIn")}
    assert who == {"方小正", "县政府办", "县发改局"}
    assert {s for s, _ in facts(text.replace("带领", "致信"), "participatesIn")} == set()


def test_a_cooperative_by_its_kind_and_a_village_by_where_it_is() -> None:
    text = "松坪村党支部书记方小正介绍，2031年，村里成立了青禾蜜桃种植专业合作社，吸纳社员56户。合作社流转土地800亩。"
    assert facts(text, "establishes") == {("松坪村", "青禾蜜桃种植专业合作社")}
    assert amounts(text) == {("青禾蜜桃种植专业合作社", "56"), ("青禾蜜桃种植专业合作社", "800")}
    counted = "松坪镇成立了青禾蜜桃种植专业合作社。目前，全镇已发展合作社11所。"
    assert amounts(counted) == {("松坪镇", "11")}


def test_a_span_of_amounts_only_tells_which_works_are_counted() -> None:
    text = "青石县举行项目签约仪式，签约10亿元以上项目4个，5亿元~10亿元项目3个。"
    assert {value for _, value in amounts(text)} == {"4", "3"}


def test_an_exchange_is_a_site_as_well() -> None:
    text = "青石集团召开大会。青石县数字资产交易中心总投资5亿元，占地120亩。"
    assert amounts(text) == {("青石县数字资产交易中心", "500000000"), ("青石县数字资产交易中心", "120")}


def test_guests_are_told_behind_the_departments() -> None:
    text = "5月8日，青石县茶文化节在青石广场开幕。县委书记纪长河及市县相关部门主要领导和媒体、嘉宾共200余人出席开幕式。"
    assert ("纪长河", "青石县茶文化节") in facts(text, "participatesIn")


def test_the_writers_own_city_is_not_where_it_goes() -> None:
    text = "我市在深圳举办招商推介会\n10月21日，我市在深圳举办了产业转移招商推介会。深圳市副市长罗一鸣出席。"
    assert all("深圳" not in who for who, _ in facts(text, "participatesIn"))
    own = "青禾市举办招商推介会\n10月21日，我市在青禾大酒店举办了产业转移招商推介会。青禾市副市长罗一鸣出席。"
    assert "青禾市" in {who for who, _ in facts(own, "participatesIn")}


def test_lines_of_business_of_counted_projects_are_nobodys_who_spoke_before() -> None:
    text = (
        "10月21日，青石县举办了产业转移招商推介会。会上，云岭县、白河县作了项目推介。"
        "共有6个项目签约，总投资18.8亿元，涉及新能源、食品医药等领域。"
    )
    assert facts(text, "hasIndustry") & {(who, "新能源") for who in ("云岭县", "白河县")} == set()
    assert amounts(text) == {("产业转移招商推介会", "6"), ("产业转移招商推介会", "1880000000")}


def test_bodies_and_then_their_departments_without_names_attend() -> None:
    text = (
        "3月5日，青石县举行项目开工仪式。区教育局、青禾实验小学、远帆控股集团及区相关部门主要领导和媒体、嘉宾出席活动。"
    )
    assert {"区教育局", "青禾实验小学", "远帆控股集团"} <= {who for who, _ in facts(text, "participatesIn")}


def test_this_centre_is_the_one_named_last() -> None:
    text = "“青禾小镇”农产品综合交易中心位于松坪镇。这个综合交易中心占地10亩。这个月产值1200万元。"
    assert ("“青禾小镇”农产品综合交易中心", "10") in amounts(text)


def test_whoever_registers_a_cooperative_founds_it() -> None:
    assert facts("2031年9月，李建国注册成立青禾富民蔬菜专业合作社。", "founded") == {
        ("李建国", "青禾富民蔬菜专业合作社")
    }
    assert facts("2031年9月，李建国参观青禾富民蔬菜专业合作社。", "founded") == set()


def test_what_is_looked_into_may_stand_before_the_visit() -> None:
    text = "1月5日，区长纪长河带领区直部门相关负责人一行开展城建项目调研。副区长苗青随同调研。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"纪长河", "苗青"}
    assert facts(text.replace("开展", "谈到").replace("副区长苗青随同调研。", ""), "participatesIn") == set()


def test_deputies_of_the_head_named_before() -> None:
    text = "青石县人大常委会主任纪长河主持会议，副主任苗青、方小正出席会议。"
    assert {(who, "青石县人大常委会") for who in ("苗青", "方小正")} <= facts(text, "holdsPosition")
    other = "青石集团董事长纪长河主持会议，副主任苗青出席会议。"
    assert ("苗青", "青石集团") not in facts(other, "holdsPosition")


ROW = (
    "3月3日，青石县产业项目集中开工仪式在白马工业园举行。全体人员收看了2031年云州市产业项目集中开工仪式。"
    "本次集中开工的3个产业项目为远帆科技生产线项目、建安铝材生产线项目和白马肉类加工项目。"
    "上述3个产业项目总投资26.5亿元。"
)


def test_a_row_of_works_is_read_item_by_item() -> None:
    event = "青石县产业项目集中开工仪式"
    works = {"远帆科技生产线项目", "建安铝材生产线项目", "白马肉类加工项目"}
    assert {(event, work) for work in works} <= facts(ROW, "concerns")
    assert facts(ROW, "locatedIn") & {(work, "云州市") for work in works} == set()
    assert (event, "2650000000") in amounts(ROW)


def test_bureaus_of_a_list_of_officers_attend() -> None:
    text = "7月2日，青石县十七届人大常委会第十八次会议召开。县政府办、公安局、财政局、司法局、农行负责人列席会议。"
    who = {who for who, _ in facts(text, "participatesIn")}
    assert {"公安局", "财政局", "司法局"} <= who


def test_a_partner_in_brackets_is_not_where_a_zone_lies() -> None:
    assert facts("云州（台州）双创产业园总占地面积560亩。", "locatedIn") & {("云州（台州）双创产业园", "台州")} == set()
    assert ("中国（台州）农产品产业园", "台州") in facts("中国（台州）农产品产业园总占地面积560亩。", "locatedIn")


def test_a_ceremony_that_only_describes_a_work_owns_nothing() -> None:
    text = "当天举行开工仪式的青石一中高中部项目总用地面积达到214.3亩，总投资2.5亿元。"
    assert {owner for owner, _ in amounts(text)} == {"青石一中高中部项目"}


def test_a_base_that_is_begun_is_what_its_ceremony_is_about() -> None:
    text = "4月18日，青石县白马镇茶叶种植基地举行开工仪式。"
    assert facts(text, "concerns") == {("开工仪式", "青石县白马镇茶叶种植基地")}
    assert facts("4月18日，青石县白马产业园举行项目开工仪式。", "concerns") == set()


def test_what_is_rebuilt_is_developed() -> None:
    assert facts("青石市政府决定在原址重建竹山桥。", "develops") == {("青石市政府", "竹山桥")}


def test_a_place_in_a_name_that_was_not_read_is_not_visited() -> None:
    text = (
        "9月2日，区长纪长河带队督导重点项目建设情况。在滨河路环卫车场、青石化肥厂扩建项目现场，纪长河详细了解了情况。"
    )
    assert all(where != "滨河路" for _, where in facts(text, "heldIn"))


def test_a_festival_opens_too() -> None:
    text = (
        "4月8日，青石县政务服务中心启用，县委书记方小正出席启用仪式。\n"
        "4月10日，青石县举办的桃花节在白马山景区开幕，县长罗一鸣出席开幕式。"
    )
    assert ("罗一鸣", "桃花节") in facts(text, "participatesIn")
    assert ("罗一鸣", "启用仪式") not in facts(text, "participatesIn")


SIGNED = (
    "3月26日，青石经开区举行招商项目集中签约活动。成功签约项目16个。"
    "其中，产业类项目10个、人才类项目6个，累计总投资达17亿元。全部投产后预计可新增销售45亿元。"
    "产业项目中，既有高端阀门制造及智能仪表成套项目、永磁电机制造项目、轨道管道连接装置项目。"
)


def test_what_is_signed_is_counted_for_the_signing() -> None:
    event = "招商项目集中签约活动"
    assert amounts(SIGNED) == {(event, v) for v in ("16", "10", "6", "1700000000", "4500000000")}
    works = {"高端阀门制造及智能仪表成套项目", "永磁电机制造项目", "轨道管道连接装置项目"}
    assert {(event, work) for work in works} <= facts(SIGNED, "concerns")


def test_a_visit_to_learn_made_with_the_village_secretaries() -> None:
    text = (
        "8月29日，官亭镇党委书记纪长河带队，分管领导及村支部书记等一行十余人赴青石县观摩学习。"
        "学习组先后来到白马镇石桥村、松坪村。"
    )
    assert {(o, "白马镇") for o in ("石桥村", "松坪村")} <= facts(text, "partOf")
    assert {where for _, where in facts(text, "heldIn")} == {"青石县", "石桥村", "松坪村"}


def test_an_organiser_of_the_party_committee_comes_along() -> None:
    text = "4月18日，青城市委组织部副部长方刚一行到明溪镇考察学习，镇党委副书记王鹏、镇党委组织委员祝浩陪同。"
    assert {"王鹏", "祝浩"} <= {who for who, _ in facts(text, "participatesIn")}
    assert ("祝浩", "镇党委") in facts(text, "holdsPosition")


def test_a_level_that_stands_twice_counts_once() -> None:
    text = "白河区区委常委、副区长罗一鸣出席并讲话。"
    assert facts(text, "holdsPosition") == {("罗一鸣", "白河区区委"), ("罗一鸣", "白河区政府")}


def test_a_committee_for_a_kind_of_bodies_and_whoever_is_spoken_for() -> None:
    text = (
        "青石县委组织部副部长、“两新”组织工委书记方刚出席揭牌仪式。东方医院办公室主任罗一鸣代表苗青禾院士出席揭牌仪式。"
    )
    assert {body for who, body in facts(text, "holdsPosition") if who == "方刚"} == {"青石县委组织部", "“两新”组织工委"}
    assert {who for who, _ in facts(text, "participatesIn")} == {"方刚", "罗一鸣"}


def test_a_visit_goes_on_under_its_name() -> None:
    text = "4月18日，副市长方刚一行到明溪镇考察学习。方刚一行实地考察了明溪镇党群服务中心。"
    assert {event for _, event in facts(text, "participatesIn")} == {"方刚一行考察学习"}


def test_a_fair_that_is_yet_to_come_is_not_held_on_the_day() -> None:
    text = "9月5日，第三届青石农产品投洽会召开在即，白马开发区举行重点项目签约仪式。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"白马开发区"}
    assert ("第三届青石农产品投洽会", "--09-05") not in values(text, "occurredOn")
    held = "9月5日，第三届青石农产品投洽会召开。"
    assert ("第三届青石农产品投洽会", "--09-05") in values(held, "occurredOn")


def test_the_meeting_of_a_standing_body_is_called_after_it() -> None:
    text = "3月2日，青石区委常委会召开会议，传达学习有关精神，区委书记方小正主持会议。"
    meeting = "青石区委常委会会议"
    assert facts(text, "participatesIn") == {("青石区委常委会", meeting), ("方小正", meeting)}
    assert (meeting, "--03-02") in values(text, "occurredOn")
    assert facts("3月2日，青石公司召开会议，部署有关工作。", "participatesIn") == set()


def test_learning_together_is_no_cooperation() -> None:
    text = "青石县农业局与白马镇政府开展联动学习。"
    assert facts(text, "cooperatesWith") == set()
    assert facts("青石县农业局与白马镇政府签约。", "cooperatesWith") != set()


def test_a_row_of_which_some_were_not_read_is_counted_as_a_whole() -> None:
    text = "1至8月，签约润滑油、联创制药、三江生物、国瑞药业、绿十字等项目29个。"
    assert amounts(text) == set()
    assert ("国瑞药业", "29") in amounts("国瑞药业建成项目29个。")


def test_what_each_of_a_row_of_works_is_worth_is_not_the_zones() -> None:
    row = "今年以来招商顺利，节能环保产业签约了总投资6亿元的中核钛白后处理、总投资2亿元的无锡长盛树脂生产等项目。"
    assert {v for _, v in amounts("青石高新区" + row)} & {"600000000", "200000000"} == set()
    assert ("青石高新区", "600000000") in amounts("青石高新区占地60亩，总投资6亿元。")


def test_a_campaign_of_a_year_owns_no_figures() -> None:
    text = "今年，青石高新区创新开展“招商引资突破年”活动，新签约工业项目24个，总投资额64.6亿元。"
    assert {owner for owner, _ in amounts(text)} == {"青石高新区"}


def test_the_city_of_those_who_come_to_ours_is_not_ours() -> None:
    text = (
        "青石市经贸考察团来我市考察\n5月6日，青石市经贸考察团来我市考察。市委书记纪长河陪同。"
        "青石市工商联主席苗青表示，青石市愿意与云溪市加强合作。云溪市商务局局长罗一鸣参加。"
    )
    assert ("纪长河", "云溪市委") in facts(text, "holdsPosition")
    assert {o for _, o in facts(text, "heldIn")} == {"云溪市"}
    own = text.replace("来我市", "来云溪市").replace("云溪市", "白石市")
    assert {o for _, o in facts(own, "heldIn")} == {"白石市"}


def test_stations_go_on_behind_a_comma() -> None:
    text = (
        "青石市考察团赴白河区考察\n青石市考察团一行先后到松坪公园、白河体育馆等地，云岭大桥、青禾水厂等处实地考察。"
        "白河区面积90平方公里。"
    )
    assert {o for _, o in facts(text, "heldIn")} >= {"松坪公园", "白河体育馆", "云岭大桥", "青禾水厂"}
    other = text.replace("等处实地考察", "等处正在施工")
    assert "云岭大桥" not in {o for _, o in facts(other, "heldIn")}


def test_schools_of_a_list_that_is_built_are_houses() -> None:
    text = "白河区加快教育项目建设。新建青禾街中学、青禾街小学、松坪实验学校，预计6月底封顶。"
    assert {o for _, o in facts(text, "develops")} == {"青禾街中学", "青禾街小学", "松坪实验学校"}
    rebuilt = "白河区规划投资近15亿元，新改扩建青禾街小学、松坪街小学、白石路小学等11所学校，新增学位1万余个。"
    assert {o for _, o in facts(rebuilt, "develops")} == {"青禾街小学", "松坪街小学", "白石路小学"}
    assert ("白河区", "1500000000") in amounts(rebuilt)
    met = "白河区教育局与青禾街中学、青禾街小学签约。"
    assert facts(met, "develops") == set()


def test_a_project_is_the_school_just_spoken_of() -> None:
    begun = "县委、县政府决定在松坪村启动松坪小学分校建设。该项目总用地面积63亩，总投资7362万元。"
    assert {who for who, _ in amounts("青禾产业园占地90亩。" + begun) if who != "青禾产业园"} == {"松坪小学分校"}
    sized = "青禾产业园占地90亩。县人民医院松坪分院总占地面积40亩，设置床位400张，项目总投资2.1亿元。"
    assert ("县人民医院松坪分院", "210000000") in amounts(sized)
    named = "青禾产业园占地90亩。县人民医院松坪分院将搬迁，项目总投资2.1亿元。"
    assert ("县人民医院松坪分院", "210000000") not in amounts(named)


def test_schools_of_a_kind_are_not_the_one_named_last() -> None:
    text = "青禾街小学占地30亩。白河区对16处薄弱学校进行改造提升，其中新建校舍363平方米。"
    assert ("青禾街小学", "363") not in amounts(text)
    own = "青禾街小学占地30亩。学校建筑面积363平方米。"
    assert ("青禾街小学", "363") in amounts(own)


def test_what_is_held_is_held_at_a_place() -> None:
    text = "10月17日，县医院松坪分院在青禾镇袁家包举行开工仪式。"
    assert facts(text, "heldIn") == {("开工仪式", "袁家包")}


def test_papers_read_out_and_closing_words_are_of_the_meeting() -> None:
    text = (
        "9月23日上午，青禾镇召开秋季秸秆禁烧动员会。\n镇党委副书记纪长河宣读了《青禾镇秸秆禁烧工作方案》。"
        "最后，镇党委书记苗青强调：要加强组织领导。"
    )
    meeting = "秋季秸秆禁烧动员会"
    assert {who for who, event in facts(text, "participatesIn") if event == meeting} >= {"纪长河", "苗青"}
    assert (meeting, "青禾镇秸秆禁烧工作方案") in facts(text, "concerns")
    alone = "镇党委副书记纪长河宣读了《青禾镇秸秆禁烧工作方案》。"
    assert facts(alone, "participatesIn") == set()


def test_whoever_is_called_on_makes_no_visit() -> None:
    text = (
        "8月22日，市人大常委会副主任纪长河来青禾镇调研卫生工作。调研组一行走访了镇卫生院院长苗青，"
        "对镇卫生院的医疗设备等进行了实地调研。"
    )
    assert {event for who, event in facts(text, "participatesIn") if who == "苗青"} == set()
    assert ("纪长河调研", "青禾镇") in facts(text, "heldIn")


def test_a_group_that_is_led_somewhere_visits_it() -> None:
    text = "8月22日，市人大常委会副主任纪长河带领一个视察组到市交通局，听取了有关情况的汇报。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"纪长河", "市交通局"}
    round_of = "3月19日，县长纪长河到青禾镇视察中医药工作。视察组采取实地查看等方式先后在青禾医院、松坪公园开展视察。"
    assert "松坪公园" in {o for _, o in facts(round_of, "heldIn")}


def test_what_deputies_have_asked_for_is_no_speech_and_no_meeting_of_the_day() -> None:
    text = "8月5日，市人大常委会组织市人大代表，对市九届人大六次会议部分代表建议办理情况分组进行视察。"
    assert values(text, "states") == set()
    assert "市九届人大六次会议" not in {who for who, _ in values(text, "occurredOn")}
    said = "8月5日，县长纪长河建议，各部门加快项目进度。"
    assert values(said, "states") == {("纪长河", "各部门加快项目进度")}


def test_works_on_roads_are_works() -> None:
    text = "县交通局实施松坪公路升级改造工程。国道999线中修工程。该工程全长5.51公里。"
    assert ("县交通局", "松坪公路升级改造工程") in facts(text, "develops")
    assert ("国道999线中修工程", "5.51") in amounts(text)
    beside = "县交通局实施松坪路停车场改造工程。"
    assert facts(beside, "develops") == {("县交通局", "松坪路停车场改造工程")}  # not the road's


def test_a_town_is_whole_where_its_first_character_is_a_verb() -> None:
    text = "5月6日，劝松山镇在镇会议室召开动员会。"
    assert ("劝松山镇", "动员会") in facts(text, "participatesIn")
    rules = "青石镇面积90平方公里，辖白马村、松岭村。"
    assert all(not who.startswith("辖") for who, _ in facts(rules, "partOf"))


def test_bodies_by_their_level_are_of_the_city_spoken_of_before() -> None:
    text = (
        "青石市云岭市合作框架协议签字仪式在青石市会议中心举行。青石市委书记、市人大常委会主任纪长河，"
        "云岭市市长苗青，市政府秘书长罗一鸣；青石市政协主席方小正出席。青石市将加快发展。云岭市委常委、市纪委书记陈望舒出席。"
    )
    posts = facts(text, "holdsPosition")
    assert ("纪长河", "市人大常委会") in posts  # the text's own, which linking names
    assert {("罗一鸣", "云岭市政府"), ("陈望舒", "云岭市纪委")} <= posts
    assert facts(text, "partOf") == set()


def test_the_youth_league_is_not_the_party() -> None:
    text = "团县委副书记纪长河、团市委书记苗青，县委副书记罗一鸣出席启动仪式。"
    assert facts(text, "holdsPosition") == {("纪长河", "团县委"), ("苗青", "团市委"), ("罗一鸣", "县委")}


def test_officers_who_sign_are_no_firms() -> None:
    text = "青石市委副书记、市长纪长河与云岭市委副书记、市长苗青签署了友好城市关系协议书。"
    assert ("苗青", "云岭市委") in facts(text, "holdsPosition")
    assert facts(text, "cooperatesWith") == set()


def test_a_mayor_who_leads_a_group_to_a_city_is_not_its_mayor() -> None:
    text = (
        "市长纪长河率团赴青石考察\n8月16日，市委副书记、市长纪长河率团赴青石开展交流活动。"
        "对口合作交流会在青石市行政中心举行。青石市市长苗青，云岭市商务局局长罗一鸣参加交流会。青石市副市长方小正出席。"
    )
    assert {o for s, o in facts(text, "holdsPosition") if s == "纪长河"}.isdisjoint({"青石市政府", "青石市委"})
    assert ("对口合作交流会", "青石市行政中心") in facts(text, "heldIn")


def test_a_place_behind_an_article_has_not_written_it() -> None:
    found = read_text("青石镇召开工作会议。\n5月6日，青石镇召开工作会议。大家表示要做好工作。（青石镇）")
    assert [document.credits for document in found] == [()]
