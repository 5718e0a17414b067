"""What the tagger takes for people: which of it names one."""

import re

from kg.entities.shapes import BOTH, CALLINGS, in_idiom, is_familiar, is_foreign
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.names import LEVELS
from kg.rules import Lexicon
from kg.words import is_rare, word_pos

_NAME = re.compile(r"[\u3400-\u9fff·•‧・∙A-Za-z.\- ]{2,}$|[\u3400-\u9fff][×＊*某][\u3400-\u9fff]$")
_ADDRESSES = frozenset({"警官", "医生", "老师", "主任", "经理", "先生", "女士", "大姐", "大妈", "师傅", "阿姨", "总"})
_RANKS = ("科级", "处级", "厅级", "局级", "股级")  # 任正科级|1年以上
_FOREIGN = re.compile(r"[·•‧・∙]")
_HAN = re.compile(r"[\u3400-\u9fff]+$")
_QUOTES = frozenset("“‘「『《")
_TOWARDS = frozenset({
    "在", "于", "从", "自", "到", "往", "赴", "抵", "抵达", "前往", "飞抵", "首都", "位于", "来到", "赶往", "飞往",
    "赶赴", "飞赴", "途经", "取道", "返回", "逃往", "驶往", "迁往", "移居", "定居",
})  # fmt: skip
# whither nobody but a traveller goes
_GOES = frozenset({"抵达", "飞抵", "赶往", "飞往", "赶赴", "飞赴", "途经", "取道", "逃往", "驶往", "迁往", "移居"})
# what names a place by what it is to a state
_SEATS = frozenset({"首都", "首府", "港口城市", "边境城市", "重镇"})
# what somebody else does for a person: 在|拉某|陪同下
_BESIDE = frozenset(
    {"陪同", "带领", "领导", "主持", "就任", "担任", "任", "当选", "执政", "率领", "发表", "离任", "遇刺"}
)
# whose these are is a place
_FORCES = frozenset({"警方", "公安", "消防", "交警"})
_COMMITTEES = ("省委", "市委", "县委", "区委", "州委", "自治区党委")
# a state or party told by its first character: no person (英军, 美方)
_STATES = "军方盟媒称国队党省"
# whose reports begin with where they are from
_AGENCIES = ("社", "本报", "本台")
ORDINARY = ("v", "a", "d", "t", "m", "r", "l", "b", "f", "s")
_OF_STATE = re.compile(r"(?:[海陆空]军|总统|总理|外长|警方|政府|议会|军方)$")
_STAGES = frozenset({"前期", "工程", "建设", "开工", "施工", "改造", "主体", "贯通", "通车", "全线", "项目"})


def is_native(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a would-be person is where somebody is from (广西|金秀人，)."""
    if token.text[-1] != "人" or len(token.text) < 3 or before is None or before.pos not in ("LOC", "ns"):
        return False
    return before.end == token.start and after is not None and after.pos == "w"


def person_rule(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """Person where the token looks like a Chinese or a foreign name, Place or body where the dictionary or the head
    words know better, unless a title stands right before (候选人|巴拉克)."""
    text = token.text
    if not _NAME.match(text) or text.endswith(_RANKS) or text in vocabulary.titles:
        return None
    whole = vocabulary.heads.get(text)
    if whole and "whole" in whole.flags:
        return whole.type  # （真主党）
    if len(text) > 3 and text.endswith(_COMMITTEES):
        return "Government"  # 青石省委、省政府
    titled = before is not None and before.end == token.start and _is_told(before.text, vocabulary)
    speaks = after is not None and after.start == token.end and after.text in vocabulary.words.speech
    foreign = not (_is_chinese_name(text, vocabulary.surnames) or _FOREIGN.search(text))
    known = _is_placed(text, before, after) or (foreign and not speaks and lies_in(text, before, after))
    if not titled and len(text) == 3 and text[-1] == "村":
        return "Place"  # 来到了|李坳村
    # 阿城|警方
    force = after is not None and after.start == token.end and after.text in _FORCES
    if not titled and (known or force or text in vocabulary.countries or is_division(text)):
        return "Place"
    if _is_no_name(text, after, vocabulary, titled=titled):
        return None
    quoted = before is not None and before.text in _QUOTES
    called = text[0] in vocabulary.surnames and text[1:] in _ADDRESSES  # “纪警官”
    if quoted and not (titled or called) and after is not None and after.text in ("”", "’"):
        return None  # 飓风“海伦某”: in quotes a name is a work's, a storm's
    pos = word_pos(text) or "nr"
    opens = before is None and after is not None and after.text in ("，", "：", ",", ":")  # 石铁，男
    sounds = token.pos == "PER" and pos in ("n", "j", "nz") and is_foreign(text) and not quoted  # 科比
    if not (titled or speaks or opens or sounds) and _is_ordinary(text, pos, vocabulary):
        return None  # 胡杨林, 办公室, 蔚然: a word of the dictionary, and nobody calls it a person
    if sounds or _is_chinese_name(text, vocabulary.surnames) or is_familiar(text, vocabulary.surnames):
        return "Person"
    tagged = token.pos == "PER" or (titled and (len(text) > 2 or is_foreign(text)))
    tagged = tagged or (before is None and speaks)  # 加藤|说
    # the dictionary takes many a short foreign name for a place: 普某|与默某会谈
    told = titled or speaks or (pos == "ns" and not _is_gone_to(before))
    alone = (not quoted and _acts_alone(text, before, after)) or (len(text) == 2 and text[1] in _KIN)
    return "Person" if tagged and (alone or _is_foreign_name(text, told, quoted)) else None


def _is_told(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the word before a name tells what somebody is: a title, a calling."""
    return vocabulary.is_title(word) or word in CALLINGS


# 星爷, 甄哥: how fans call somebody, where the tagger sees a person
_KIN = frozenset("爷哥姐叔嫂婶妹弟")
# what is traded and bears the name of a place or its maker: 布伦某|原油, 罗某|指数
_TRADED = frozenset({"原油", "油价", "期油", "指数", "期货"})


def _is_no_name(text: str, after: Token | None, vocabulary: Vocabulary, *, titled: bool) -> bool:
    """Whether what looks like a name is a state or its forces, a part of an idiom, or words that begin with one or run
    on: 向|乌提供, 乔司段|前期工作, 秘厄|两国."""
    called = titled and text[1:] == "军"  # 市长|韩军
    if (is_state(text, vocabulary) and not called) or text in vocabulary.not_names:
        return True
    if after is not None and (in_idiom(text, after) or after.text in _TRADED):
        return True
    if len(text) == 2 and text[0] in "向对援驻赴涉" and text[1] in vocabulary.clippings:
        return True  # 向|乌提供
    if text[-1] == "段" and after is not None and after.text in _STAGES:
        return True  # 铁路抬升|乔司段|前期工作
    if _OF_STATE.search(text) and text[0] in vocabulary.clippings and len(text) < 5:
        return True  # 厄空军
    return after is not None and after.text.startswith(BOTH) and vocabulary.is_clipped(text, both=True)  # 秘厄|两国


def _acts_alone(text: str, before: Token | None, after: Token | None) -> bool:
    """Whether two characters that no dictionary has open a clause and do something (梦某|从侧门进入)."""
    if len(text) != 2 or word_pos(text) is not None or not _HAN.match(text) or after is None:
        return False
    return (before is None or before.pos == "w") and after.pos in ("v", "d", "p")


def _is_ordinary(text: str, pos: str, vocabulary: Vocabulary) -> bool:
    """Whether the dictionary has ``text`` as a word of the part of speech ``pos`` that is no name (江|主席 is one)."""
    if text[0] in vocabulary.surnames and vocabulary.is_title(text[1:]):
        return False
    if text[0] in "老小" and is_familiar(text, vocabulary.surnames):
        return False
    if pos[:1] in "nv" and is_rare(text):
        return False
    return pos == "n" or (pos.startswith(ORDINARY) and not (pos == "t" and len(text) > 2))


def is_dateline(text: str, before: Token | None, after: Token | None) -> bool:
    """Whether a report is from where the name tells: 某某社|达累斯|5月31日|电."""
    if before is None or after is None or after.pos != "TIME" or not before.text.endswith(_AGENCIES):
        return False
    return before.end + len(text) == after.start


def _is_placed(text: str, before: Token | None, after: Token | None) -> bool:
    """Whether the words around tell that a would-be person is a place: 在|赫尔辛基, 首都|萨那, 某社|达累|5日电."""
    if before is None:
        return False
    if before.text in _SEATS or is_dateline(text, before, after):
        return True
    return len(text) > 2 and (before.text in _GOES or (word_pos(text) == "ns" and _is_gone_to(before)))


def lies_in(text: str, before: Token | None, after: Token | None) -> bool:
    """Whether something is done in a would-be person: 在|舒贾亚|使用, but 在|拉赫蒙|陪同下."""
    if before is None or before.text != "在" or after is None or len(text) < 3:
        return False
    return (after.pos in ("v", "p", "d") or after.text == "首次") and after.text not in _BESIDE


def _is_gone_to(before: Token | None) -> bool:
    """Whether the word before tells of a place: a preposition, a place beside it."""
    return before is not None and (before.text in _TOWARDS or before.pos in ("LOC", "ns"))


def _is_foreign_name(text: str, titled: bool, quoted: bool) -> bool:
    """Whether ``text`` may be a foreign name or one without a surname: by a dot or Latin letters (C某), by its length;
    where it is short, by a title before it or by the dictionary (松田), but in quotes it names a work or storm."""
    if _FOREIGN.search(text) or not _HAN.match(text):
        return True
    if len(text) > 2:
        return titled or not quoted
    return titled or (not quoted and (word_pos(text) or "nr").startswith(("nr", "nz")))


def is_state(text: str, vocabulary: Vocabulary) -> bool:
    """Whether ``text`` is a state or party and its kind (英军, 外媒) and no person of that name (杨军)."""
    if len(text) != 2 or text[1] not in _STATES:
        return False
    called = text[0] in vocabulary.surnames and text[0] not in vocabulary.clippings
    # of the characters only 军 is a common given name
    return text[1] != "军" or not called or not (word_pos(text) or "nr").startswith("nr")


def _is_chinese_name(text: str, surnames: Lexicon) -> bool:
    """Whether ``text`` is a surname and a given name; of four characters only with a compound or double surname."""
    if not _HAN.match(text) or not 2 <= len(text) <= 4 or surname_of(text, surnames) is None:
        return False
    return len(text) < 4 or text[:2] in surnames or text[1] in surnames


# what the dictionary has as places, and is no division: a command of the army, parks and zones
_NO_DIVISION = re.compile(r"(?:军|(?:工业|科技|产业|物流|高新|软件)园|高新|开发|经开|保税|度假)区$")


def is_division(text: str) -> bool:
    """Whether the dictionary has ``text`` as a place and it ends like a city, district or county."""
    if len(text) < 3 or text[-1] not in LEVELS or text[0] in "一两三几各全多" or _NO_DIVISION.search(text):
        return False
    return word_pos(text) == "ns"


def surname_of(text: str, surnames: Lexicon) -> str | None:
    """The surname, compound ones first, that ``text`` begins with; None without one."""
    return next((text[:n] for n in (2, 1) if text[:n] in surnames), None)
