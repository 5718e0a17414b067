"""A small graph of invented names that holds every predicate, status, kind of qualifier, quantity and date, and names
that break careless writers. ``graph()`` makes it anew; ``entity_id(type, name)`` and ``fact_id(...)`` are its ids."""

import hashlib
from collections.abc import Iterator, Sequence

from kg.graph import ARTICLE, KnowledgeGraph
from kg.model import Apart, Block, Credit, Document, Entity, Evidence, Fact, Link, MentionRef, Stretch

HOSTILE = "</script><img src=x onerror=alert(1)>\"'\\有限公司"
CONTROL = "星\x01河\u202e;|&\n=路"

SIGNING = """青岚区携手星河智造 云溪产业园改造提升
本报讯 5月12日，云溪产业园合作签约仪式在青岚会议中心举行。
青岚区委常委、云溪镇党委书记陈望舒，星河智造有限公司董事长林若溪出席签约仪式。
云溪产业园位于云溪镇东北部，规划面积6760亩，总投资13.5亿元，重点发展精密智造和汽车零部件产业。
星河智造与云溪镇签署战略合作协议。云溪镇属于青岚区，毗邻白鹭河。
陈望舒表示：“要抓好项目落地。”会上成立星河青岚分公司。
记者 周小满"""
PLAN = """云溪产业园一期6月开工
据青岚区政府公告，云溪产业园一期将于2021年6月开工，拟由星河智造建设，预计投资20亿元。
云溪产业园入选未来园区创建名单。青岚区政府发布《青岚区产业规划》，推进数智青岚战略。
星河智造总部由南陵市迁至云溪产业园。林若溪于2012年创办星河智造。
2021年6月2日起，沈知秋任云溪镇镇长。沈知秋未参加签约仪式。"""
OTHER = """另一城的陈望舒
江浦市教育局局长陈望舒介绍，8月4日至6日举行开学工作会议，9日结束报名。"""

_TEXTS = {"d00000000001": SIGNING, "d00000000002": PLAN, "d00000000003": OTHER}
_PUBLISHED = {"d00000000001": "2021-05-13", "d00000000002": "2021-06", "d00000000003": None}

# type, name, aliases
_ENTITIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Person", "陈望舒", ()),
    ("Person", "林若溪", ()),
    ("Person", "沈知秋", ()),
    ("Person", "周小满", ()),
    ("Government", "青岚区委", ()),
    ("Government", "云溪镇党委", ()),
    ("Government", "青岚区政府", ("青岚区",)),
    ("Government", "云溪镇政府", ("云溪镇",)),
    ("Government", "江浦市教育局", ()),
    ("Company", "星河智造有限公司", ("星河智造", "星河")),
    ("Company", "星河青岚分公司", ()),
    ("Company", HOSTILE, ("a\tb",)),
    ("Organization", "青岚日报", ()),
    ("Place", "云溪镇", ()),
    ("Place", "青岚区", ("青岚",)),
    ("Place", "白鹭河", ()),
    ("Place", "南陵市", ()),
    ("Facility", "青岚会议中心", ()),
    ("Facility", CONTROL, ()),
    ("Project", "云溪产业园", ("园区",)),
    ("Project", "云溪产业园一期", ()),
    ("Event", "云溪产业园合作签约仪式", ("签约仪式",)),
    ("Event", "开学工作会议", ()),
    ("Policy", "数智青岚", ()),
    ("Policy", "未来园区创建名单", ()),
    ("Policy", "青岚区产业规划", ()),
    ("Industry", "精密智造", ()),
    ("Industry", "汽车零部件", ()),
)

_D1, _D2, _D3 = _TEXTS
# predicate, subject, object name or None, value, qualifiers, status, confidence, (document, quote) ...
_Row = tuple[str, str, str | None, str | None, dict[str, str], str, float, Sequence[tuple[str, str]]]
_FACTS: tuple[_Row, ...] = (
    ("holdsPosition", "陈望舒", "青岚区委", None, {"role": "常委"}, "asserted", 0.95,
     [(_D1, "青岚区委常委、云溪镇党委书记陈望舒")]),
    ("holdsPosition", "陈望舒", "云溪镇党委", None, {"role": "书记"}, "asserted", 0.95,
     [(_D1, "青岚区委常委、云溪镇党委书记陈望舒"), (_D1, "云溪镇党委书记陈望舒")]),
    ("holdsPosition", "陈望舒#2", "江浦市教育局", None, {"role": "局长", "until": "2022"}, "asserted", 0.9,
     [(_D3, "江浦市教育局局长陈望舒")]),
    ("holdsPosition", "林若溪", "星河智造有限公司", None, {"role": "董事长"}, "asserted", 0.97,
     [(_D1, "星河智造有限公司董事长林若溪"), (_D2, "林若溪于2012年创办星河智造")]),
    ("holdsPosition", "沈知秋", "云溪镇政府", None, {"role": "镇长", "since": "2021-06-02"}, "asserted", 0.9,
     [(_D2, "2021年6月2日起，沈知秋任云溪镇镇长")]),
    ("locatedIn", "云溪产业园", "云溪镇@Place", None, {"direction": "东北"}, "asserted", 0.9,
     [(_D1, "云溪产业园位于云溪镇东北部")]),
    ("locatedIn", "青岚会议中心", "青岚区@Place", None, {}, "asserted", 0.6, [(_D1, "青岚会议中心")]),
    ("locatedIn", HOSTILE, "云溪镇@Place", None, {}, "asserted", 0.5, [(_D1, "云溪镇")]),
    ("locatedIn", CONTROL, "云溪镇@Place", None, {}, "asserted", 0.5, [(_D1, "云溪镇")]),
    ("adjacentTo", "云溪镇@Place", "白鹭河", None, {}, "asserted", 0.8, [(_D1, "云溪镇属于青岚区，毗邻白鹭河")]),
    ("partOf", "云溪镇@Place", "青岚区@Place", None, {}, "asserted", 0.9, [(_D1, "云溪镇属于青岚区")]),
    ("partOf", "云溪产业园一期", "云溪产业园", None, {}, "asserted", 0.9, [(_D2, "云溪产业园一期")]),
    ("partOf", "星河青岚分公司", "星河智造有限公司", None, {}, "asserted", 0.7, [(_D1, "星河青岚分公司")]),
    ("cooperatesWith", "星河智造有限公司", "云溪镇政府", None,
     {"about": "云溪产业园", "date": "2021-05-12", "kind": "战略合作协议"}, "asserted", 0.9,
     [(_D1, "星河智造与云溪镇签署战略合作协议")]),
    ("participatesIn", "陈望舒", "云溪产业园合作签约仪式", None, {"as": "attended"}, "asserted", 0.9,
     [(_D1, "陈望舒，星河智造有限公司董事长林若溪出席签约仪式")]),
    ("participatesIn", "林若溪", "云溪产业园合作签约仪式", None, {"as": "attended"}, "asserted", 0.9,
     [(_D1, "林若溪出席签约仪式")]),
    ("participatesIn", "青岚区委", "云溪产业园合作签约仪式", None, {"as": "convened"}, "asserted", 0.5,
     [(_D1, "签约仪式")]),
    ("participatesIn", "沈知秋", "云溪产业园合作签约仪式", None, {"as": "attended"}, "negated", 0.9,
     [(_D2, "沈知秋未参加签约仪式")]),
    ("heldIn", "云溪产业园合作签约仪式", "青岚会议中心", None, {}, "asserted", 0.9,
     [(_D1, "云溪产业园合作签约仪式在青岚会议中心举行")]),
    ("concerns", "云溪产业园合作签约仪式", "云溪产业园", None, {}, "asserted", 0.9, [(_D1, "云溪产业园合作签约仪式")]),
    ("develops", "星河智造有限公司", "云溪产业园一期", None,
     {"attributedTo": "青岚区政府", "kind": "建设"}, "planned", 0.8, [(_D2, "拟由星河智造建设")]),
    ("develops", "云溪镇政府", "云溪产业园", None, {"kind": "打造", "date": "2021"}, "asserted", 0.6,
     [(_D1, "云溪产业园改造提升")]),
    ("establishes", "云溪产业园合作签约仪式", "星河青岚分公司", None, {"date": "--05-12"}, "asserted", 0.7,
     [(_D1, "会上成立星河青岚分公司")]),
    ("hasIndustry", "云溪产业园", "精密智造", None, {}, "asserted", 0.9, [(_D1, "重点发展精密智造和汽车零部件产业")]),
    ("hasIndustry", "云溪产业园", "汽车零部件", None, {}, "asserted", 0.9, [(_D1, "精密智造和汽车零部件产业")]),
    ("pursues", "青岚区政府", "数智青岚", None, {}, "asserted", 0.8, [(_D2, "推进数智青岚战略")]),
    ("selectedFor", "云溪产业园", "未来园区创建名单", None, {"by": "青岚区政府", "date": "2021-06"}, "asserted", 0.9,
     [(_D2, "云溪产业园入选未来园区创建名单")]),
    ("announces", "青岚区政府", "青岚区产业规划", None, {"date": "---12"}, "asserted", 0.8,
     [(_D2, "青岚区政府发布《青岚区产业规划》")]),
    ("founded", "林若溪", "星河智造有限公司", None, {"date": "2012"}, "asserted", 0.9,
     [(_D2, "林若溪于2012年创办星河智造")]),
    ("relocated", "星河智造有限公司", "云溪产业园", None, {"from": "南陵市"}, "asserted", 0.8,
     [(_D2, "星河智造总部由南陵市迁至云溪产业园")]),
    ("states", "陈望舒", None, "要抓好项目落地。", {"verb": "表示"}, "asserted", 0.9,
     [(_D1, "陈望舒表示：“要抓好项目落地。”")]),
    ("quantity", "云溪产业园", None, "6760", {"property": "规划面积", "text": "6760亩", "unit": "亩"}, "asserted", 0.95,
     [(_D1, "规划面积6760亩")]),
    ("quantity", "云溪产业园", None, "1350000000", {"property": "总投资", "text": "13.5亿元", "unit": "元"},
     "asserted", 0.95,
     [(_D1, "总投资13.5亿元")]),
    ("quantity", "云溪产业园一期", None, "2000000000",
     {"kind": "target", "property": "投资", "text": "20亿元", "unit": "元"}, "planned", 0.9, [(_D2, "预计投资20亿元")]),
    ("occurredOn", "云溪产业园合作签约仪式", None, "2021-05-12", {}, "asserted", 0.95, [(_D1, "5月12日")]),
    ("occurredOn", "开学工作会议", None, "--08-04/--08-06", {}, "asserted", 0.8, [(_D3, "8月4日至6日")]),
    ("occurredOn", "开学工作会议", None, "---09", {}, "asserted", 0.3, [(_D3, "9日")]),
    ("reportedBy", "article", "周小满", None, {"role": "记者"}, "asserted", 0.99, [(_D1, "记者 周小满")]),
    ("publishedBy", "article", "青岚日报", None, {}, "asserted", 0.9, [(_D1, "本报讯")]),
    ("publishedOn", "article", None, "2021-05-13", {}, "asserted", 0.9, [(_D1, "本报讯")]),
)  # fmt: skip


def _hex(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def entity_id(type_: str, name: str, which: str = "") -> str:
    return f"{type_.lower()}/{_hex(type_, name, which)}"


def fact_id(predicate: str, subject: str, object_or_value: str, role: str = "") -> str:
    return f"fact/{_hex(predicate, subject, object_or_value, role)}"


def _documents() -> Iterator[Document]:
    for position, (id_, text) in enumerate(_TEXTS.items(), 1):
        title, body = text.split("\n", 1)
        credit = text.find("周小满")
        yield Document(
            id=id_,
            file="示例 <文件>.txt" if position < 3 else "other.jsonl",
            article=position if position < 3 else 1,
            title=title,
            published=_PUBLISHED[id_],
            source="青岚日报" if position == 1 else None,
            text=text,
            published_by="dateline" if position == 1 else None,
            blocks=(Block("title", 0, len(title)), Block("body", len(title) + 1, len(title) + 1 + len(body))),
            credits=(Credit("记者", credit, credit + 3),) if credit >= 0 else (),
            stretches=(Stretch(0, 5, len(text)),),
            stated=(("title", 0, len(title)),),
        )


def _mentions(*forms: str) -> tuple[MentionRef, ...]:
    return tuple(
        MentionRef(doc, start, start + len(form), form)
        for doc, text in _TEXTS.items()
        for form in forms
        if (start := text.find(form)) >= 0
    )


def _entities() -> Iterator[Entity]:
    company = entity_id("Company", "星河智造有限公司")
    for type_, name, aliases in _ENTITIES:
        id_ = entity_id(type_, name)
        links = tuple(Link(alias, "short-form", f"“{alias}”是“{name}”的简称") for alias in aliases)
        apart = (Apart(entity_id("Person", "陈望舒", "2"), "namesake", "任职机构不同"),) if name == "陈望舒" else ()
        replaces = ("company/00000000dead",) if id_ == company else ()
        yield Entity(id_, type_, name, aliases, _mentions(name, *aliases), links, apart, replaces)
    namesake = MentionRef(_D3, OTHER.find("陈望舒"), OTHER.find("陈望舒") + 3, "陈望舒")
    yield Entity(entity_id("Person", "陈望舒", "2"), "Person", "陈望舒", (), (namesake,))


def _end(name: str, types: dict[str, list[str]]) -> str:
    """The id of 云溪镇@Place, of the second 陈望舒 (陈望舒#2), or of the only entity of a name."""
    if name == "article":
        return ARTICLE + _D1
    if "#" in name:
        return entity_id("Person", *name.split("#"))
    plain, _, type_ = name.partition("@") if name not in types else (name, "", "")
    return entity_id(type_ or types[plain][0], plain)


def _facts() -> Iterator[Fact]:
    types: dict[str, list[str]] = {}
    for type_, name, _ in _ENTITIES:
        types.setdefault(name, []).append(type_)
    for predicate, subject, object_, value, qualifiers, status, confidence, quotes in _FACTS:
        evidence = tuple(
            Evidence(doc, start := _TEXTS[doc].index(quote), start + len(quote), quote, f"{predicate}-rule")
            for doc, quote in quotes
        )
        ends = {key: _end(text, types) if text in types else text for key, text in qualifiers.items()}
        yield Fact(
            fact_id(predicate, subject, object_ or value or "", qualifiers.get("role", "")),
            predicate,
            _end(subject, types),
            _end(object_, types) if object_ else None,
            value,
            dict(sorted(ends.items())),
            status,
            confidence,
            evidence,
        )


def graph() -> KnowledgeGraph:
    about = {"software": "kg 0.1.0", "rules": "0123456789abcdef"}
    return KnowledgeGraph.of(_documents(), _entities(), _facts(), about)


def named(graph_: KnowledgeGraph, name: str) -> Entity:
    """The first entity called ``name``."""
    return next(entity for entity in graph_.entities.values() if entity.name == name)
