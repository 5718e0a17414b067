"""People whom the tagger missed: in the byline, behind a title (村支书某某介绍), in a list of names, when appointed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.candidate import EXPLICIT, HEADED, Candidate, Reading
from kg.entities.shapes import HAN, is_foreign
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.rules import Lexicon
from kg.words import is_word, word_pos

_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}$")
# what an officer does when his post changes
_LEAVES = frozenset({"因", "申请", "辞去", "递交", "不再", "辞任", "辞职", "离任", "卸任", "当选", "代行", "兼任"})
_GROUPS = frozenset(
    {"干部", "党员", "领导", "老年", "青年", "革命", "路人", "男女", "全体", "战士", "师傅", "党内", "单位"}
)
_ADDRESS = re.compile(r"(?:先生|女士|同志)$")
_DIVISIONS = frozenset("省市区县州旗镇乡村国部局院会司团厅处委办")
_AFTER = frozenset("，。、；：（(”,;:\n")
_NO_PIECES = frozenset({"是", "为", "由", "兼", "等", "及", "夫人", "先生", "女士", "同志", "一行"})
_HEADS_OF_STATE = ("总统", "首相", "总理", "主席", "外相", "外长", "国王", "议长")
# whoever bears these is mostly a foreigner, whose name the tagger may take for a place
_OF_STATES = frozenset({*_HEADS_OF_STATE, "秘书长", "前总统", "大使", "国防部长", "外交部长"})
_CHANGES = frozenset({"任命", "聘任", "免去", "选举", "补选", "推选", "提名", "接受"})
_APPOINTED = re.compile(
    rf"(?:{'|'.join(sorted(_CHANGES))})(?P<names>[\u4e00-\u9fff]{{2,4}}?(?:、[\u4e00-\u9fff]{{2,4}}?){{0,40}})"
    r"(?:同志|等[^，。、]{0,6}?同志)?(?:[（(][^（）()]{1,8}[）)])?(?:为|的|任|担任|辞去)"
)
_ABROAD = re.compile(r"(?:任命|免去|解除|提名)(?P<name>[\u4e00-\u9fff]{4,8}?)(?=为|的[^，。]{2,8}职务|担任)")
_NAME = re.compile(r"[^、]{2,3}(?=、|$)")
# 纪 河，某公司董事: set apart to the width of three characters, at the head of a line or in a list
_SPACED = re.compile(
    r"(?:^|(?<=[\n、]))[ \u3000]*(?P<name>(?P<first>[\u4e00-\u9fff])[ \u3000]{1,4}(?P<last>[\u4e00-\u9fff]))"
    r"(?=[ \u3000\t]{2,}[\u4e00-\u9fff]|[（(][男女]|[，、：\t])"
)
# 免去苗青禾的…职务，|纪长河|的…职务
_AMONG = re.compile(r"职务[，；、](?P<names>[\u4e00-\u9fff]{3})(?:同志)?的(?=[^，。；的]{3,30}职务)")
# what may stand behind a name in a list: what people do together
_TOGETHER = frozenset({"参加", "出席", "列席", "陪同", "参与", "到会", "等", "分别", "出任", "担任"})


def find_people(reading: Reading) -> Iterator[Candidate]:
    """Persons by their surroundings and by the byline."""
    vocabulary = Vocabulary.of(reading.rules)
    for credit in reading.document.credits:
        yield Candidate(credit.start, credit.end, "Person", f"byline:{credit.role}", EXPLICIT)
    for sentence in reading.sentences:
        words = [token.text for token in sentence.tokens]
        titles = [i for i, word in enumerate(words) if vocabulary.is_title(word)]
        titles += [i for i, word in enumerate(words) if word == "秘书" and i and words[i - 1] == "董事会"]
        yield from _behind_titles(sentence.tokens, titles, vocabulary)
        yield from _addressed(sentence.tokens, vocabulary)
        if not _CALLERS.isdisjoint(words):
            yield from _called_like_places(sentence.tokens, vocabulary)
        yield from _cut_short(sentence.tokens, vocabulary)
        yield from _long_names(reading.text, sentence.tokens, titles, vocabulary)
    yield from _appointed(reading.text, vocabulary.surnames)
    yield from _spaced(reading.text, vocabulary.surnames)


def _behind_titles(tokens: Sequence[Token], titles: Sequence[int], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Names of up to three words right behind a title, or behind a person and 、."""
    lists = [i + 1 for i, (token, after) in enumerate(pairwise(tokens)) if token.pos == "PER" and after.text == "、"]
    for i in sorted({*titles, *lists}):
        listed = i in lists
        if i + 1 == len(tokens):
            continue
        if not listed and i and tokens[i - 1].pos == "PER" and tokens[i - 1].end == tokens[i].start:
            continue  # 纪长河|校长|向对方…: the title is that of whom it follows
        named = None if listed else _place_like_name(tokens, i, vocabulary)
        if named:
            yield Candidate(named.start, named.end, "Person", "person:behind-title", HEADED + 1)
            continue
        run = _name_from(tokens, i + 1, listed, vocabulary)
        if run:
            yield Candidate(run[0].start, run[-1].end, "Person", "person:behind-title", HEADED)


def _addressed(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A name that is a word, too, before how people are addressed (甘苦|同志), or one cut up (纪|某|某|先生), but no
    干部|同志."""
    for at, (name, address) in enumerate(pairwise(tokens)):
        if address.text not in ("同志", "先生", "女士") or address.start != name.end:
            continue
        cut = _cut_up(tokens, at, vocabulary) if address.text != "同志" and name.pos != "PER" else None
        if cut is not None:
            yield Candidate(tokens[cut].start, name.end, "Person", "person:addressed", HEADED)
            continue
        if _is_surname(tokens, at, vocabulary):  # 负责人|房|先生
            yield Candidate(name.start, address.end, "Person", "person:addressed", HEADED)
            continue
        if name.pos not in ("n", "nz", "a"):
            continue
        odd = address.text != "同志" and not is_word(name.text)  # 由法定代表人|利某|先生
        called = _HAN_NAME.match(name.text) and (odd or surname_of(name.text, vocabulary.surnames))
        if called and not vocabulary.is_title(name.text) and name.text not in _GROUPS:
            yield Candidate(name.start, name.end, "Person", "person:addressed", HEADED)


# surnames that do other things before 先生 and 同志, too
_FUNCTION = frozenset("和与及向对同从给为在的于由经老有是")


def _is_surname(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before 先生, 女士 is a surname by itself."""
    name, address = tokens[at], tokens[at + 1]
    if len(name.text) != 1 or name.pos in ("w", "m", "u", "p", "c", "r", "q") or address.text == "同志":
        return False
    return name.text in vocabulary.surnames and name.text not in _FUNCTION


def _cut_up(tokens: Sequence[Token], last: int, vocabulary: Vocabulary) -> int | None:
    """The index of the first of the two or three words that make a Chinese name of three characters up to ``last``."""
    for first in (last - 2, last - 1):
        run = tokens[max(first, 0) : last + 1]
        name = "".join(t.text for t in run)
        whole = first >= 0 and run[-1].end - run[0].start == len(name) == 3 and HAN.match(name)
        if whole and surname_of(name, vocabulary.surnames) and not is_word(name) and all(_is_piece(t) for t in run):
            return first
    return None


def _is_piece(token: Token) -> bool:
    """Whether a word may be a piece of a name that was cut up: one or two characters, no place, person or mark."""
    return len(token.text) < 3 and token.pos not in ("PER", "LOC", "ORG", "w", "TIME", "p", "c", "u")


def _cut_short(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A name whose last character is taken for 和 (厂长|孟广|和|介绍), where what they say stands behind, or for
    a number (孟广|三|总统), where a title does; one of two characters in front of a title (细川|首相)."""
    for i in range(len(tokens) - 2):
        if tokens[i].pos != "PER":
            continue
        name, last, says = tokens[i : i + 3]
        if len(name.text) != 2 or last.start != name.end or name.text in vocabulary.heads:
            continue
        if last.text in _HEADS_OF_STATE:
            yield Candidate(name.start, name.end, "Person", "person:before-title", HEADED)
        # 主席|纪长|同等|出席: 同 is of the name, 等 goes on
        if last.text == "同等" and says.text in _TOGETHER and surname_of(name.text, vocabulary.surnames):
            yield Candidate(name.start, last.start + 1, "Person", "person:cut-short", HEADED)
        before = tokens[i - 1] if i else None
        if surname_of(name.text, vocabulary.surnames) and _goes_on(before, last, says, vocabulary):
            yield Candidate(name.start, last.end, "Person", "person:cut-short", HEADED)


def _goes_on(before: Token | None, last: Token, says: Token, vocabulary: Vocabulary) -> bool:
    """Whether the character ``last`` behind a name of two is its third, by what stands before and behind."""
    if last.text in "一二三四五六七八九" and says.text in _HEADS_OF_STATE:
        return True
    if says.text in ("先生", "女士") and says.start == last.end and len(last.text) == 1 and last.pos != "w":
        return True  # 纪长|河|先生
    if before is None or len(last.text) > 1:
        return False
    if before.text in ("、", "和"):
        if says.text in _TOGETHER:  # 、纪如|双|参加会议
            return last.pos in ("m", "a", "n", "q", "an")
        if says.text == "、":  # 、王岭|来|、李明: no list goes on behind a verb or 和
            return last.text not in ("等", "们") and last.pos != "w"
    if not vocabulary.is_title(before.text):
        return before.text == "、" and last.text in ("和", "同", "与") and says.text in ("，", "。")
    if last.text == "之":
        return says.text in ("等", "，", "、", "。")
    return last.text in ("和", "同", "与") and says.text in {*vocabulary.words.speech, "、", "，", "。"} - {"等", "任"}


def _name_from(tokens: Sequence[Token], at: int, listed: bool, vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens from ``at`` that make a Chinese name together: the fewest that begin with a surname and after which
    the sentence goes on as it does after a name; none where there are no such."""
    for size in (1, 2, 3):
        run = tokens[at : at + size]
        if len(run) < size or any(t.pos in ("PER", "LOC", "ORG", "w", "TIME") for t in run):
            break
        name = "".join(t.text for t in run)
        follows = tokens[at + size] if at + size < len(tokens) else None
        # 董事会秘书|纪|某某|因个人原因辞职
        leaves = follows is not None and follows.text in _LEAVES and len(name) == 3 and not is_word(name)
        # 总经理|车|某|某|的辞职报告: three characters none of which the tagger put together
        cut_up = size == 3 and len(name) == 3 and follows is not None and follows.text == "的"
        # 免去甲某、|乙某|某县政府副县长职务
        posted = listed and follows is not None and follows.pos == "ORG" and _is_change(tokens[:at])
        ends = cut_up or leaves or posted or _ends_name(follows, listed, vocabulary.words.speech)
        if not ends or not _HAN_NAME.match(name):
            continue
        if name in vocabulary.heads or name in vocabulary.not_names:  # 代表|项目
            continue
        among = len(name) == 2 and size == 1 and _among_people(tokens, at, vocabulary)
        if surname_of(name, vocabulary.surnames) and (among or not _is_ordinary(run)):
            return () if is_word(tokens[at - 1].text + name[0]) else run  # 轮值主席|国|工作
    return ()


def _is_change(before: Sequence[Token]) -> bool:
    """Whether a list of people stands behind 任命, 免去 …: it goes back to that verb over names and marks."""
    verb = next((t for t in reversed(before) if t.pos not in ("PER", "w")), None)
    return verb is not None and verb.text in _CHANGES


def _ends_name(follows: Token | None, listed: bool, speech: frozenset[str]) -> bool:
    """Whether ``follows`` can stand right behind a name: a mark, or what people do; in a list a further name."""
    if follows is None:
        return True
    if not listed:
        return follows.text[0] in _AFTER or follows.text in speech
    return follows.text[0] in "、，。" or follows.text in ("等", "任", "为", "分别")


def _among_people(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the token, no word of the dictionary, stands in a list of officials: 主任甲某、书记|满武|、局长乙某."""
    if tokens[at].pos != "v" or is_word(tokens[at].text) or not vocabulary.is_title(tokens[at - 1].text):
        return False
    behind = tokens[at + 1 : at + 8]
    before = tokens[max(0, at - 8) : at - 1]
    return all(
        any(t.pos == "PER" and i and vocabulary.is_title(side[i - 1].text) for i, t in enumerate(side))
        for side in (before, behind)
    )


def _is_ordinary(run: Sequence[Token]) -> bool:
    """Whether the would-be name is an ordinary word after all (主任 高度, 书记 表示)."""
    if len(run) == 1 and len(run[0].text) == 3 and run[0].pos == "v" and not is_word(run[0].text):
        return False  # 甲某某、|余某某: no verb that any dictionary has
    return len(run) == 1 and run[0].pos in ("v", "d", "a", "vn", "m", "p", "c", "r", "u", "f", "t", "ad")


# who is called by name behind it, and has no post
_CALLERS = frozenset({
    "民警", "律师", "医生", "护士", "司机", "市民", "村民", "居民", "队员", "警察", "交警", "消防员", "作家", "演员",
    "导演", "歌手", "画家", "教练", "球员", "前锋", "后卫", "中场", "门将",
})  # fmt: skip


def _called_like_places(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """民警|高阳|立即: two characters with a surname that are a place's name, too."""
    for who, name, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if who.text not in _CALLERS or name.pos not in ("LOC", "ns") or len(name.text) != 2:
            continue
        if who.end == name.start and name.text[0] in vocabulary.surnames and after.pos in ("d", "v", "p", "w"):
            yield Candidate(name.start, name.end, "Person", "person:called", HEADED + 1)


def _is_envoy(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether two characters behind 大使 or a champion's 棋手 are a name that is a place's, too (大使|黄镇|开始)."""
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    goes_on = after is None or after.pos in ("v", "d", "p", "w", "TIME")
    return tokens[i].text == "大使" and goes_on and tokens[i + 1].text[0] in vocabulary.surnames


def _place_like_name(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> Token | None:
    """A name that the tagger takes for a place (村支书扎西某某带领…): behind a title and before what a person does."""
    name = tokens[i + 1]
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if name.pos not in ("LOC", "ns", "ORG") or not 2 <= len(name.text) <= 6 or not HAN.match(name.text):
        return None
    if len(name.text) == 2:
        return name if _is_short_name(tokens, i) or _is_envoy(tokens, i, vocabulary) else None
    if name.text[-1] in "省市区县州旗镇乡村国部局院会司团" or after is None or is_word(name.text):
        return None
    if tokens[i].text in _OF_STATES and name.end == after.start and after.pos in ("TIME", "t", "v", "d", "p", "w"):
        return name  # 秘书长|某某维里亚|今天
    listed = after.text in ("，", "、") and tokens[i].text.endswith(("书记", "主任"))
    return name if listed or after.text in vocabulary.words.speech else None


def _is_short_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether two characters behind the title are a name that no dictionary has (公司董事长|金松|，): in a list of
    people, or at the end of a clause."""
    name = tokens[i + 1].text
    after = tokens[i + 2].text if i + 2 < len(tokens) else "。"
    head = tokens[i].text.endswith(("书记", "主任", "长", "经理", "主席", "总裁"))
    return head and after in ("，", "、", "等", "及", "和") and not is_word(name) and name[-1] not in _DIVISIONS


def _long_names(
    text: str, tokens: Sequence[Token], titles: Sequence[int], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Names of several words behind a title, of which the tagger saw the end only (局长那顺|巴特尔) or nothing (副主任
    乌云|其|木格介绍): what stands between the title and what the person says or does."""
    for i in titles:
        if i + 2 >= len(tokens):
            continue
        last = _end_of_long_name(tokens, i + 1, vocabulary.words.speech)
        run = tokens[i + 1 : last + 1] if last is not None else ()
        if len(run) < 2 or any(_breaks_name(t, vocabulary) for t in run):
            continue
        name = _ADDRESS.sub("", text[run[0].start : run[-1].end])
        if HAN.match(name) and 2 <= len(name) <= 7:
            yield Candidate(run[0].start, run[0].start + len(name), "Person", "person:long-name", HEADED)


def _end_of_long_name(tokens: Sequence[Token], at: int, speech: frozenset[str]) -> int | None:
    """The index of the name's last token: the person that the tagger saw, or what stands before 介绍, 说 …"""
    near = range(at, min(at + 5, len(tokens)))
    person = next((j for j in near if tokens[j].pos == "PER"), None)
    if person is not None:
        return person
    spoken = next((j - 1 for j in near[2:] if tokens[j].text in speech), None)
    if spoken is None or not 4 <= tokens[spoken].end - tokens[at].start <= 6:
        return None
    return spoken


def _breaks_name(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word cannot be a piece of a name: a title, a long word, a verb, a mark."""
    if token.text == "比":  # 国王|比|兰德拉
        return False
    if token.text in vocabulary.titles or token.text in _NO_PIECES:
        return True
    if token.pos in ("p", "c", "w", "m", "u"):
        return True
    if token.pos in ("d", "t", "TIME", "r") and len(token.text) > 1 and is_word(token.text):
        return True  # 主席|近日|再次
    return (len(token.text) > 2 and token.pos != "PER") or (token.pos == "v" and len(token.text) > 1)


def _appointed(text: str, surnames: Lexicon) -> Iterator[Candidate]:
    """Names between 任命 and 为 that the tagger cut up (任|命纪|长河|为), each of a list."""
    for match in _ABROAD.finditer(text):  # 任命基里延某为代总理
        if is_foreign(match["name"]) and (word_pos(match["name"]) or "nr").startswith("nr"):
            yield Candidate(*match.span("name"), "Person", "person:appointed", HEADED)
    for match in (*_APPOINTED.finditer(text), *_AMONG.finditer(text)):
        for name in _NAME.finditer(text, *match.span("names")):
            if surname_of(name[0], surnames) and not is_word(name[0]):
                yield Candidate(name.start(), name.end(), "Person", "person:appointed", HEADED)


def _spaced(text: str, surnames: Lexicon) -> Iterator[Candidate]:
    """Names of two characters set apart, as official lists have them: 纪 河（女） 某大学教授."""
    for match in _SPACED.finditer(text):
        if match["first"] in surnames:
            name = match["first"] + match["last"]
            because = f"名单中“{match['name']}”姓与名之间留空"
            yield Candidate(*match.span("name"), "Person", "person:spaced", EXPLICIT, name, because)
