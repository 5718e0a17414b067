"""Who builds, founds, signs and pursues what, read from whole texts with invented names."""

from relation_facts import facts


def test_the_subject_is_carried_on_over_clauses() -> None:
    text = "远山县加大投入，加快建设青石水库扩建工程。"
    assert facts(text, "develops") == {("远山县", "青石水库扩建工程")}


def test_a_place_where_something_is_built_is_no_builder() -> None:
    text = "北川水务集团有限公司计划投资3亿元，在远山县投资建设青石产业园。"
    assert facts(text, "develops") == {("北川水务集团有限公司", "青石产业园")}
    assert ("青石产业园", "远山县") in facts(text, "locatedIn")


def test_a_common_noun_before_the_verb_takes_its_subject() -> None:
    assert facts("远山县招商成果丰硕。企业投资建设青石产业园。", "develops") == set()


def test_a_work_that_was_just_begun_is_what_is_spoken_of() -> None:
    text = "青石示范区举行开工仪式。此次开工的远帆机械北川生产基地，拟建设机床制造中心。"
    assert facts(text, "develops") == set()


def test_what_is_only_talked_about_is_no_line_of_business() -> None:
    text = "青石县围绕新能源、智能制造等领域开展招商工作。"
    assert facts(text, "hasIndustry") == set()
    assert facts("青石县围绕新能源、智能制造发展产业集群。", "hasIndustry") == {
        ("青石县", "新能源"),
        ("青石县", "智能制造"),
    }


def test_any_project_is_no_project() -> None:
    text = "青石产业园开园。远山县推进项目建设。"
    assert facts(text, "develops") == set()


def test_what_came_to_nothing_is_negated() -> None:
    text = "北川水务集团有限公司此前拟建设青石水库扩建工程，现已终止。"
    assert facts(text, "develops") == set()
    assert facts(text, "develops", "negated") == {("北川水务集团有限公司", "青石水库扩建工程")}


def test_the_members_of_one_side_are_not_paired() -> None:
    text = "北川集团、青石集团等4家企业与远山县政府签署合作协议。"
    assert facts(text, "cooperatesWith") == {("北川集团", "远山县政府"), ("青石集团", "远山县政府")}


def test_three_equals_are_paired_all() -> None:
    text = "北川集团、青石集团和白马集团签署合作协议。"
    assert len(facts(text, "cooperatesWith")) == 3


def test_a_side_is_carried_on() -> None:
    text = "北川集团公告，拟与青石集团、白马集团签订采购合同。"
    assert facts(text, "cooperatesWith") == {("北川集团", "青石集团"), ("北川集团", "白马集团")}


def test_two_places_sign_nothing() -> None:
    assert facts("远山县与白马县共同努力。", "cooperatesWith") == set()


def test_a_meeting_sets_up_an_office() -> None:
    text = "6月2日，远山县召开青石产业园推进会，会上成立青石产业园改造提升领导小组办公室。"
    assert {o for _, o in facts(text, "establishes")} == {"青石产业园改造提升领导小组办公室"}


def test_a_quoted_strategy_is_pursued_by_the_subject() -> None:
    assert ("远山县", "强工兴县") in facts("远山县立足优势，深入实施“强工兴县”战略。", "pursues")


def test_industries_of_a_place_in_a_frame() -> None:
    text = "在远山县，重点发展生物医药、新材料等产业。"
    assert {s for s, _ in facts(text, "hasIndustry")} == {"远山县"}


def test_the_listed_are_selected() -> None:
    text = "省发展改革委公布2024年特色小镇创建名单，远山县青石镇、白马镇入选。"
    assert {s for s, _ in facts(text, "selectedFor")} == {"青石镇", "白马镇"}


def test_two_zones_sign() -> None:
    assert facts("远山新区和白马新区签署战略合作框架协议。", "cooperatesWith") == {("远山新区", "白马新区")}


def test_those_who_sign_with_others_are_not_partners() -> None:
    assert facts("远山新区、白马新区分别与有关企业签署项目合作协议。", "cooperatesWith") == set()
    text = "北川科技、青石科技等15家企业，分别与远山高新区服务中心、北川集团、青石集团等单位签约。"
    assert ("北川集团", "青石集团") not in facts(text, "cooperatesWith")


def test_a_holder_as_the_other_side() -> None:
    text = "北川科技公告，公司与控股股东青石集团签订《股份收购协议》。"
    assert facts(text, "cooperatesWith") == {("北川科技", "青石集团")}


def test_a_paper_whose_reporter_heard_of_it_builds_nothing() -> None:
    text = "远山日报记者从县教育局获悉，新建成的学校是青石小学。"
    assert facts(text, "develops") == set()


def test_a_year_behind_a_reference_leaves_it_one() -> None:
    text = "北川智能设备有限公司落户远山县。这家企业2018年由陈立新创办。"
    assert facts(text, "founded") == {("陈立新", "北川智能设备有限公司")}


def test_buildings_are_parts_of_the_school_that_is_spoken_of() -> None:
    text = "青石小学昨日开工。学校总建筑面积2万平方米，包括4栋教学楼、综合楼和风雨操场等。"
    assert facts(text, "partOf") == {("教学楼", "青石小学"), ("综合楼", "青石小学"), ("风雨操场", "青石小学")}
    assert facts(text, "develops") == set()


def test_buildings_of_a_firm_are_built_by_it() -> None:
    text = "远山机械有限公司投资3亿元，新建生产车间、成品仓库和办公楼。"
    assert facts(text, "partOf") == set()
    assert ("远山机械有限公司", "生产车间") in facts(text, "develops")


def test_buildings_are_no_parts_of_what_another_sentence_tells() -> None:
    text = "青石小学昨日开工。文体场所总面积2万平方米，包括报告厅、健身室等。"
    assert facts(text, "partOf") == set()


def test_what_a_work_is_worth_is_no_deed_of_the_work_before() -> None:
    text = "开工的项目分别是：投资3亿元的青石科技产业项目、投资5亿元的白马科技产业园。"
    assert facts(text, "develops") == set()
    assert ("云岭镇", "白马产业园") in facts("云岭镇投资2亿元的白马产业园开工。", "develops")


def test_firms_that_have_settled_are_the_other_side() -> None:
    text = "北川仓储有限公司分别与首批入驻云岭工业园的企业远山木业有限公司、白马用品有限公司进行签约。"
    others = {"远山木业有限公司", "白马用品有限公司"}
    assert facts(text, "cooperatesWith") == {("北川仓储有限公司", other) for other in others}
    assert facts(text, "locatedIn") == {(other, "云岭工业园") for other in others}


def test_parties_of_a_signing_ceremony_work_together_and_are_meant_by_both() -> None:
    text = "1月17日，青石集团有限公司与北川集团有限公司在白马大厦举行发展基金签约仪式。双方将共同建设云岭科技城。"
    assert facts(text, "cooperatesWith") == {("青石集团有限公司", "北川集团有限公司")}
    assert facts(text, "develops") == {("青石集团有限公司", "云岭科技城"), ("北川集团有限公司", "云岭科技城")}
    assert facts("双方将共同建设云岭科技城。", "develops") == set()
    assert facts("青石集团有限公司与北川集团有限公司在白马大厦举行联欢晚会。", "cooperatesWith") == set()


def test_what_a_row_of_works_is_worth_is_no_investor_s_deed() -> None:
    text = "总投资130亿元的远帆集团未来工厂及发动机项目、总投资100亿元的宏达青石水库扩建项目当年签约。"
    assert {o for s, o in facts(text, "develops") if s == "远帆集团"} <= {"远帆集团未来工厂及发动机项目"}
    assert facts("远帆集团投资建设青石水库扩建项目。", "develops") == {("远帆集团", "青石水库扩建项目")}
