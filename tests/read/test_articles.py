"""Invented newspaper pages and web pages, and what a reader sees in them."""

from typing import NamedTuple

import pytest

from kg.model import Document
from kg.read import read_text

BODY = "青禾镇昨日召开重点项目推进会，镇长赵志强出席会议，并对下一阶段的工作作出部署，要求各村抓紧落实。"
MORE = "会议听取了各村的汇报，研究了存在的困难，明确了责任人员和完成时限，力争在年底之前全部建成投入使用。"


class Seen(NamedTuple):
    """What is expected of one document."""

    title: str | None = None
    published: str | None = None
    by: str | None = None
    source: str | None = None
    credits: tuple[tuple[str, str], ...] = ()


def seen(document: Document) -> Seen:
    credits = tuple((credit.role, document.text[credit.start : credit.end]) for credit in document.credits)
    return Seen(document.title, document.published, document.published_by, document.source, credits)


CASES: dict[str, tuple[str, list[Seen]]] = {
    "one paragraph": (BODY, [Seen()]),
    "two paragraphs, no title": (f"{BODY}\n{MORE}", [Seen()]),
    "a title and a paragraph": (f"青禾镇部署重点项目\n{BODY}", [Seen("青禾镇部署重点项目")]),
    "an exclamation mark in the title": (f"定了!青禾镇将建新桥!\n{BODY}", [Seen("定了!青禾镇将建新桥!")]),
    "a prefix of the title stays": (f"【走基层】青禾镇里话丰收\n{BODY}", [Seen("【走基层】青禾镇里话丰收")]),
    "a list of lines is no title": ("智能装备项目\n新材料项目\n生物医药项目", [Seen()]),
    "a title over two lines": (
        f"青禾镇牵手云湖集团、北山科技\n迈出产业发展新步伐\n\n■记者 王小明\n\n{BODY}",
        [Seen("青禾镇牵手云湖集团、北山科技迈出产业发展新步伐", credits=(("记者", "王小明"),))],
    ),
    "a subtitle": (f"一座小镇的十年\n——青禾镇发展纪实\n{BODY}\n{MORE}", [Seen("一座小镇的十年——青禾镇发展纪实")]),
    "a web page": (
        f"青禾镇部署重点项目\n云湖网  发布时间:2023-02-17 11:03\n\n{BODY}\n\n全力建设园区\n\n{MORE}\n\n"
        "来源:青禾区融媒体中心  作者:记者 陈书 通讯员 孙小宁  编辑:郑海\n返回",
        [Seen("青禾镇部署重点项目", "2023-02-17", "metadata", "云湖网",
              (("记者", "陈书"), ("通讯员", "孙小宁"), ("编辑", "郑海")))],
    ),
    "the header of an authority's page": (
        f"当前位置：首页 > 新闻\n高新区签约一批项目\n发布时间：2022-05-06　信息来源：高新区管委会　浏览次数：128　"
        f"字号：[ 大 中 小 ]\n　　{BODY}（柏云霄）\n一审：张  松\n"
        f"上一篇：关于检查的通知\n下一篇：没有了\n【打印】【关闭】",
        [Seen("高新区签约一批项目", "2022-05-06", "metadata", "高新区管委会",
              (("作者", "柏云霄"), ("一审", "张  松")))],
    ),
    "date and medium without keys": (
        f"云湖区新增三家工厂\n2021-03-22 09:59 云湖日报\n{BODY}",
        [Seen("云湖区新增三家工厂", "2021-03-22", "metadata", "云湖日报")],
    ),
    "the original title": (
        f"北山科技：子公司中标\n原标题：北山科技(6.74,-0.06)：子公司中标    来源：云湖证券报\n{BODY}",
        [Seen("北山科技：子公司中标", source="云湖证券报")],
    ),
    "a medium's own report before the stated source": (
        f"北山科技中标\n来源：某某财经\n云湖财经网讯（记者 韩飞）{BODY}",
        [Seen("北山科技中标", source="云湖财经网", credits=(("记者", "韩飞"),))],
    ),
    "a wire report": (
        f"云岭省与海川集团签约\n新华社昆城5月3日电（记者王五、欧阳雪）{BODY}",
        [Seen("云岭省与海川集团签约", "--05-03", "text", "新华社", (("记者", "王五"), ("记者", "欧阳雪")))],
    ),
    "a wire report in the old style": (
        f"中新社昆城九月二十七日电 {BODY}", [Seen(None, "--09-27", "text", "中新社")]
    ),
    "a paper's own telegram": (
        f"本报昆城1月28日电记者张金报道：{BODY}", [Seen(None, "--01-28", "dateline", None, (("记者", "张金"),))]
    ),
    "the dateline of a county paper": (f"青禾讯 3月19日，{BODY}", [Seen(None, "--03-19", "dateline")]),
    "a dateline with a year": (f"本报讯 2021年5月12日，{BODY}", [Seen(None, "2021-05-12", "dateline")]),
    "a reporter within the opening": (
        f"本报讯（见习记者 李四 通讯员 王五）{BODY}",
        [Seen(credits=(("见习记者", "李四"), ("通讯员", "王五")))],
    ),
    "reporters without brackets": (
        f"本报讯 记者张三 通讯员李小四 报道：{BODY}", [Seen(credits=(("记者", "张三"), ("通讯员", "李小四")))]
    ),
    "a byline of a photo report": (
        f"云湖大桥合龙\n本报记者 陈静 文/图\n\n{BODY}", [Seen("云湖大桥合龙", credits=(("记者", "陈静"),))]
    ),
    "names before their offices": (
        f"云湖大桥合龙\n张三/文 李四/图\n{BODY}", [Seen("云湖大桥合龙", credits=(("作者", "张三"), ("摄影", "李四")))]
    ),
    "reporters at the end of a paragraph": (
        f"{BODY}（记者 张三 通讯员 阿依古丽·买买提）",
        [Seen(credits=(("记者", "张三"), ("通讯员", "阿依古丽·买买提")))],
    ),
    "who wrote and who took the pictures": (
        f"{BODY}（文：方涛；图：周强）", [Seen(credits=(("作者", "方涛"), ("摄影", "周强")))]
    ),
    "when the page was changed, and an office that put it there": (
        f"青禾镇部署项目\n修改时间：2022-01-27 10:00 发布作者：综合部 点击次数3\n{BODY}",
        [Seen("青禾镇部署项目", "2022-01-27", "metadata")],
    ),
    "an office that sent the report": (
        f"{BODY}（青禾镇党政办通讯员 张三）", [Seen(credits=(("通讯员", "张三"),))]
    ),
    "a site's own news with its place behind the date": (
        f"云湖网6月5日青禾消息 日前，{BODY}", [Seen(None, "--06-05", "text", "云湖网")]
    ),
    "the office of whoever wrote it": (f"{BODY}（科研处 张三）", [Seen(credits=(("作者", "张三"),))]),
    "a date and how often it was read": (
        f"青禾镇部署项目\n2021-12-28 570 次浏览\n{BODY}", [Seen("青禾镇部署项目", "2021-12-28", "metadata")]
    ),
    "an editor in brackets": (f"{BODY}\n{MORE}\n（责任编辑：钱进）", [Seen(credits=(("责任编辑", "钱进"),))]),
    "a pupil of journalism": (f"{BODY}\n本报记者 周丽 实习生 吴敏",
                               [Seen(credits=(("记者", "周丽"), ("实习生", "吴敏")))]),
    "reporters as sources are no byline": (f"记者从青禾镇获悉，{BODY}", [Seen()]),
    "a medium's reporter in the text": (f"{BODY}云湖日报记者从会上获悉，项目进展顺利。", [Seen(source="云湖日报")]),
    "today": (f"青禾镇部署项目\n今天（6月25日），{BODY}", [Seen("青禾镇部署项目", "--06-25", "text")]),
    "years in the text are not the present": (
        f"今日(10月14日)，{BODY}2021年，青禾镇投入资金。", [Seen(None, "--10-14", "text")]
    ),
    "two reports, each with an opening": (
        f"本报讯 5月12日，{BODY}\n\n{MORE}\n\n本报讯 5月14日，{BODY}\n\n{MORE}2021年。",
        [Seen(None, "--05-12", "dateline"), Seen(None, "--05-14", "dateline")],
    ),
    "the year that another report states": (
        f"本报讯 2021年5月12日，{BODY}\n\n{MORE}\n\n本报讯 5月14日，{BODY}\n\n{MORE}",
        [Seen(None, "2021-05-12", "dateline"), Seen(None, "2021-05-14", "dateline")],
    ),
    "a headline below its text, bylines above": (
        f"■记者 王小明\n\n本报讯 5月12日，{BODY}\n\n青禾镇召开重点项目推进会\n■记者 李四\n\n"
        "本报讯 6月2日，云湖大桥顺利合龙，这标志着大桥建设进入冲刺阶段。\n\n云湖大桥顺利合龙\n",
        [
            Seen("青禾镇召开重点项目推进会", "--05-12", "dateline", None, (("记者", "王小明"),)),
            Seen("云湖大桥顺利合龙", "--06-02", "dateline", None, (("记者", "李四"),)),
        ],
    ),
    "the byline of one at its end, of the next at its head": (
        f"本报讯 5月12日，{BODY}\n ■记者王小明\n\n■记者王小明通讯员杨琴俞雪\n\n本报讯 6月2日，{MORE}",
        [
            Seen(None, "--05-12", "dateline", None, (("记者", "王小明"),)),
            Seen(None, "--06-02", "dateline", None, (("记者", "王小明"), ("通讯员", "杨琴"), ("通讯员", "俞雪"))),
        ],
    ),
    "a page with its head": (
        "2021年6月8日 星期二 第3版 责编：周敏\n\n青禾镇部署项目\n\n本报讯（记者 王小明）6月7日，" + BODY
        + f"\n\n云湖大桥合龙\n本报记者 陈静\n\n{MORE}",
        [
            Seen("青禾镇部署项目", "2021-06-08", "metadata", None, (("责编", "周敏"), ("记者", "王小明"))),
            Seen("云湖大桥合龙", "2021-06-08", "metadata", None, (("记者", "陈静"),)),
        ],
    ),
    "two web pages in one file": (
        f"青禾镇部署项目\n2021-03-22 09:59 来源：云湖日报\n{BODY}\n[责任编辑：钱进]\n"
        f"云湖区新增工厂\n2021-03-23 10:20 来源：南岸发布\n记者 李四 报道\n{MORE}\n责编：孙立\n返回顶部",
        [
            Seen("青禾镇部署项目", "2021-03-22", "metadata", "云湖日报", (("责任编辑", "钱进"),)),
            Seen("云湖区新增工厂", "2021-03-23", "metadata", "南岸发布", (("记者", "李四"), ("责编", "孙立"))),
        ],
    ),
    "sections are no articles": (
        f"青禾镇的新产业\n■记者 王小明\n{BODY}\n\n产业兴旺\n\n{MORE}\n\n二、生态宜居\n\n{BODY}\n\n{MORE}",
        [Seen("青禾镇的新产业", credits=(("记者", "王小明"),))],
    ),
    "a picture's caption is no article": (
        f"青禾镇的新产业\n{BODY}\n\n新华社记者 王五 摄\n\n工人在车间忙碌\n\n{MORE}\n{BODY}",
        [Seen("青禾镇的新产业", credits=(("记者", "王五"),))],
    ),
    "a preface does not cut the article off": (
        f"青禾镇的新产业\n编者按：今起推出系列报道，敬请关注。\n本报讯（记者 王小明）{BODY}",
        [Seen("青禾镇的新产业", credits=(("记者", "王小明"),))],
    ),
    "news within the text is no opening": (f"青禾镇近况\n{BODY}\n北山发布消息，{MORE}", [Seen("青禾镇近况")]),
    "the same article twice": (f"本报讯 5月12日，{BODY}\n\n本报讯 5月12日，{BODY}",
                               [Seen(None, "--05-12", "dateline")]),
    "a medium in a box": (
        f"【云湖新闻网】（记者 王小明）{BODY}",
        [Seen(None, source="云湖新闻网", credits=(("记者", "王小明"),))],
    ),
    "a signed notice with an annex": (
        f"青禾镇的公告\n{BODY}\n特此公告\n青禾镇人民政府\n2022年5月6日\n附：陈大文简历\n{MORE}",
        [Seen("青禾镇的公告", "2022-05-06", "metadata")],
    ),
    "a notice and what it issues": (
        f"关于印发《青禾镇保护方案》的通知\n各村：\n现将《青禾镇保护方案》印发给你们，请遵照执行。{BODY}\n青禾镇人民政府\n"
        f"2022年5月6日\n青禾镇保护方案\n{MORE}{BODY}",
        [Seen("关于印发《青禾镇保护方案》的通知", "2022-05-06", "metadata")],
    ),
    "who signs is no title": (
        f"按照规定，现将有关事项公示如下。{BODY}\n青禾镇项目推进局\n2022年5月6日",
        [Seen(None, "2022-05-06", "metadata")],
    ),
    "whose announcement it is": (
        f"证券代码：600999 公告编号：2022-001\n青禾股份有限公司\n关于设立子公司的公告\n{BODY}\n{MORE}",
        [Seen("青禾股份有限公司关于设立子公司的公告")],
    ),
    "traditional characters": (
        f"青禾鎮部署項目\n發佈時間：2022-05-06 來源：雲湖日報\n{BODY}\n責任編輯：陳大文",
        [Seen("青禾鎮部署項目", "2022-05-06", "metadata", "雲湖日報", (("責任編輯", "陳大文"),))],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_articles(text: str, expected: list[Seen]) -> None:
    assert [seen(document) for document in read_text(text)] == expected


def test_navigation_is_dropped_and_metadata_kept() -> None:
    document = read_text(CASES["a web page"][0])[0]
    assert [block.kind for block in document.blocks] == ["title", "meta", "body", "body", "body", "meta"]
    assert "返回" not in document.text
    stated = {key: document.text[start:end] for key, start, end in document.stated}
    assert stated == {"title": "青禾镇部署重点项目", "published": "2023-02-17", "source": "云湖网"}


def test_the_title_comes_first_wherever_it_stood() -> None:
    documents = read_text(CASES["a headline below its text, bylines above"][0])
    assert all(document.blocks[0].kind == "title" for document in documents)
    assert [document.article for document in documents] == [1, 2]


def test_one_more_article_changes_no_other_id() -> None:
    first, second = f"本报讯 5月12日，{BODY}", f"本报讯 6月2日，{MORE}"
    alone = read_text(second)[0].id
    assert [document.id for document in read_text(f"{first}\n\n{second}")][1] == alone


def test_behind_a_signed_notice_without_an_annex_another_article_begins() -> None:
    first = f"青禾镇的公告\n{BODY}\n特此公告。\n青禾镇人民政府\n2022年5月6日\n\n"
    documents = read_text(f"{first}北山镇的新产业\n本报讯（记者 王小明）{MORE}{BODY}")
    assert len(documents) == 2
    assert documents[1].credits


def test_to_whom_a_paper_is_open_begins_no_article() -> None:
    text = (
        "远山县人民政府关于印发保护方案的通知\n\n各乡镇人民政府：\n\n现将《青石湖保护方案》印发给你们，请认真执行。\n\n"
        "远山县人民政府\n\n2018年3月27日\n\n（此件公开发布）\n\n"
        "根据《白马省人民政府关于湖泊保护的实施意见》精神，结合我县实际，制定本方案，请各乡镇人民政府、各有关部门遵照执行。\n"
    )
    assert len(read_text(text)) == 1


def test_a_line_of_a_form_is_no_title() -> None:
    text = (
        "青石生物科技有限公司年产600吨项目需开展环境影响评价工作，现进行公示，欢迎公众参与并提出宝贵意见。\n"
        "项目总投资为5000万元。\n2、建设单位及联系方式\n建设单位：青石生物科技有限公司\n"
    )
    assert all(block.kind != "title" for document in read_text(text) for block in document.blocks)


def test_a_point_behind_the_medium_is_no_part_of_it() -> None:
    document = read_text(f"青禾镇部署重点项目\n云湖日报· 2023-02-17 03:16\n{BODY}")[0]
    assert {document.text[start:end] for key, start, end in document.stated if key == "source"} == {"云湖日报"}


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("全媒体记者 陈国华 林志强 报道：", ["陈国华", "林志强"]),
        ("远山县融媒体中心记者陈国华、林志强报道：", ["陈国华", "林志强"]),
        # what reporters do is no byline
        ("记者节活动报道：", []),
        ("记者从县水利局获悉，据报道：", []),
    ],
)
def test_who_signs_before_the_first_sentence(opening: str, names: list[str]) -> None:
    text = f"远山县召开防汛会议\n{opening}10月8日，远山县召开会议，部署今年的防汛工作，要求各镇做好准备。"
    (document,) = read_text(text)
    assert [document.text[credit.start : credit.end] for credit in document.credits] == names
