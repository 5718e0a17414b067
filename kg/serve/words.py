"""What the pages say, in Chinese and in English."""

import re
from collections.abc import Mapping

from kg.graph import PREDICATE_LABELS, QUALIFIER_LABELS, STATUS_LABELS, TYPE_LABELS

LANGUAGES = ("zh", "en")
# --MM-DD, --MM and ---DD as in ISO 8601:2000 and XML Schema
_YEARLESS = re.compile(r"--(?:(\d\d)(?:-(?=\d))?|-)(\d\d)?")

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("知识图谱", "Knowledge graph"),
    "skip": ("跳到正文", "Skip to content"),
    "home": ("首页", "Home"),
    "query": ("查询", "Query"),
    "graph": ("全图", "Graph"),
    "search": ("搜索", "Search"),
    "search_hint": ("名称、别名、拼音、首字母", "Name, alias, pinyin, initials"),
    "found": ("“{query}”的搜索结果", "Results for “{query}”"),
    "found_nothing": ("没有找到“{query}”", "Nothing found for “{query}”"),
    "search_articles": ("标题或正文中有“{query}”的文章", "Articles with “{query}” in their title or text"),
    "lead": (
        "{documents} 篇文章，{entities} 个实体，{facts} 条事实，每条都有原文为证。",
        "{documents} articles, {entities} entities, {facts} facts, each with the sentence behind it.",
    ),
    "types": ("实体", "Entities"),
    "connected": ("联系最多的", "Best connected"),
    "articles": ("文章", "Articles"),
    "questions": ("现成的问题", "Questions"),
    "all_of_type": ("{type}：全部 {count} 个", "{type}: all {count}"),
    "machines": ("机器接口", "For machines"),
    "machines_sparql": ("SPARQL 1.1 端点", "SPARQL 1.1 endpoint"),
    "machines_store": ("图存储协议（只读）", "Graph Store Protocol (read-only)"),
    "machines_void": ("数据集说明 VoID", "Dataset description (VoID)"),
    "machines_ontology": ("本体", "Ontology"),
    "machines_openapi": ("OpenAPI 说明", "OpenAPI description"),
    "names": ("名称", "Names"),
    "name": ("名称", "Name"),
    "rule": ("规则", "Rule"),
    "because": ("理由", "Reason"),
    "apart": ("不是同一个", "Not the same as"),
    "posts": ("职务", "Posts"),
    "posts_here": ("任职者", "People in post"),
    "post": ("职务", "Post"),
    "body": ("机构", "Organisation"),
    "person": ("人物", "Person"),
    "tenure": ("任期", "Tenure"),
    "since": ("自 {date}", "since {date}"),
    "until": ("至 {date}", "until {date}"),
    "as_of": ("{date} 报道时", "as reported {date}"),
    "former": ("曾任", "former"),
    "unknown": ("未注明", "not stated"),
    "source": ("出处", "Source"),
    "facts": ("事实", "Facts"),
    "no_facts": ("没有事实。", "No facts."),
    "neighbours": ("相关实体", "Neighbours"),
    "mentioned_in": ("提到它的文章", "Articles that mention it"),
    "times": ("{count} 次", "{count} times"),
    "more": ("还有 {count} 条，用 SPARQL 看全部", "{count} more: see all with SPARQL"),
    "more_evidence": ("另有 {count} 处为证", "{count} more pieces of evidence"),
    "confidence": ("置信度", "confidence"),
    "iri": ("标识", "Identifier"),
    "formats": ("下载", "Download"),
    "published": ("{date} 发布", "published {date}"),
    "dateline": ("电头日期 {date}", "dateline {date}"),
    "stated": ("文中日期 {date}", "dated {date} in the text"),
    "undated": ("日期不明", "undated"),
    "file": ("文件", "File"),
    "article_facts": ("这篇文章里的事实", "Facts of this article"),
    "article_entities": ("文中的实体", "Entities of this article"),
    "evidence": ("原文", "Evidence"),
    "qualifiers": ("限定", "Qualifiers"),
    "status": ("状态", "Status"),
    "subject": ("主体", "Subject"),
    "predicate": ("谓词", "Predicate"),
    "object": ("客体", "Object"),
    "node": ("RDF 节点", "RDF node"),
    "says": ("它的属性", "What it says"),
    "said_of": ("指向它的", "What points to it"),
    "property": ("属性", "Property"),
    "value": ("值", "Value"),
    "not_found": ("没有这个地址", "No such address"),
    "not_found_more": ("这里没有“{path}”。换个名称搜索试试。", "There is no “{path}” here. Try a search."),
    "failed": ("没有得到回答", "No answer"),
    "question": ("问题", "Question"),
    "own": ("自己写", "Your own"),
    "choose": ("选一个问题，或直接在下面写 SPARQL", "Choose a question, or write SPARQL below"),
    "optional": ("可选", "optional"),
    "required": ("必填", "required"),
    "fill": ("填入查询", "Put into the query"),
    "prefixes": ("前缀（不用声明）", "Prefixes (need no declaration)"),
    "editor": ("SPARQL 查询", "SPARQL query"),
    "run": ("运行", "Run"),
    "run_hint": ("Ctrl+Enter", "Ctrl+Enter"),
    "stop": ("停止", "Stop"),
    "running": ("正在查询……", "Running…"),
    "rows": ("{count} 行", "{count} rows"),
    "triples": ("{count} 条三元组", "{count} triples"),
    "rows_shown": ("只显示前 {count} 行，下载可得全部", "the first {count} are shown; the download has all"),
    "took": ("{seconds} 秒", "{seconds} s"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "csv": ("下载 CSV", "Download CSV"),
    "turtle": ("下载 Turtle", "Download Turtle"),
    "table": ("表格", "Table"),
    "drawing": ("图", "Drawing"),
    "drawing_cut": ("只画前 {count} 条关系", "the first {count} relations are drawn"),
    "empty": ("没有结果。", "No results."),
    "link": ("此查询的链接", "Link to this query"),
    "offline": ("连不上服务。", "The service cannot be reached."),
    "language": ("EN", "中文"),
    "language_long": ("Switch to English", "切换到中文"),
    "script": ("这一页需要 JavaScript。", "This page needs JavaScript."),
    "drag": ("拖动可移动，滚轮可缩放，双击打开", "Drag to move, scroll to zoom, double-click to open"),
}
# from the object's side in Chinese, from the subject's and from the object's side in English
_PREDICATES: Mapping[str, tuple[str, str, str]] = {
    "holdsPosition": ("任职者", "holds a post at", "people in post"),
    "locatedIn": ("在此处的", "located in", "located here"),
    "adjacentTo": ("毗邻", "adjacent to", "adjacent to"),
    "partOf": ("下属与组成", "part of", "parts"),
    "cooperatesWith": ("合作", "cooperates with", "cooperates with"),
    "participatesIn": ("参加者", "takes part in", "participants"),
    "heldIn": ("在此举办的", "held in", "held here"),
    "concerns": ("相关活动", "concerns", "events about it"),
    "develops": ("建设运营者", "develops", "developers"),
    "establishes": ("设立者", "establishes", "established by"),
    "hasIndustry": ("从事者", "industry", "in this industry"),
    "pursues": ("推进者", "pursues", "pursued by"),
    "selectedFor": ("入选者", "selected for", "selected"),
    "announces": ("发布者", "announces", "announced by"),
    "founded": ("创办者", "founded", "founders"),
    "relocated": ("迁入者", "relocated to", "relocated here"),
    "states": ("表示", "states", "states"),
    "quantity": ("数据", "figures", "figures"),
    "occurredOn": ("发生于", "occurred on", "occurred on"),
    "reportedBy": ("采编的文章", "reported by", "articles reported"),
    "publishedBy": ("发布的文章", "published by", "articles published"),
    "publishedOn": ("发布日期", "published on", "published on"),
}
_QUALIFIERS = {
    "role": "post", "since": "since", "until": "until", "tenure": "tenure", "date": "date", "direction": "direction",
    "kind": "kind", "about": "about", "as": "as", "by": "by", "from": "from", "verb": "verb", "property": "property",
    "text": "as written", "unit": "unit", "approximate": "approximate", "attributedTo": "according to",
}  # fmt: skip
_VALUES = {
    "attended": "出席",
    "convened": "召集",
    "spoke": "讲话",
    "actual": "实际",
    "target": "目标",
    "former": "曾任",
}


class Words:
    """The words of one ``language``."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._at = LANGUAGES.index(self.language)

    @property
    def english(self) -> bool:
        """Whether the words are English."""
        return self._at == 1

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "en" if self.english else "zh-CN"

    @property
    def other(self) -> str:
        """The other language."""
        return LANGUAGES[1 - self._at]

    def __call__(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in."""
        shown = {
            name: f"{value:,}" if isinstance(value, int) else self.date(str(value)) for name, value in values.items()
        }
        return _WORDS[key][self._at].format(**shown)

    def date(self, text: str) -> str:
        """A date without its year as people write it (``--05-12``: 5月12日); any other text as it is."""
        match = _YEARLESS.fullmatch(text)
        if match is None:
            return text
        month, day = match.groups()
        if self.english:
            return "-".join(part for part in (month, day) if part)
        return (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")

    def type(self, name: str) -> str:
        """What an entity type is called."""
        return name if self.english else TYPE_LABELS.get(name, name)

    def predicate(self, name: str, *, inverse: bool = False) -> str:
        """What a predicate is called, seen from its subject or (``inverse``) from its object."""
        row = _PREDICATES.get(name)
        if row is None:
            return PREDICATE_LABELS.get(name, name)
        if self.english:
            return row[2 if inverse else 1]
        return row[0] if inverse else PREDICATE_LABELS[name]

    def status(self, name: str) -> str:
        """What a status is called."""
        return name if self.english else STATUS_LABELS.get(name, name)

    def qualifier(self, name: str) -> str:
        """What a qualifier is called."""
        return _QUALIFIERS.get(name, name) if self.english else QUALIFIER_LABELS.get(name, name)

    def value(self, text: str) -> str:
        """What a qualifier's value is called where it is a code."""
        return text if self.english else _VALUES.get(text, text)

    def script(self) -> dict[str, str]:
        """All words by key, for the scripts, which fill in values themselves."""
        return {key: row[self._at] for key, row in _WORDS.items()}
