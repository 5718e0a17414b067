/* What the page says, in Chinese and in English. */
const WORDS = {
  zh: {
    title: "知识图谱", skip: "跳到搜索", skipFilters: "跳到图", search: "搜索", searchHint: "搜索名称、别名、拼音、首字母、标题", results: "搜索结果",
    walk: "浏览", back: "后退", forward: "前进", home: "全图", homeLong: "回到全图", overview: "概览", overviewLong: "概览与清单",
    takeaway: "导出", png: "图片 PNG", svg: "矢量图 SVG", csv: "表格 CSV", sparql: "SPARQL 查询", link: "复制链接", print: "打印",
    language: "Switch to English", theme: "深浅色切换", help: "帮助", filters: "筛选", graph: "图",
    graphLong: "关系图。方向键在实体间移动，回车打开，加减号缩放，0 看全图。", zoom: "缩放", closer: "放大", farther: "缩小", fit: "适合窗口", panel: "详情",
    types: "实体类型", predicates: "关系与事实", statuses: "状态", least: "置信度不低于", time: "时间", undated: "包括没有年份的", reset: "全部恢复",
    only: "只看", close: "关闭", copy: "复制", copied: "已复制", copyQuote: "复制原文和出处", download: "下载",
    drawn: "画出 {nodes} 个实体、{pairs} 组关系；全部 {entities} 个实体、{facts} 条事实、{articles} 篇文章。",
    drawnCore: "先画联系最多的部分，其余 {left} 个实体可搜索或展开。", drawnAlone: "{alone} 个没有关系的实体不画，可搜索。",
    drawnFiltered: "筛选隐去 {hidden} 个。", drawnNear: "只画 {name} 的 {hops} 步邻域。", drawnNearCut: "另有 {left} 个邻居没有画出。",
    drawnPath: "{from} 到 {to}：{count} 条最短路径，{steps} 步。", drawnEdges: "另有 {left} 组次要关系，点选实体后显示。",
    cut: "页面只装得下最重要的 {kept} 个实体（共 {whole} 个）；看全部请运行 kg serve。",
    crumbNear: "{name} · {hops} 步邻域", crumbPath: "{from} → {to}", leave: "返回全图",
    nothing: "没有找到“{query}”", article: "文章", articles: "文章", inText: "正文中出现",
    alias: "别名", names: "名称", because: "理由", posts: "职务", role: "职务", where: "机构", tenure: "任期", source: "出处",
    since: "自 {date}", until: "至 {date}", asOf: "{date} 报道时", unknown: "未注明", facts: "事实", none: "没有通过筛选的事实。",
    near1: "1 步邻域", near2: "2 步邻域", expand: "展开邻居", path: "找路径", pathPick: "再选一个实体：点图上的，或在搜索框里找", pathNone: "在当前筛选下，{from} 和 {to} 之间没有路径。",
    pathsFound: "{count} 条最短路径", pathMore: "只列出前 {count} 条", cancel: "取消",
    mentionedIn: "提到它的文章", times: "{count} 次", moreRows: "再显示 {count} 条", otherEvidence: "另有 {count} 处依据", confidence: "置信度", rule: "规则",
    apart: "不要混同", apartWhy: "是另一个实体", between: "{one} 与 {other}", pairFacts: "{count} 条事实", untitled: "（无标题）",
    published: "发布于 {date}", dateline: "电头日期 {date}", stated: "文中日期 {date}", file: "文件", articleFacts: "本文事实", articleEntities: "本文实体", textLeftOut: "正文未装入此页面；请运行 kg serve 查看。",
    mostConnected: "联系最多", allArticles: "文章", shownEntities: "图上的实体", shownTable: "图上的关系", count: "数",
    sparqlTitle: "得到同样结果的 SPARQL", sparqlNote: "在构建结果上运行：kg query -q '…'", helpTitle: "怎么用",
    reports: "见报", connections: "个联系", unknownNode: "链接指向的内容不在此页面里。", opened: "已打开 {name}",
    caption: "{nodes} 个实体 · {pairs} 组关系", day: "日期", quote: "原文", subject: "主体", predicate: "关系", object: "客体", status: "状态", qualifiers: "限定",
    helpRows: [["/", "搜索"], ["↑ ↓ ← →", "在图上移动到相邻的实体"], ["Enter", "打开选中的实体"], ["点击实体或连线", "看名称、职务、事实和依据"], ["双击实体", "展开它的邻居"],
      ["+ − 0", "放大、缩小、适合窗口"], ["Esc", "关闭面板或菜单"], ["虚线", "计划中的关系"], ["点线加 ×", "被否定的关系"], ["地址栏里的 #…", "当前视图的链接，可发给同事"]],
  },
  en: {
    title: "Knowledge graph", skip: "Skip to search", skipFilters: "Skip to the graph", search: "Search", searchHint: "Name, alias, pinyin, initials, title", results: "Results",
    walk: "Navigation", back: "Back", forward: "Forward", home: "Whole graph", homeLong: "Back to the whole graph", overview: "Overview", overviewLong: "Overview and lists",
    takeaway: "Export", png: "Picture (PNG)", svg: "Vector (SVG)", csv: "Table (CSV)", sparql: "SPARQL query", link: "Copy link", print: "Print",
    language: "切换到中文", theme: "Light or dark", help: "Help", filters: "Filters", graph: "Graph",
    graphLong: "The graph. Arrow keys move between entities, Enter opens, plus and minus zoom, 0 shows all.", zoom: "Zoom", closer: "Zoom in", farther: "Zoom out", fit: "Fit to window", panel: "Details",
    types: "Entity types", predicates: "Relations and facts", statuses: "Status", least: "Confidence at least", time: "Time", undated: "Include those without a year", reset: "Reset all",
    only: "only", close: "Close", copy: "Copy", copied: "Copied", copyQuote: "Copy the quotation with its source", download: "Download",
    drawn: "Drawn: {nodes} entities, {pairs} relations; in all {entities} entities, {facts} facts, {articles} articles.",
    drawnCore: "The best connected part is drawn first; the other {left} entities come by search or expansion.", drawnAlone: "{alone} entities without relations are not drawn; search finds them.",
    drawnFiltered: "{hidden} hidden by filters.", drawnNear: "Only the {hops}-step neighbourhood of {name}.", drawnNearCut: "{left} more neighbours are not drawn.",
    drawnPath: "{from} to {to}: {count} shortest paths of {steps} steps.", drawnEdges: "{left} lesser relations appear when an entity is selected.",
    cut: "This page holds only the top {kept} entities of {whole}; run kg serve for all of them.",
    crumbNear: "{name} · {hops}-step neighbourhood", crumbPath: "{from} → {to}", leave: "Back to the whole graph",
    nothing: "Nothing found for “{query}”", article: "Article", articles: "Articles", inText: "In the text of",
    alias: "Also called", names: "Names", because: "Reason", posts: "Posts", role: "Post", where: "Organisation", tenure: "Tenure", source: "Source",
    since: "since {date}", until: "until {date}", asOf: "as reported {date}", unknown: "not stated", facts: "Facts", none: "No facts pass the filters.",
    near1: "1 step", near2: "2 steps", expand: "Expand", path: "Find path", pathPick: "Choose a second entity: click one, or search for it", pathNone: "No path between {from} and {to} under the current filters.",
    pathsFound: "{count} shortest paths", pathMore: "only the first {count} are listed", cancel: "Cancel",
    mentionedIn: "Articles that mention it", times: "{count} times", moreRows: "Show {count} more", otherEvidence: "{count} more pieces of evidence", confidence: "Confidence", rule: "Rule",
    apart: "Not the same as", apartWhy: "is another entity", between: "{one} and {other}", pairFacts: "{count} facts", untitled: "(untitled)",
    published: "published {date}", dateline: "dateline {date}", stated: "dated {date} in the text", file: "File", articleFacts: "Facts of this article", articleEntities: "Entities of this article", textLeftOut: "The text is not in this page; run kg serve to read it.",
    mostConnected: "Best connected", allArticles: "Articles", shownEntities: "Entities drawn", shownTable: "Relations drawn", count: "count",
    sparqlTitle: "SPARQL that gives the same", sparqlNote: "Run it on the build: kg query -q '…'", helpTitle: "How to use this page",
    reports: "Reporting", connections: "connections", unknownNode: "What the link points to is not in this page.", opened: "Opened {name}",
    caption: "{nodes} entities · {pairs} relations", day: "date", quote: "quote", subject: "subject", predicate: "predicate", object: "object", status: "status", qualifiers: "qualifiers",
    helpRows: [["/", "Search"], ["↑ ↓ ← →", "Move to the next entity in that direction"], ["Enter", "Open the selected entity"], ["Click an entity or a line", "See names, posts, facts and evidence"], ["Double-click an entity", "Expand its neighbours"],
      ["+ − 0", "Zoom in, out, fit"], ["Esc", "Close a panel or menu"], ["Dashed line", "A planned relation"], ["Dotted line with ×", "A negated relation"], ["#… in the address", "A link to this very view"]],
  },
};
/* Each type in English and as a sign inside its shape, Chinese and English; the Chinese words come with the graph. */
const TYPE_WORDS = {
  Person: ["Person", "人", "P"], Government: ["Government", "政", "G"], Company: ["Company", "企", "C"], Organization: ["Organization", "组", "O"],
  Place: ["Place", "地", "L"], Facility: ["Facility", "施", "F"], Project: ["Project", "项", "J"], Event: ["Event", "会", "E"],
  Policy: ["Policy", "策", "Y"], Industry: ["Industry", "业", "I"],
};
/* Each predicate from its object's side in Chinese, from its subject's and its object's side in English. */
const PREDICATE_WORDS = {
  holdsPosition: ["任职者", "holds a post at", "people in post"], locatedIn: ["在此处的", "located in", "located here"],
  adjacentTo: ["毗邻", "adjacent to", "adjacent to"], partOf: ["下属与组成", "part of", "parts"],
  cooperatesWith: ["合作", "cooperates with", "cooperates with"], participatesIn: ["参加者", "takes part in", "participants"],
  heldIn: ["在此举办的", "held in", "held here"], concerns: ["相关活动", "concerns", "events about it"],
  develops: ["建设运营者", "develops", "developers"], establishes: ["设立者", "establishes", "established by"],
  hasIndustry: ["从事者", "industry", "in this industry"], pursues: ["推进者", "pursues", "pursued by"],
  selectedFor: ["入选者", "selected for", "selected"], announces: ["发布者", "announces", "announced by"],
  founded: ["创办者", "founded", "founders"], relocated: ["迁入者", "relocated to", "relocated here"],
  states: ["表示", "states", "states"], quantity: ["数据", "figures", "figures"],
  occurredOn: ["发生于", "occurred on", "occurred on"], reportedBy: ["采编的文章", "reported by", "articles reported"],
  publishedBy: ["发布的文章", "published by", "articles published"], publishedOn: ["发布日期", "published on", "published on"],
};
const QUALIFIER_WORDS = {
  role: ["职务", "post"], since: ["自", "since"], until: ["至", "until"], date: ["日期", "date"], kind: ["方式", "kind"], as: ["身份", "as"],
  property: ["指标", "property"], unit: ["单位", "unit"], text: ["原文", "as written"], about: ["事项", "about"], by: ["评定者", "by"],
  from: ["原址", "from"], direction: ["方位", "direction"], verb: ["说法", "verb"], attributedTo: ["据", "according to"],
};
/* What the values of some qualifiers are called in Chinese. */
const VALUE_WORDS = { attended: "出席", convened: "召集", spoke: "讲话", actual: "实际", target: "目标" };

let language = "zh";
const english = () => language === "en";

/** The words for `key` in the page's language, with {names} filled in. */
function say(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? values[name].toLocaleString("en") : values[name]);
}
const chineseWord = (kind, name) => meta.words[kind][name] ?? name;
const typeWord = (type) => english() ? TYPE_WORDS[type]?.[0] ?? type : chineseWord("types", type);
const typeGlyph = (type) => TYPE_WORDS[type]?.[english() ? 2 : 1] ?? "·";
const statusWord = (status) => english() ? status : chineseWord("statuses", status);
function predicateWord(name, inverse = false) {
  const words = PREDICATE_WORDS[name];
  if (english()) return words?.[inverse ? 2 : 1] ?? name;
  return inverse && words ? words[0] : chineseWord("predicates", name);
}
const valueWord = (value) => english() ? value : VALUE_WORDS[value] ?? value;
const qualifierWord = (name) => QUALIFIER_WORDS[name]?.[english() ? 1 : 0] ?? name;
