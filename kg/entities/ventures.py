"""Works without a proper name that news of investments call by what they make: 投资建设|高端医疗器械检测项目.

Such a run of plain words names one work where somebody invests in it, signs for it, or it has a sum or site of its
own: behind a verb of building in a sentence with a firm, behind 的 that a sum leads to (总投资2亿元的|…项目), at the
head of a clause that goes on with what befalls a work (…项目|总投资2亿元), and as a further item of such a list.
"""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.scan import Scanner
from kg.words import word_pos

_HEAD = re.compile(r"(?:项目|基地|产业园区?|生产线|产线)$")
_ANY = Scanner(r"(?:项目|基地|产业园|产线|生产线)")
_SUM = Scanner(r"[\d.,]+\s?(?:多|余)?[万亿]?(?:元|美元|港元|亩|平方米|万元|亿元)|签")
# behind it, a head goes on to another word (项目|公司, 项目|申报) or tells how many of a class there are
_ON = re.compile(
    r"公司|项目|工程|部|负责|组|经理|团队|库|申报|资金|管理|贷款|清单|群|路演|数|专班|储备|推介|招商|落差|类|等?\d|等?[一二两三四五六七八九十多几]+[个项]|[建施]设?[者单]"
)
_PLAIN = frozenset({"n", "vn", "nz", "nw", "an", "a", "b", "j", "m", "x", "nx", "en", "s", "ad"})
_INNER = frozenset({
    "年产", "日产", "月产", "年处理", "年加工", "含", "综合", "利用", "一体化", "循环", "再生", "储能", "研发",
    "制造", "加工", "灭菌", "生产", "配套", "预制", "回收", "储存", "装配", "检测", "封装", "测试", "发电", "供热",
    "集成", "组装", "冷链", "印刷", "包装",
})  # fmt: skip
_COUNT = re.compile(r"元$|亩$|[个家期项批名条座大]$|^[一两二三四五六七八九十多几数\d]+$")
_OPENS = frozenset({
    "建设", "投资建设", "新建", "投建", "兴建", "扩建", "建", "开发", "投资", "签署", "签订", "签约", "用于",
    "投向", "布局", "引进", "实施", "承建", "在建", "拟建", "启动", "开展", "投产", "开工", "开工建设",
})  # fmt: skip
# behind these the first word may be a verb: 建设|喷水织布项目, 用于|打印耗材工厂建设项目
_BUILDS = frozenset({"建设", "投资建设", "新建", "投建", "兴建", "用于", "投向", "投入"})
# what money goes to may be common works: 用于|研发中心建设项目
_FUNDED = frozenset({"用于", "投向", "投入"})
# what is signed for needs no firm beside it: 签订|某某项目|协议书
_SIGNED = frozenset({"签署", "签订", "签约"})
# right before the head they may belong to the name: 研发中心|建设|项目
_INSIDE = frozenset({"建设", "开发", "扩建"})
# what a list of works begins behind, where it tells of sums or signatures
_NAMES_THEM = frozenset({"有", "包括", "包含", "涵盖", "涉及", "分别为"})
# what ranks works, or tells of a class of them; the others of the generic words may stand inside a name
_RANKS = frozenset({
    "重大", "重点", "重要", "优质", "首个", "首批", "多个", "一批", "该", "本", "此", "新", "新建", "在建", "拟建",
    "续建", "其他", "其它", "相关", "有关", "主要", "两个", "三个", "上述", "全部", "所有", "部分", "募投", "公司",
    "子公司", "投资", "建设", "合作", "签约", "开工", "配套", "项目", "扩建", "改建", "重点建设", "大", "同类",
    "国内", "全国", "全省", "全市", "全县", "全区", "全球", "规划", "年度", "计划", "后续", "一期", "二期", "三期",
    "分期", "分", "总", "人民币",
})  # fmt: skip
_CLASSES = frozenset({
    "民生", "产业", "工业", "基础设施", "农田", "水利", "招商", "招商引资", "储备", "实事", "示范", "试点",
    "产业链", "专项", "农业产业化", "政府", "外资", "内资", "制造业", "服务业", "农业", "科研", "课题", "科技",
    "资助", "公益", "帮扶",
})  # fmt: skip
_LED = re.compile(r"(?:元|亩|投资建设|承建|投建|兴建|实施|投资|落户|入驻|签约|引进)的$")
_LISTED = frozenset("、和及与") | {"以及"}
_BEFALLS = re.compile(
    r"(?:[（(]?第?[一二三]期[）)]?)?(?:计划|预计|概算|拟定)?(?:总投资|投资(?:总?额)?[约为超达\d]|固定资产投资|占地|位于|坐落|选址|落户|落地|由[^，。；]{2,24}(?:投资|建设|承建)"
    r"|(?:已|已经|于[^，。；]{2,12}|在[^，。；]{2,20}|今天|近日|正式|全面|顺利|成功|同时|如期)?(?:开工|签约|投产|竣工|奠基|达产|建成|封顶|通线|投料试车))"
)
_FIRM = re.compile(r"公司|企业|股份|集团|控股|科技|募资|定增|募集资金|可转债")


def find_ventures(reading: Reading) -> Iterator[Candidate]:
    """Works of plain words, in sentences with a sum or a signature."""
    if not _ANY.search(reading.text) or not _SUM.search(reading.text):
        return
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        if _ANY.search(text):
            yield from _in_sentence(reading.text, sentence, text, vocabulary)


def _in_sentence(whole: str, sentence: Sentence, text: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    firm, told = bool(_FIRM.search(text)), bool(_SUM.search(text))
    opens = _OPENS if firm else _SIGNED
    named = -1
    for at, token in enumerate(sentence.tokens):
        if token.text[-1] not in "目地园线区" or not _HEAD.search(token.text) or _ON.match(whole, token.end):
            continue
        first = _first(sentence.tokens, at, vocabulary)
        if first is None:
            continue
        paid = _is_opened(sentence.tokens, first, _FUNDED) or first == named + 2
        if not _tells(sentence.tokens[first : at + 1], vocabulary, paid=paid):
            continue
        if not (
            _is_opened(sentence.tokens, first, opens)
            or (told and _is_opened(sentence.tokens, first, _NAMES_THEM))
            or (told and _is_led(whole, sentence.tokens, first))
            or _follows(sentence.tokens, first, named, told=told and firm)
            or (told and _befalls(whole, sentence.tokens, first, at))
        ):
            continue
        named = at
        yield Candidate(sentence.tokens[first].start, token.end, "Project", "venture", HEADED)


def _first(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    """Where the run of plain words begins that ends with token ``at``; None where a proper name belongs to it."""
    first, strict = at, None
    while first > 0 and tokens[first - 1].end == tokens[first].start and at - first < 14:
        token = tokens[first - 1]
        if token.text in _OPENS and (first < at or token.text not in _INSIDE):
            break
        if token.pos in ("LOC", "ORG", "PER", "ns", "nt", "nr"):
            # 投资建设|青石|预制菜肴生产项目: the firm's brand
            before = tokens[first - 2].text if first > 1 and first < at else ""
            named = (before in _OPENS and len(token.text) < 5) or (before == "的" and token.pos in ("LOC", "ns"))
            return first - 1 if named else None
        if token.text in _LISTED and _is_inner(tokens, first - 1):
            first -= 1
            continue
        if token.text in "）)" and (opened := _opened(tokens, first - 1)) is not None:
            first = opened
            continue
        verb = token.pos == "v" and (token.text in _INNER or token.text in vocabulary.inner_verbs)
        verb = verb or token.text in _INSIDE
        if token.pos == "v" and not verb and len(token.text) == 2 and token.text not in _OPENS and strict is None:
            strict = first  # 建设|喷水|织布|项目: only right behind a verb of building
            verb = True
        verb = verb or (token.pos == "v" and len(token.text) > 1 and word_pos(token.text) is None)  # 危废|处置项目
        if not (verb or token.pos in _PLAIN or token.text == "/年") or _COUNT.search(token.text):
            break
        first -= 1
    if strict is not None and not (first > 0 and tokens[first - 1].text in _BUILDS):
        first = strict
    while first < at and (tokens[first].text in _RANKS or tokens[first].text in _LISTED):
        first += 1
    counted = first > 0 and tokens[first - 1].pos == "m" and tokens[first - 1].end == tokens[first].start
    return None if counted and tokens[first - 1].text[-1] in "个家项批条座大" else first


def _opened(tokens: Sequence[Token], at: int) -> int | None:
    """Where the bracket opens that closes at ``at``, if it holds a few plain words: 喷水|（气）|织布项目."""
    for i in range(at - 1, max(at - 5, 0), -1):
        if tokens[i].text in "（(":
            plain = all(t.pos in _PLAIN or t.pos == "v" for t in tokens[i + 1 : at])
            return i if plain and at - i > 1 and tokens[i - 1].pos != "w" else None
    return None


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Whether 及 joins what one work makes (综合利用|及|锂电池产业链项目), no two works."""
    before = tokens[at - 1] if at else None
    return (
        tokens[at].text != "、"
        and before is not None
        and before.pos in ("n", "vn", "v", "nz")
        and not _HEAD.search(before.text)
    )


def _tells(run: Sequence[Token], vocabulary: Vocabulary, *, paid: bool) -> bool:
    """Whether the words tell one work: at least two and four characters that say what it makes, or any two that money
    is ``paid`` for."""
    stem = _HEAD.sub("", run[-1].text)
    words = [t.text for t in run[:-1] if t.text not in "（）()"] + ([stem] if stem else [])
    telling = [w for w in words if w not in vocabulary.generic and w not in _LISTED]
    if words and words[-1] in _CLASSES:
        telling = [w for w in telling if w not in _CLASSES]
        return sum(map(len, telling)) > 3
    return len(words) > 1 and sum(map(len, words if paid and "中心" in words else telling)) > 3


def _is_opened(tokens: Sequence[Token], first: int, verbs: frozenset[str]) -> bool:
    """Whether one of ``verbs`` leads to the run."""
    before = first - 1
    while (
        before >= 0
        and tokens[before].text not in verbs
        and (tokens[before].text in _RANKS or tokens[before].text == "了")
    ):
        before -= 1
    return before >= 0 and tokens[before].text in verbs


def _is_led(whole: str, tokens: Sequence[Token], first: int) -> bool:
    before = tokens[first - 1].text if first else ""
    if before.endswith("元") and first > 1 and tokens[first - 2].pos in ("ORG", "nt"):
        return True  # 青石集团|2亿元|汽车整车生产基地
    return before == "的" and bool(_LED.search(whole[: tokens[first].start][-8:]))


def _follows(tokens: Sequence[Token], first: int, named: int, *, told: bool) -> bool:
    if first < 2 or tokens[first - 1].text not in _LISTED:
        return False
    return first == named + 2 or bool(told and _HEAD.search(tokens[first - 2].text))


def _befalls(whole: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    opens = first == 0 or tokens[first - 1].text in "，。；：、—“" or tokens[first - 1].pos == "TIME"
    return opens and bool(_BEFALLS.match(whole, tokens[at].end))
