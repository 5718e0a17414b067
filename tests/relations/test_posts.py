"""Posts: who holds which role where, read from whole texts with invented names."""

import pytest

from kg.entities import find_mentions
from kg.model import Claim
from kg.read import read_text
from kg.relations import find_claims
from kg.relations.titles import Titles
from kg.rules import load_rules
from kg.tag import Tagger


def claims(text: str) -> list[Claim]:
    """The claims on posts and founders in ``text``."""
    rules = load_rules()
    found: list[Claim] = []
    for document in read_text(text):
        sentences = Tagger.load().tag([document])[0]
        mentions = find_mentions(document, sentences, rules)
        found += [
            c for c in find_claims(document, sentences, mentions, rules) if c.predicate in ("holdsPosition", "founded")
        ]
    return found


def posts(text: str, *statuses: str) -> set[str]:
    """``person body role`` of the posts of ``text`` with one of ``statuses`` (all but negated where none is given)."""
    wanted = statuses or ("asserted", "planned")
    found = [c for c in claims(text) if c.predicate == "holdsPosition" and c.status in wanted]
    return {
        f"{c.subject.name or c.subject.text} {c.object.name or c.object.text} {dict(c.qualifiers)['role']}"
        for c in found
        if c.subject and c.object
    }


def qualifier(text: str, role: str, name: str) -> str | None:
    """Qualifier ``name`` of the post ``role`` in ``text``."""
    found = [dict(c.qualifiers).get(name) for c in claims(text) if dict(c.qualifiers).get("role") == role]
    assert found, f"no post {role}"
    return found[0]


CHAINS = [
    ("远山县教育局局长张建国出席会议。", {"张建国 远山县教育局 局长"}),
    ("远山集团党委书记、董事长李建国会见了客人。", {"李建国 远山集团 党委书记", "李建国 远山集团 董事长"}),
    # a list of persons under one post of several holders, and one that is held by one person only
    ("青石镇党委副书记王建军、赵立新参加活动。", {"王建军 青石镇党委 副书记", "赵立新 青石镇党委 副书记"}),
    # the body is inherited by the next person, not over another organisation's
    (
        "远山集团董事长李建国、总经理王建军，北川公司总经理赵立新参加活动。",
        {"李建国 远山集团 董事长", "王建军 远山集团 总经理", "赵立新 北川公司 总经理"},
    ),
    # one person's chain over a comma
    (
        "远山集团党组成员、副总经理，北川公司董事长李建国表示祝贺。",
        {"李建国 远山集团 党组成员", "李建国 远山集团 副总经理", "李建国 北川公司 董事长"},
    ),
    ("远山集团亚太区副总裁李建国致辞。", {"李建国 远山集团 亚太区副总裁"}),
    ("远山集团人力资源总监李建国致辞。", {"李建国 远山集团 人力资源总监"}),
    ("北川大学副校长李建国（远山集团独立董事）致辞。", {"李建国 北川大学 副校长", "李建国 远山集团 独立董事"}),
    ("王建军在远山集团担任总经理。", {"王建军 远山集团 总经理"}),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains_of_posts(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


def test_a_title_by_level_is_held_at_the_government_the_document_names() -> None:
    text = "远山县人民政府召开会议。远山县县长李建国主持会议。"
    assert posts(text) == {"李建国 远山县人民政府 县长"}


@pytest.mark.parametrize("text", ["远山县县长李建国主持会议。", "李建国当选远山县县长。"])
def test_a_title_by_level_implies_the_government_where_none_is_named(text: str) -> None:
    assert posts(text) == {"李建国 远山县政府 县长"}


def test_the_place_of_the_party_committee_is_the_place_of_the_next_title() -> None:
    text = "远山县委副书记、县长李建国主持会议。"
    assert posts(text) == {"李建国 远山县委 副书记", "李建国 远山县政府 县长"}


SERVED = [
    (
        "任命李建国为远山县教育局局长、王建军为远山县财政局局长。",
        {"李建国 远山县教育局 局长", "王建军 远山县财政局 局长"},
    ),
    ("聘任李建国、王建军为远山集团副总经理。", {"李建国 远山集团 副总经理", "王建军 远山集团 副总经理"}),
    ("北川医院院长由李建国担任。", {"李建国 北川医院 院长"}),
    ("北川医院首任院长由李建国担任。", {"李建国 北川医院 院长"}),
    (
        "李建国，男，1979年5月生。现任远山县财政局副局长，拟任远山县教育局局长。",
        {"李建国 远山县财政局 副局长", "李建国 远山县教育局 局长"},
    ),
    ("会议通过关于任命李建国同志为远山县教育局局长的决定。", {"李建国 远山县教育局 局长"}),
    ("会议确定李建国同志为远山县教育局局长拟任人选。", {"李建国 远山县教育局 局长"}),
    # 公司 is what the text calls so, whoever is spoken of
    (
        "北川股份有限公司（以下简称“公司”）公告。白石股份有限公司是股东，公司董事李建国任白石股份有限公司总裁。",
        {"李建国 北川股份有限公司 董事", "李建国 白石股份有限公司 总裁"},
    ),
    # the first person's post ends before the comma
    (
        "李建国将留任北川公司总经理，远山集团董事王建军将出任北川公司董事长。",
        {"李建国 北川公司 总经理", "王建军 远山集团 董事", "王建军 北川公司 董事长"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERVED)
def test_posts_that_a_verb_states(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


def test_the_state_of_a_foreign_party_is_not_the_document_s_own() -> None:
    text = "越共中央总书记、国家主席阮林表示欢迎。中国代表团出席。"
    assert posts(text) == {"阮林 越共中央 总书记"}
    assert posts("中国代表团到访。" + text.replace("，", "") + "越南各界表示欢迎。") == {
        "阮林 越共中央 总书记",
        "阮林 越南 国家主席",
    }
    assert posts("中共中央政治局委员、国家副主席陈立新出席。中国各界表示欢迎。") == {
        "陈立新 中共中央政治局 委员",
        "陈立新 中国 国家副主席",
    }


NONE = [
    "国家主席李建国出席会议。",
    "远山县村民李建国告诉记者。",
    "远山县财政局负责同志李建国表示欢迎。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_post(text: str) -> None:
    assert posts(text) == set()


def test_no_company_is_guessed_where_the_document_names_two() -> None:
    text = "远山集团有限公司发布公告。北川科技有限公司发布公告。\n\n会上，董事长李建国致辞。"
    assert posts(text) == set()


def test_what_is_given_up_is_negated() -> None:
    text = "免去李建国的远山县教育局局长职务。"
    assert posts(text) == set()
    assert posts(text, "negated") == {"李建国 远山县教育局 局长"}
    assert qualifier(text, "局长", "tenure") == "former"


def test_a_title_that_the_document_says_was_given_up_is_negated_too() -> None:
    text = "远山集团总经理李建国辞去远山集团总经理职务，改任远山集团董事长。"
    assert posts(text) == {"李建国 远山集团 董事长"}


TENURES = [
    ("李建国拟任远山县教育局局长。", "局长", "tenure", "proposed"),
    ("李建国曾任远山县教育局局长。", "局长", "tenure", "former"),
    ("原远山县教育局局长李建国到场。", "局长", "tenure", "former"),
    ("远山集团副总裁王建军代行远山集团总经理职责。", "代行总经理", "tenure", "acting"),
    ("李建国2013年12月至2017年1月任远山集团总经理。", "总经理", "until", "2017-01"),
    ("李建国2013年12月至2017年1月任远山集团总经理。", "总经理", "since", "2013-12"),
    ("李建国曾任远山县教育局局长。", "局长", "since", None),
    ("2018年3月5日，李建国当选远山县教育局局长。", "局长", "since", "2018-03-05"),
]


@pytest.mark.parametrize(("text", "role", "name", "value"), TENURES)
def test_terms(text: str, role: str, name: str, value: str | None) -> None:
    assert qualifier(text, role, name) == value


def test_founders_hold_no_post() -> None:
    found = claims("远山科技有限公司创始人、总经理李建国介绍了情况。")
    assert {(c.predicate, dict(c.qualifiers).get("role")) for c in found} == {
        ("founded", None),
        ("holdsPosition", "总经理"),
    }


def test_roles_are_read_without_words_that_only_date_them() -> None:
    titles = Titles.of(load_rules())
    assert titles.read("首任执行院长").text == "执行院长"
    assert titles.read("前董事长").tenure == "former"
    assert titles.read("代县长").tenure == "acting"
    assert titles.read("副县长").is_shared
    assert not titles.read("书记").is_shared


def test_who_comes_to_the_group_is_not_the_group() -> None:
    text = (
        "青石集团来北川集团交流座谈\n\n"
        "6月5日，青石集团董事长陈立新一行来集团交流座谈。集团董事长周文涛会见了陈立新一行。"
    )
    held = {(c.subject.text, (c.object.name or c.object.text)) for c in claims(text) if c.subject and c.object}
    assert ("周文涛", "北川集团") in held
    assert ("周文涛", "青石集团") not in held


def test_a_group_has_one_chairman() -> None:
    text = (
        "县政府副县长吴志强，北川集团党委书记、董事长陈立新参加调研，集团党委书记、董事长周文涛，副总经理黄海波陪同。"
        "集团副总经理刘建国介绍了情况。"
    )
    held = {c.subject.text for c in claims(text) if c.subject and c.object and c.object.text == "北川集团"}
    assert held == {"陈立新"}
    assert posts("北川集团董事长陈立新，集团副总经理黄海波参加。", "asserted") >= {
        "陈立新 北川集团 董事长",
        "黄海波 北川集团 副总经理",
    }


def test_a_committee_of_the_party_committee() -> None:
    assert "周文涛 远山县委政法委 书记" in posts("远山县委副书记、政法委书记周文涛出席。", "asserted")


def test_directors_beside_a_working_committee_run_its_administration() -> None:
    assert posts("青石经开区党工委委员、副主任纪长河介绍。") == {
        "纪长河 青石经开区党工委 委员",
        "纪长河 青石经开区管委会 副主任",
    }
    assert posts("云岭街道党工委副书记、主任苗青禾参加调研。") == {
        "苗青禾 云岭街道党工委 副书记",
        "苗青禾 云岭街道办事处 主任",
    }
    # a committee of the party has a director of its own kind only where it is said so
    assert "苗青禾 远山县委 副书记" in posts("远山县委副书记苗青禾、县委办公室主任周远参加调研。")


def test_the_party_committee_is_not_told_twice() -> None:
    text = "云岭镇党委书记纪长河及党委副书记、镇长苗青禾陪同。"
    assert "苗青禾 云岭镇党委 副书记" in posts(text)
    # a firm's party committee is no body by itself
    assert "苗青禾 北川集团 党委副书记" in posts("北川集团董事长纪长河及党委副书记、总经理苗青禾陪同。")


def test_a_party_committee_of_a_street_by_its_last_character() -> None:
    text = "市领导到青禾街调研。区委常委、统战部部长、街党委书记纪长河陪同。"
    assert posts(text) == {"纪长河 区委 常委", "纪长河 区委统战部 部长", "纪长河 青禾街党委 书记"}


def test_the_school_that_is_spoken_of_among_several() -> None:
    text = "松川理工学院与远川公司共建低空产业学院。校党委书记纪长河、校长白如川出席。"
    assert posts(text) == {"纪长河 松川理工学院 党委书记", "白如川 松川理工学院 校长"}


def test_a_firm_by_its_core_without_the_last_trade() -> None:
    text = "松川理工学院与飞鸢航空科技股份有限公司签约。飞鸢航空董事长纪长河讲话。"
    assert posts(text) == {"纪长河 飞鸢航空科技股份有限公司 董事长"}


def test_the_state_of_its_president() -> None:
    assert posts("国家主席纪长河会见来宾，国家副主席白如川在座，中国高度重视。") == {
        "纪长河 中国 国家主席",
        "白如川 中国 国家副主席",
    }
    assert posts("国家主席纪长河会见来宾。") == set()


def test_a_head_of_state_by_his_title_behind_his_name() -> None:
    assert posts("客人来自委内瑞拉。马德罗总统表示感谢。") == {"马德罗 委内瑞拉 总统"}
    assert posts("客人来自委内瑞拉和古巴。马德罗总统表示感谢。") == set()


def test_a_party_department_of_which_the_title_ate_a_character() -> None:
    text = "远山县委常委、宣传部长陈立新兼任青石镇党委书记。"
    assert "陈立新 远山县委宣传部 部长" in posts(text)
    assert not any("远山县政府宣传部" in post for post in posts("远山县政府办公室主任、宣传部长陈立新到会。"))


def test_posts_behind_a_verb_that_appoints() -> None:
    text = "远山股份有限公司召开会议，同意授权董事、财务总监纪长河女士代为履行总经理职责。"
    assert {"纪长河 远山股份有限公司 董事", "纪长河 远山股份有限公司 财务总监"} <= posts(text)


def test_a_minister_whose_title_is_one_word() -> None:
    assert posts("以色列国防部长加伦迪特说，局势稳定。") == {"加伦迪特 以色列国防部 部长"}


def test_a_chain_that_begins_with_former_posts_is_over() -> None:
    text = "青禾县财政局原党组成员、副局长纪长河，青禾县审计局局长白如川到场。"
    assert qualifier(text, "副局长", "tenure") == "former"
    assert qualifier(text, "局长", "tenure") is None


def test_the_group_whose_own_news_never_names_it() -> None:
    text = "11月11日，集团公司党委书记、董事长纪长河出席签约仪式。"
    assert posts(text) == {"纪长河 集团公司 党委书记", "纪长河 集团公司 董事长"}
    titled = "青石环卫集团有限公司揭牌仪式举行\n3月21日，集团公司董事长纪长河，总经理苗青禾揭牌。"
    assert {"纪长河 青石环卫集团有限公司 董事长", "苗青禾 青石环卫集团有限公司 总经理"} <= posts(titled)


def test_the_head_of_the_union_is_an_officer_of_the_firm() -> None:
    text = "城发集团党委委员、副总经理、工会主席苗青禾陪同。"
    assert "苗青禾 城发集团 工会主席" in posts(text)


def test_what_stands_in_brackets_behind_a_title() -> None:
    text = "远川集团有限公司党委副书记（主持工作）、董事（代行董事长职责）纪长河到场。"
    assert posts(text) == {"纪长河 远川集团有限公司 党委副书记", "纪长河 远川集团有限公司 董事"}


def test_a_post_on_the_board_of_the_firm_that_announces() -> None:
    text = "远山银行公告，选举陈立新为第五届董事会董事长，任期三年。"
    assert posts(text) == {"陈立新 远山银行 董事长"}


def test_the_group_that_its_own_news_names_where_it_appoints() -> None:
    text = (
        "集团召开干部大会\n8月21日，集团召开干部大会，会议由集团党委书记纪长河主持。\n"
        "会上宣布，苗青禾任云岭南河控股集团有限公司总经理。"
    )
    assert "纪长河 云岭南河控股集团有限公司 党委书记" in posts(text)
    other = "集团召开座谈会\n8月21日，集团党委书记纪长河主持。集团与云岭南河控股集团有限公司签约。"
    assert "纪长河 云岭南河控股集团有限公司 党委书记" not in posts(other)


def test_the_director_at_a_committee_of_a_management_committee() -> None:
    text = "云岭开发区管理委员会党工委书记、主任纪长河出席。"
    assert "纪长河 云岭开发区管理委员会 主任" in posts(text)


def test_posts_that_several_give_up_at_once() -> None:
    text = "会议接受纪文军、杨泽、傅建等三名同志辞去远山县政府副县长职务的请求。"
    assert posts(text, "negated") == {f"{name} 远山县政府 副县长" for name in ("纪文军", "杨泽", "傅建")}
    assert posts("会议接受杨泽辞去远山县政府县长职务的请求。", "negated") == {"杨泽 远山县政府 县长"}


def test_names_of_an_appointment_that_the_tagger_cuts() -> None:
    text = "会议任命卫国强、田文洁为远山县政府副县长，免去刘文胜、买玉成远山县政府副县长职务。"
    assert posts(text) == {"卫国强 远山县政府 副县长", "田文洁 远山县政府 副县长"}
    assert posts(text, "negated") == {"刘文胜 远山县政府 副县长", "买玉成 远山县政府 副县长"}


def test_a_committee_without_its_body_is_not_that_of_the_place_named_before() -> None:
    assert posts("远山县迎来客人。\n党委书记叶文弘，副书记沈文山接待。") == set()
    assert posts("青石镇迎来客人。\n镇党委书记叶文弘接待。") == {"叶文弘 青石镇党委 书记"}


def test_the_administration_of_a_zone_in_short() -> None:
    assert posts("新材料产业园区管委主任王东升出席。") == {"王东升 新材料产业园区管委 主任"}


def test_a_scenic_area_has_no_government() -> None:
    text = "青石是国家级风景名胜区。区委常委、副区长李文林致辞。"
    assert posts(text) == {"李文林 区委 常委", "李文林 区政府 副区长"}
