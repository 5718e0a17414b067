"""Posts of a life told in lists, with bodies that were not read, and of those who took them over from others."""

import pytest
from test_posts import posts

PAST = [
    # what follows behind a body that was not read
    (
        "陈国华，男，1970年5月生。历任远山县政府办公室外事办副主任、机关工委书记、团校教务长，"
        "远山县林业局局长（正科级），远山县副县长，北川县委常委、组织部部长、统战部部长、副县长。",
        {
            "陈国华 远山县政府办公室外事办 副主任", "陈国华 远山县林业局 局长", "陈国华 远山县政府 副县长",
            "陈国华 北川县委 常委", "陈国华 北川县委组织部 部长", "陈国华 北川县委统战部 部长",
            "陈国华 北川县政府 副县长",
        },
    ),
    (
        "陈国华毕业于远川大学。毕业后历任远山县委办公室秘书、白石镇党委副书记、镇长、党委书记。",
        {
            "陈国华 远山县委办公室 秘书", "陈国华 白石镇党委 副书记", "陈国华 白石镇政府 镇长",
            "陈国华 白石镇党委 书记",
        },
    ),
    # nothing but a list of the past goes on so
    ("陈国华任远山县林业局局长，与有关方面研究，远山县副县长到场。", {"陈国华 远山县林业局 局长"}),
    ("陈国华历任远川学院中文系讲师、副院长。", {"陈国华 远川学院中文系 讲师", "陈国华 远川学院 副院长"}),
    ("陈国华，1970年生，曾任远山置业有限公司总经理；现任本公司董事。", {"陈国华 远山置业有限公司 总经理"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAST)
def test_lists_of_past_posts(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


ENTERED = [
    # whom somebody replaces has not the post
    ("陈国华接替林志强担任远山县县长。", {"陈国华 远山县政府 县长"}),
    ("陈国华成为远山县教育局副局长。", {"陈国华 远山县教育局 副局长"}),
    ("陈国华成为远山县教育局副局长林志强的助手。", {"林志强 远山县教育局 副局长"}),
    ("陈国华被认为是出任远山集团CEO的热门人选。", set()),
    ("陈国华教授担任远川大学副校长。", {"陈国华 远川大学 副校长"}),
    ("陈国华当选为远山县商会第五届理事会会长。", {"陈国华 远山县商会 会长"}),
    ("国务委员陈国华出席会议。", {"陈国华 国务院 国务委员"}),
]


@pytest.mark.parametrize(("text", "expected"), ENTERED)
def test_who_enters_upon_a_post(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


BESIDE = [
    # the party committee of the whole, though a firm of its own stands between
    (
        "远山集团党委书记陈国华，党委委员、青石股份总经理林志强，党委委员、副总经理高文亮陪同。",
        {
            "陈国华 远山集团 党委书记", "林志强 远山集团 党委委员", "林志强 青石股份 总经理",
            "高文亮 远山集团 党委委员", "高文亮 远山集团 副总经理",
        },
    ),
    # the writer's school is not its guest's
    ("我校党委书记陈国华会见了来访的远川大学副校长林志强一行。", {"林志强 远川大学 副校长"}),
    ("远山县财政局负责人陈国华介绍了情况。", {"陈国华 远山县财政局 负责人"}),
    ("有关部门负责人陈国华介绍了情况。", set()),
    ("远山县水利局总工程师陈国华到场。", {"陈国华 远山县水利局 总工程师"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_posts_beside_others(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


LAST = [
    # the post right before the name is held somewhere that was not read, those before it are still his
    ("远山委员会主席兼武装部队总司令陈国华讲话。", {"陈国华 远山委员会 主席"}),
    ("远山市发改委党组成员、北新区推进办专职主任陈国华到场。", {"陈国华 远山市发改委 党组成员"}),
    # whose title it is the text says
    ("远山公司总经理陈国华、某某处处长林志强到场。", {"陈国华 远山公司 总经理"}),
]


@pytest.mark.parametrize(("text", "expected"), LAST)
def test_a_last_post_whose_body_was_not_read(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


ABROAD = [
    ("波兰农业农村发展部长谢科尔来信。", {"谢科尔 波兰农业农村发展部 部长"}),
    ("胡塞武装发射了导弹。该组织领导人阿卜杜勒发表讲话。", {"阿卜杜勒 胡塞武装 领导人"}),
    (
        "方正会见秘鲁外长冈萨雷斯。方正表示，他同玛拉林德总统去年在美国会晤。",
        {"冈萨雷斯 秘鲁 外长", "玛拉林德 秘鲁 总统"},
    ),
    ("论坛共同主席国塞内加尔总统法耶致辞。", {"法耶 塞内加尔 总统"}),
    # no post of ours: an assistant of theirs
    ("美国总统拜登的国家安全事务助理沙利文访问中国。", {"拜登 美国 总统"}),
]


@pytest.mark.parametrize(("text", "expected"), ABROAD)
def test_officers_of_other_states(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


OWN = [
    # the writer's school is what is left when the guest is taken off
    (
        "远山大学校长陈国华一行40人来我校访问。校党委书记林志强，副校长高文亮与来宾座谈。"
        "林志强说，北川大学和远山大学是兄弟高校。",
        {"陈国华 远山大学 校长", "林志强 北川大学 党委书记", "高文亮 北川大学 副校长"},
    ),
    ("远山大学校长陈国华一行来我校访问。校党委书记林志强与来宾座谈。", {"陈国华 远山大学 校长"}),
    (
        "校党委常委、副校长林志强出席了仪式。他祝愿北川大学越办越好。",
        {"林志强 北川大学 党委常委", "林志强 北川大学 副校长"},
    ),
    (
        "8月2日下午，远山集团董事长陈国华一行到集团公司座谈。集团公司党委书记林志强参加。北川集团作为骨干企业，希望加强合作。",
        {"陈国华 远山集团 董事长", "林志强 北川集团 党委书记"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_the_writer_s_house_is_not_its_guest_s(text: str, expected: set[str]) -> None:
    assert posts(text) == expected


CAREERS = [
    # whose first post was not read
    (
        "陈国华，男，1967年2月出生。陈国华曾任远山县委副科级办事员、远山县委办公厅秘书一处处长（正科）、"
        "原北川区委常委，云岭县县长等职。",
        {
            "陈国华 远山县委办公厅秘书一处 处长", "陈国华 北川区委 常委", "陈国华 云岭县政府 县长",
        },
    ),
    # the sentence before begins with a day
    ("去年3月，陈国华任远山县林业局局长。5月任远山县教育局党组书记。", {
        "陈国华 远山县林业局 局长", "陈国华 远山县教育局 党组书记",
    }),
    ("远山集团总裁、党委副书记陈国华接任党委书记一职。", {
        "陈国华 远山集团 总裁", "陈国华 远山集团 党委副书记", "陈国华 远山集团 党委书记",
    }),
    ("陈国华从北川集团到远山集团任总经理。", {"陈国华 远山集团 总经理"}),
    ("与会者有远山镇党委委员、镇长陈国华，北川镇党委委员、武装部部长林志强。", {
        "陈国华 远山镇党委 委员", "陈国华 远山镇政府 镇长", "林志强 北川镇党委 委员", "林志强 北川镇武装部 部长",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CAREERS)
def test_careers(text: str, expected: set[str]) -> None:
    assert posts(text) == expected
