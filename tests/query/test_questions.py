"""Every question in ``queries/`` states itself in two languages, runs, and gives these rows over the fixture graph."""

import re
from pathlib import Path

import pytest

from kg.query import run

FOLDER = Path(__file__).parents[2] / "queries"
FILES = sorted(FOLDER.glob("*.rq"))

SIGNING = "云溪产业园合作签约仪式"
PARK, PHASE = "云溪产业园", "云溪产业园一期"
STARS = "星河智造有限公司"
FIRST = "青岚区携手星河智造 云溪产业园改造提升"
SECOND = "云溪产业园一期6月开工"
THIRD = "另一城的陈望舒"

# file, bindings, all rows of the answer
CASES = [
    ("who-holds-which-post", {}, [
        ("林若溪", "董事长", STARS, "", "", ""), ("沈知秋", "镇长", "云溪镇政府", "2021-06-02", "", ""),
        ("陈望舒", "书记", "云溪镇党委", "", "", ""), ("陈望舒", "局长", "江浦市教育局", "", "2022", ""),
        ("陈望舒", "常委", "青岚区委", "", "", "")]),
    ("who-holds-which-post", {"organization": "星河"}, [("林若溪", "董事长", STARS, "", "", "")]),
    ("who-holds-which-post", {"person": "沈知秋"}, [("沈知秋", "镇长", "云溪镇政府", "2021-06-02", "", "")]),
    ("post-holders-on-a-date", {"date": "2021-06-01"}, [
        ("陈望舒", "书记", "云溪镇党委", "", ""), ("林若溪", "董事长", STARS, "", ""),
        ("陈望舒", "局长", "江浦市教育局", "", "2022"), ("陈望舒", "常委", "青岚区委", "", "")]),
    ("post-holders-on-a-date", {"date": "2022-12-31", "organization": "江浦市教育局"}, [
        ("陈望舒", "局长", "江浦市教育局", "", "2022")]),
    ("post-holders-on-a-date", {"date": "2023-01-01", "organization": "江浦市教育局"}, []),
    ("post-holders-on-a-date", {"date": "2021-06-02", "organization": "云溪镇政府"}, [
        ("沈知秋", "镇长", "云溪镇政府", "2021-06-02", "")]),
    ("who-cooperates-with-whom", {}, [(STARS, "云溪镇政府", "战略合作协议", PARK, "2021-05-12")]),
    ("who-cooperates-with-whom", {"organization": "青岚区委"}, []),
    ("what-stands-in-a-place", {"place": "青岚"}, [
        ("青岚区", "</script><img src=x onerror=alert(1)>\"'\\有限公司", "企业"),
        ("青岚区", "星�河\u202e;|&\n=路", "设施"), ("青岚区", "青岚会议中心", "设施"), ("青岚区", PARK, "项目")]),
    ("project-partners", {"project": "园区"}, [
        (PARK, "云溪镇政府", "战略合作协议", "已述"), (PARK, "云溪镇政府", "打造", "已述"),
        (PARK, STARS, "战略合作协议", "已述")]),
    ("project-partners", {"project": PHASE}, [(PHASE, STARS, "建设", "计划")]),
    ("areas-in-square-metres", {}, [(PARK, "规划面积", "6760亩", "4506666.67", "已述")]),
    ("money", {}, [
        (PHASE, "投资", "20亿元", "2000000000", "CNY", "计划"),
        (PARK, "总投资", "13.5亿元", "1350000000", "CNY", "已述")]),
    ("all-quantities", {"entity": PARK}, [
        (PARK, "总投资", "13.5亿元", "1350000000", "CNY", "已述"), (PARK, "规划面积", "6760亩", "6760", "亩", "已述")]),
    ("industries", {"industry": "智造"}, [("精密智造", PARK)]),
    ("timeline", {"entity": PARK}, [
        ("2021", "云溪镇政府", "建设", PARK, "已述"), ("2021-05-12", SIGNING, "关于", PARK, "已述"),
        ("2021-05-12", STARS, "合作", "云溪镇政府", "已述"), ("2021-06", PARK, "入选", "未来园区创建名单", "已述")]),
    ("who-attended-what", {}, [
        ("林若溪", "attended", SIGNING, "2021-05-12"), ("陈望舒", "attended", SIGNING, "2021-05-12"),
        ("青岚区委", "convened", SIGNING, "2021-05-12")]),
    ("events-with-time-and-place", {}, [
        ("开学工作会议", "---09", "", ""), ("开学工作会议", "--08-04/--08-06", "", ""),
        (SIGNING, "2021-05-12", "青岚会议中心", PARK)]),
    ("planned-facts", {}, [
        (PHASE, "数量", "20亿元", "", "预计投资20亿元"), (STARS, "建设", PHASE, "青岚区政府", "拟由星河智造建设")]),
    ("negated-facts", {}, [("沈知秋", "参加", SIGNING, "沈知秋未参加签约仪式")]),
    ("facts-with-several-sources", {}, [("林若溪", "任职", STARS, "2")]),
    ("evidence-of-an-entity", {"entity": "沈知秋"}, [
        ("任职", "沈知秋", "云溪镇政府", "已述", SECOND, "137", "157", "2021年6月2日起，沈知秋任云溪镇镇长"),
        ("参加", "沈知秋", SIGNING, "否定", SECOND, "158", "168", "沈知秋未参加签约仪式")]),
    ("aliases-and-reasons", {"entity": STARS}, [
        (STARS, "星河", "short-form", f"“星河”是“{STARS}”的简称"),
        (STARS, "星河智造", "short-form", f"“星河智造”是“{STARS}”的简称")]),
    ("same-name-kept-apart", {}, [("陈望舒", "陈望舒", "namesake", "任职机构不同")]),
    ("companies-tied-to-an-official", {}, [
        ("沈知秋", "云溪镇政府", STARS), ("陈望舒", SIGNING, "星河青岚分公司")]),
    ("paths-between-two", {"from": "沈知秋", "to": "林若溪"}, [("沈知秋", "云溪镇政府", STARS, "林若溪")]),
    ("paths-between-two", {"from": "陈望舒", "to": "林若溪"}, [
        ("陈望舒", SIGNING, "", "林若溪"), ("陈望舒", "青岚区委", SIGNING, "林若溪")]),
    ("who-said-what", {}, [("陈望舒", "表示", "要抓好项目落地。", FIRST)]),
    ("policies-and-who-pursues-them", {}, [
        ("数智青岚", "推进", "青岚区政府", ""), ("未来园区创建名单", "入选", PARK, "2021-06"),
        ("青岚区产业规划", "发布", "青岚区政府", "---12")]),
    ("what-belongs-to-what", {}, [
        (PHASE, PARK, PARK), ("星河青岚分公司", STARS, STARS), ("云溪镇", "青岚区", "青岚区")]),
    ("companies-founded-established-moved", {}, [
        (STARS, "创办", "林若溪", "2012", ""), (STARS, "迁至", PARK, "", "南陵市"),
        ("星河青岚分公司", "成立", SIGNING, "--05-12", "")]),
    ("articles-and-their-authors", {}, [
        (THIRD, "", "", "", "4"),
        (FIRST, "2021-05-13", "周小满", "青岚日报", "17"), (SECOND, "2021-06", "", "", "14")]),
]  # fmt: skip


def text_of(name):
    return (FOLDER / f"{name}.rq").read_text("utf-8")


@pytest.mark.parametrize(("name", "bindings", "expected"), CASES)
def test_rows(build, name, bindings, expected):
    rows = list(run(build, text_of(name), bindings=bindings).rows())
    if "ORDER BY" not in text_of(name):
        rows, expected = sorted(rows), sorted(expected)
    assert rows == expected


def first(build, name, bindings=None):
    return list(run(build, text_of(name), bindings=bindings).rows())


def test_long_answers_by_their_beginning_and_length(build):
    doubtful = first(build, "doubtful-facts")
    assert doubtful[0] == ("0.3", "开学工作会议", "发生日期", "---09", "occurredOn-rule", "9日")
    assert len(doubtful) == 30
    single = first(build, "facts-with-one-source")
    assert single[0] == ("开学工作会议", "发生日期", "---09", THIRD, "0.3")
    assert len(single) == 39
    assert first(build, "most-connected")[0] == (PARK, "项目", "8", "8")
    triples = first(build, "subgraph-of-an-entity", {"entity": "沈知秋"})
    assert {predicate for _, predicate, _ in triples} == {"kg:holdsPosition", "skos:prefLabel"}


def test_a_plan_that_came_true(build, tmp_path):
    assert first(build, "plans-that-came-true") == []
    text = (build / "graph.ttl").read_text("utf-8")
    planned = re.search(r"^fact:\w+ a rdf:Statement , kg:Fact ;\n(?:\t.*\n)*?\tkg:status kg:planned ;\n(?:\t.*\n)*",
                        text[text.index("## 建设：云溪产业园一期"):], re.MULTILINE)  # fmt: skip
    done = planned[0].replace("kg:planned", "kg:asserted")
    done = re.sub(r"^fact:\w+", "fact:0123456789ab", done)
    (tmp_path / "graph.ttl").write_text(text + "\n" + done, "utf-8")
    assert first(tmp_path, "plans-that-came-true") == [(STARS, "建设", PHASE, SECOND, SECOND)]


def test_places_with_the_code_of_a_division(build, tmp_path):
    assert first(build, "administrative-codes") == []
    text = (build / "graph.ttl").read_text("utf-8")
    towns = {name: re.search(rf'^(place:\w+) .*\n(?:\t.*\n)*?\tskos:prefLabel "{name}"', text, re.MULTILINE)
             for name in ("云溪镇", "南陵市")}  # fmt: skip
    codes = [f'{town[1]} schema:identifier "{code}"^^kg:divisionCode .'
             for town, code in zip(towns.values(), ("990101", "990200"), strict=True) if town]  # fmt: skip
    (tmp_path / "graph.ttl").write_text("\n".join([text, *codes]), "utf-8")
    rows = [("990101", "云溪镇", "青岚区"), ("990200", "南陵市", "")]
    assert first(tmp_path, "administrative-codes") == rows
    assert first(tmp_path, "administrative-codes", {"within": "9901"}) == rows[:1]


def test_every_file_is_tested():
    own = {"administrative-codes", "doubtful-facts", "facts-with-one-source", "most-connected", "plans-that-came-true",
           "subgraph-of-an-entity"}  # fmt: skip
    assert {name for name, _, _ in CASES} | own == {path.stem for path in FILES}
    assert len(FILES) >= 25


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_asks_its_question_in_chinese_and_english(path):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    head = path.read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"# .*[\u4e00-\u9fff].*[？。] [A-Z][^\u4e00-\u9fff]*[?.)]+", head), head


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_setting_that_a_file_offers_is_a_variable_of_it(build, path):
    text = path.read_text("utf-8")
    for name in re.findall(r"--set (\w+)=", text):
        run(build, text, bindings={name: "x"})
