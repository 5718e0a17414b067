"""Posts in lists, a line each: under a label, beside a name, and in a résumé."""

from test_posts import posts, qualifier

GROUP = """远山县决定成立防汛工作领导小组，名单如下：
组　长：陈国华（县委书记）
副组长：林志强　远山县副县长
成　员：
高文亮 远山县应急管理局局长
1. 罗建军 远山县气象局局长、青石山防汛指挥部副指挥长
叶文弘、王立新
领导小组下设办公室，负责日常工作，由县应急管理局的工作人员组成，各成员单位按职责分工做好有关工作。
"""


def test_the_members_of_a_group_under_their_labels() -> None:
    found = posts(GROUP)
    group = {post.split()[0] + post.split()[2] for post in found if "领导小组" in post}
    assert group == {
        "陈国华组长", "林志强副组长", "高文亮成员", "罗建军成员", "叶文弘成员", "王立新成员"
    }  # fmt: skip


def test_the_posts_beside_the_names_of_a_list() -> None:
    found = posts(GROUP)
    assert {"高文亮 远山县应急管理局 局长", "罗建军 远山县气象局 局长"} <= found
    assert not [post for post in found if post.startswith("成员")]


def test_a_label_begins_a_post_of_its_own() -> None:
    assert posts("县委书记副组长：林志强") == set()


def test_no_group_no_members() -> None:
    assert posts("远山县召开会议。\n组长：陈国华\n副组长：林志强") == set()
    assert posts("成立领导小组。\n主要工作成员：陈国华到场后讲话，林志强随行。") == set()


LIFE = """陈国华，男，汉族，1972年5月生，本地人，1994年7月参加工作，大学学历。
1994.07—1998.03 远山县云岭镇干部；
1998.03—2003.11 远山县财政局副局长、局长（其间：2001.09—2003.07在省委党校学习）；
2003.11—2008.05 远山县委常委、副县长；
2008年5月至2012年1月，北川市交通运输局党组书记、局长；
2012.01至今 北川市副市长
"""


def test_the_stations_of_a_resume() -> None:
    assert posts(LIFE) == {
        "陈国华 远山县财政局 副局长",
        "陈国华 远山县财政局 局长",
        "陈国华 远山县委 常委",
        "陈国华 远山县政府 副县长",
        "陈国华 北川市交通运输局 党组书记",
        "陈国华 北川市交通运输局 局长",
        "陈国华 北川市政府 副市长",
    }
    assert qualifier(LIFE, "副县长", "until") == "2008-05"
    assert qualifier(LIFE, "副县长", "tenure") == "former"
    assert qualifier(LIFE, "副市长", "since") == "2012-01"
    assert qualifier(LIFE, "副市长", "tenure") is None


def test_dates_without_a_resume_before_them_tell_of_nobody() -> None:
    assert posts("远山县召开会议，陈国华主持。\n1998.03—2003.11 远山县财政局副局长。") == set()
