"""Firms by their officers: whoever stands before 董事长, 总裁 and the like, or is led by one."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.shapes import NO_NAME
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner
from kg.words import is_word, word_pos

# 市|城控|集团党委书记: a firm of the place, told by its level, before its officers
_LOCAL = Scanner(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[兼和及与由]))(?P<name>[省市区县州](?!属|管|直|级|内|场|民|里)[\u4e00-\u7683\u7685-\u9fff]{2,9}?"
    r"(?:集团公司|集团|公司))(?=党委|党总支|党支部|董事|总经理|副总经理|总裁|纪委书记|工会主席)"
)
# whose holding is meant, or how it is held: 国有|控股|董事长
_NO_HOLDING = frozenset(
    {"国有", "国家", "政府", "集团", "公司", "企业", "全资", "绝对", "相对", "参股", "外资", "民营"}
)
_MEETING = re.compile(r"会见|会谈|座谈|考察|调研|走访|接待|拜访|陪同|^.(?:长|委|领导)|[与和及同率]")
# whose officers go by Latin letters, a firm: 青石CEO苗青禾
_OFFICER = re.compile(
    r"[(（]?(?:前|现任|新任|联合|首席)?(?:CEO|CTO|CFO|COO|CMO|创始人|联合创始人|掌门人|掌门(?=[\u4e00-\u9fff])|老总)"
)
# 青石高科的总经理苗青禾
_OFFICER_OF = Scanner(
    r"(?:^|(?<=[\n，。；：、“]))(?P<name>[\u4e00-\u7683\u7685-\u9fffA-Za-z0-9]{3,8})的"
    r"(?=(?:副?董事长|副?总经理|总裁|副总裁|首席执行官|首席财务官|CEO|CFO|董秘|实控人|实际控制人)(?:[\u4e00-\u9fff]{2,4}))"
)
_PARTY = ("党委书记", "党委副书记", "党组书记", "党组副书记")
LED = Scanner(_OFFICER)
# how long or in whose stead somebody is CEO
_TENURE = frozenset(
    {
        "现任",
        "时任",
        "前任",
        "原任",
        "代理",
        "联席",
        "临时",
        "候任",
        "首任",
        "执行",
        "兼任",
        "继任",
        "新任",
        "上任",
        "接任",
    }
)
_NO_FIRM = (
    "BG",
    "BU",
    "事业群",
    "事业部",
    "业务群",
    "公司",
    "集团",
    "企业",
    "品牌",
    "平台",
    "总裁",
    "董事长",
    "主席",
    "网站",
    "工厂",
    "机构",
    "基金",
    "团队",
)


def of_levels(reading: Reading) -> Iterator[Candidate]:
    """Firms by the level of their place before their officers; but 市|长纪长河会见北川集团|董事长."""
    for match in _LOCAL.finditer(reading.text):
        if not _MEETING.search(match["name"]):
            yield Candidate(match.start("name"), match.end("name"), "Company", "company:local", HEADED)


def with_officer(reading: Reading) -> Iterator[Candidate]:
    """Whose officer somebody is: 青石高科|的总经理苗青禾."""
    vocabulary = Vocabulary.of(reading.rules)
    for match in _OFFICER_OF.finditer(reading.text):
        name = match["name"]
        named = not NO_NAME.search(name) and not is_word(name) and name[0] not in "这该其一原前"
        if named and vocabulary.type_of(name) is None:
            yield Candidate(match.start("name"), match.end("name"), "Company", "company:officer-of", HEADED)


def led(reading: Reading) -> Iterator[Candidate]:
    """A firm without a head word right before its CEO or founder (青石CEO苗青禾): one word that opens the phrase, be it
    in one token with the title."""
    words = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        if not LED.search(reading.text, sentence.start, sentence.end):
            continue
        for at, token in enumerate(sentence.tokens):
            cut = _OFFICER.search(token.text)
            after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
            end = token.start + cut.start() if cut else token.end
            led = cut or (after is not None and after.start == token.end and _OFFICER.match(after.text))
            name = reading.text[token.start : end]
            if not led or not 2 <= len(name) <= 6 or token.pos not in ("n", "nz", "nt", "nw", "ORG", "nr", "v", "vn"):
                continue
            before = sentence.tokens[at - 1] if at else None
            opens = before is None or before.pos in ("w", "c", "p", "v", "PER") or before.text == "了"
            if opens and not name.endswith(_NO_FIRM) and name not in words.generic and not _is_act(name, words):
                yield Candidate(token.start, end, "Company", "company:led", HEADED)


def _is_act(name: str, words: Vocabulary) -> bool:
    """Whether the word before CEO is a title or what is done (接替纪某某|出任|CEO)."""
    return words.is_title(name) or name in _TENURE or (word_pos(name) or "").startswith(("v", "d"))


def officered(reading: Reading) -> Iterator[Candidate]:
    """A firm that only the title of its officer behind it shows: 中国|X建|党委书记、董事长, 远景|能源|总裁."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if token.text not in _PARTY and vocabulary.titles.get(token.text.removeprefix("副"), ("",))[0] != "firm":
                continue
            first = _of_china(tokens, at, vocabulary)
            first = _of_holding(tokens, at) if first is None else first
            if first is None and token.text not in _PARTY:
                first = _of_trade(tokens, at, vocabulary)
            if first is not None:
                yield Candidate(tokens[first].start, tokens[at - 1].end, "Company", "company:officer", HEADED)


def _of_china(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    """The index of 中国 where two characters that are no word of their own stand between it and the title."""
    for first in range(at - 2, max(at - 4, -1), -1):
        name = "".join(t.text for t in tokens[first + 1 : at])
        apart = at - first == 3  # two words of one character: the tagger saw none
        word = is_word(name) and not apart
        if tokens[first].text == "中国" and len(name) == 2 and name not in vocabulary.heads and not word:
            return first
    return None


def _of_holding(tokens: Sequence[Token], at: int) -> int | None:
    """The index of the name of a holding right before the title (远山|控股|党委书记), no verb there."""
    if at < 2 or tokens[at - 1].text != "控股" or tokens[at - 1].end != tokens[at].start:
        return None
    name = tokens[at - 2]
    named = (
        name.end == tokens[at - 1].start and name.pos in ("n", "nz", "LOC", "ns", "PER") and 2 <= len(name.text) <= 4
    )
    return at - 2 if named and _opens(tokens, at - 2) and name.text not in _NO_HOLDING else None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` opens its phrase."""
    return at == 0 or tokens[at - 1].pos in ("w", "c", "p", "PER")


def _of_trade(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    """The index of the word before a line of business right before the title, where it opens the phrase."""
    if at < 2 or tokens[at - 1].end != tokens[at].start or tokens[at - 2].end != tokens[at - 1].start:
        return None
    head, word = vocabulary.heads.get(tokens[at - 1].text), tokens[at - 2]
    kinds = ("n", "nz", "a", "v", "vn") if word.text in vocabulary.countries else ("n", "nz", "a", "v", "vn", "LOC")
    if head is None or "brand" not in head.flags or not _opens(tokens, at - 2) or word.pos not in kinds:
        return None
    whole = word.text + head.word
    common = word.text in vocabulary.generic or vocabulary.is_title(word.text) or word.text in vocabulary.inner_verbs
    return at - 2 if 2 <= len(word.text) <= 3 and not common and whole not in vocabulary.industries else None
