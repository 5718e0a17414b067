"""Posts that somebody left, that are dealt out among several, and that stand before 的 and a name."""

import pytest
from test_posts import posts

MOVED = [
    ("陈国华从远山县委书记调任北川市副市长。", {"陈国华 远山县委 书记", "陈国华 北川市政府 副市长"}),
    ("陈国华由远山县县长升任县委书记。", {"陈国华 远山县政府 县长", "陈国华 远山县委 书记"}),
    (
        "陈国华是本地人，1975年生，2015年从远山县委书记调任北川市副市长。",
        {"陈国华 远山县委 书记", "陈国华 北川市政府 副市长"},
    ),
    # who serves on a body left nothing for it
    ("成立领导小组，由县长陈国华任组长。", {"陈国华 县政府 县长"}),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_posts_that_somebody_left_for_others(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


DEALT = [
    (
        "陈国华、林志强分别任北川市副市长、远山县委书记。",
        {"陈国华 北川市政府 副市长", "林志强 远山县委 书记"},
    ),
    ("陈国华、林志强分别任北川市财政局局长、教育局局长。", {"陈国华 北川市财政局 局长", "林志强 北川市教育局 局长"}),
    # they do not come out even: nobody knows who has which
    ("陈国华、林志强、高文亮分别任北川市副市长、远山县委书记。", set()),
    # nothing is dealt out
    (
        "陈国华、林志强任远山公司董事、副总经理。",
        {"陈国华 远山公司 董事", "林志强 远山公司 董事", "陈国华 远山公司 副总经理", "林志强 远山公司 副总经理"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEALT)
def test_posts_that_are_dealt_out_in_order(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


WHO = [
    ("时任北川市委常委、远山县委书记的陈国华到场。", {"陈国华 北川市委 常委", "陈国华 远山县委 书记"}),
    ("担任远山集团总经理的陈国华介绍了情况。", {"陈国华 远山集团 总经理"}),
    ("身为远山县农业农村局局长的陈国华说，今年增产了。", {"陈国华 远山县农业农村局 局长"}),
    # what belongs to an officer, and what one resigned from
    ("担任远山集团总经理的助手陈国华介绍了情况。", set()),
    ("卸任远山县委书记的陈国华到场。", set()),
]


@pytest.mark.parametrize(("text", "expected"), WHO)
def test_posts_before_a_name(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


def test_the_deputies_who_are_elected_beside_the_head() -> None:
    text = "会议选举陈国华为远山县人大常委会主任，林志强、高文亮为副主任。"
    assert posts(text) == {
        "陈国华 远山县人大常委会 主任", "林志强 远山县人大常委会 副主任", "高文亮 远山县人大常委会 副主任"
    }  # fmt: skip


WHO_IS = [
    ("远山公司注册资本500万元，法定代表人为陈国华，经营范围含贸易。", {"陈国华 远山公司 法定代表人"}),
    ("远山县教育局局长是陈国华。", {"陈国华 远山县教育局 局长"}),
    # a favour done to somebody
    ("远山县教育局局长为陈国华颁奖。", set()),
]


@pytest.mark.parametrize(("text", "expected"), WHO_IS)
def test_who_the_head_is(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


def test_the_head_of_a_village_of_its_own() -> None:
    assert posts("云岭村村主任陈国华介绍了茶叶的收成。") == {"陈国华 云岭村 村主任"}
    assert posts("云岭镇镇长陈国华介绍了茶叶的收成。") == {"陈国华 云岭镇政府 镇长"}


ABROAD = [
    ("日本防卫大臣木村良与美国国防部长奥斯汀通电话。", "奥斯汀 美国国防部 部长"),
    ("埃及外长阿卜杜勒阿提与沙特外交大臣费萨尔会谈。", "阿卜杜勒阿提 埃及 外长"),
    ("格林纳达众议长莫尔托、马拉维议长基拉致辞。", "莫尔托 格林纳达 众议长"),
    ("坦桑尼亚国民议会议长阿尔松出席开幕式。", "阿尔松 坦桑尼亚国民议会 议长"),
]


@pytest.mark.parametrize(("text", "post"), ABROAD)
def test_foreigners_in_office(text: str, post: str) -> None:
    assert post in posts(text)


def test_what_follows_a_title_abroad_is_not_always_a_name() -> None:
    assert posts("美国国防部长马上表示反对。") == set()
    assert posts("美国和日本的外长们会谈。") == set()


def test_the_group_that_calls_its_visitors_by_name() -> None:
    title = "青石集团副总经理陈国华来集团走访交流\n\n"
    text = title + "青石集团副总经理陈国华一行来集团走访交流。集团董事长林志强陪同。"
    assert posts(text + "林志强介绍了北川集团的情况。") == {"陈国华 青石集团 副总经理", "林志强 北川集团 董事长"}
    text = "青石集团领导一行莅临小羊参观\n\n青石集团董事长陈国华一行莅临小羊参观。集团董事长林志强接待。"
    assert posts(text) == {"陈国华 青石集团 董事长"}
    # who comes to a county is spoken of further on
    text = "青石集团领导莅临云岭县考察\n\n青石集团领导莅临云岭县考察。集团董事长林志强讲话。"
    assert posts(text) == {"林志强 青石集团 董事长"}


def test_the_head_of_the_house_that_the_sentence_names() -> None:
    text = (
        "陈国华一行赴北川大学、青石大学调研。\n\n陈国华一行来到青石大学，与学校领导座谈。"
        "会上，林志强校长介绍了青石大学的情况，高文亮书记介绍了党建情况。"
    )
    assert posts(text) == {"林志强 青石大学 校长", "高文亮 青石大学 书记"}
    # who goes there is of another
    assert posts("会上，林志强校长一行来到青石大学，看望了北川大学的学生。") == set()


def test_officers_in_a_row_are_of_the_house_of_the_last() -> None:
    text = "在青石科技大学调研期间，陈国华与党委书记林志强、党委副书记高文亮、副校长罗建军等座谈。"
    assert posts(text) == {
        "林志强 青石科技大学 党委书记", "高文亮 青石科技大学 党委副书记", "罗建军 青石科技大学 副校长"
    }  # fmt: skip
    # a body that was not understood stands before the first
    assert "林志强 青石科技大学 董事长" not in posts("青石科技大学与某某航空董事长林志强、副校长罗建军等座谈。")


def test_two_titles_in_one_breath() -> None:
    assert posts("青石医院党委书记院长陈国华出席。") == {"陈国华 青石医院 党委书记", "陈国华 青石医院 院长"}


def test_where_the_head_of_a_city_goes_is_not_his_city() -> None:
    text = "市委副书记、市长陈国华赴北川市、青石市开展招商。在青石市，陈国华会见了青石市委常委林志强。"
    assert {"陈国华 市委 副书记", "陈国华 市政府 市长", "林志强 青石市委 常委"} == posts(text)
    text = "市委副书记、市长陈国华到场。北川市召开会议。"
    assert "陈国华 北川市政府 市长" in posts(text)


def test_the_group_that_visitors_call_on() -> None:
    text = (
        "青石集团董事长陈国华带队到集团访问\n\n青石集团董事长陈国华一行到访北川集团，集团董事长林志强出席座谈。"
        "远山集团总经理高文亮参加。"
    )
    assert posts(text) == {"陈国华 青石集团 董事长", "林志强 北川集团 董事长", "高文亮 远山集团 总经理"}


def test_who_sits_on_the_board_for_another_firm() -> None:
    assert "陈国华 北川茶业公司 董事" in posts("远山资本合伙人陈国华代表青石集团出任北川茶业公司董事。")


STATES = [
    ("印度尼西亚当选总统普拉博沃到访。", "普拉博沃 印度尼西亚 总统"),
    ("黎巴嫩看守政府总理米卡提29日表示反对。", "米卡提 黎巴嫩 总理"),
    ("俄罗斯方面3日宣布，总统普京已签署命令。", "普京 俄罗斯 总统"),
    ("在巴库会见阿塞拜疆总统阿利耶夫，同副总理穆斯塔法耶夫会谈。", "穆斯塔法耶夫 阿塞拜疆 副总理"),
    ("以色列安全内阁授权国防部长加伦迪特就此作出决定。", "加伦迪特 以色列国防部 部长"),
    ("美国防部长哈登塞思说，此举可提供选项。", "哈登塞思 美国国防部 部长"),
    ("委内瑞拉石油部长特列切亚要求撤销制裁。", "特列切亚 委内瑞拉石油部 部长"),
]


@pytest.mark.parametrize(("text", "post"), STATES)
def test_posts_of_the_state_that_the_sentence_speaks_of(text: str, post: str) -> None:
    assert posts(text) == {post, "阿利耶夫 阿塞拜疆 总统"} if "阿利耶夫" in text else posts(text) == {post}


def test_our_own_ministers_are_not_of_the_state_they_speak_with() -> None:
    assert posts("总理李国强会见法国客人。") == set()
    assert posts("外交部长王文毅同美国国务卿通话。") == {"王文毅 外交部 部长"}
    assert posts("李国明当选主席。") == set()


def test_a_minister_who_is_dismissed() -> None:
    assert posts("以色列总理内塔尼亚胡5日称，已解除国防部长加伦迪特的职务。") == {"内塔尼亚胡 以色列 总理"}


SHORT = [
    ("巴勒斯坦伊斯兰抵抗运动（哈马斯）领导人哈尼亚遇袭身亡。", "哈尼亚 巴勒斯坦伊斯兰抵抗运动 领导人"),
    ("哈马斯高级别领导人哈利勒·哈亚31日表示反对。", "哈利勒·哈亚 哈马斯 高级别领导人"),
    ("澳门特别行政区第六任行政长官陈国华出席。", "陈国华 澳门特别行政区 行政长官"),
    ("陈国华（北川公司）董事长林志强出席。", "林志强 北川公司 董事长"),
]


@pytest.mark.parametrize(("text", "post"), SHORT)
def test_short_forms_and_terms_before_a_title(text: str, post: str) -> None:
    assert posts(text) == {post}


def test_the_writer_s_school_is_none_that_is_named_beside_it() -> None:
    text = "签约仪式举行。青石集团董事长陈国华、北川大学学生代表，我校副校长林志强参加了会议。"
    assert posts(text) == {"陈国华 青石集团 董事长"}
    text = "北川大学举行签约仪式。青石集团董事长陈国华，我校副校长林志强参加了会议。"
    assert posts(text) == {"陈国华 青石集团 董事长", "林志强 北川大学 副校长"}


def test_the_heads_of_party_branches_and_of_holdings() -> None:
    assert posts("云岭市政协副主席、民盟云岭市委会主委纪青河出席论坛。") == {
        "纪青河 云岭市政协 副主席",
        "纪青河 民盟云岭市委会 主委",
    }
    assert posts("云岭控股副总裁、远山科技园董事长安红远担任主持。") == {
        "安红远 云岭控股 副总裁",
        "安红远 远山科技园 董事长",
    }
    assert posts("云岭县公安局党委委员、副局黄远虎作了讲话。") == {
        "黄远虎 云岭县公安局 党委委员",
        "黄远虎 云岭县公安局 副局",
    }
    assert not posts("国有控股董事长苗青参加活动。")
