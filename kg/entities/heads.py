"""Names that end in a head word: …有限公司, …产业园, …签约仪式, 区发改局.

From each head word the name is followed leftwards over the words that may belong to it, up to a word that cannot (a
preposition, a verb, 的), and then trimmed of what does not name anything (重大, 推进).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.entities.candidate import HEADED, LISTED, WHOLE, Candidate, Reading, longest_suffix, proper
from kg.model import Token
from kg.rules import Lexicon, Rules
from kg.words import is_word, word_pos

_NOMINAL = frozenset({"n", "vn", "nz", "an", "f", "s", "nr", "ns", "nt", "nw", "LOC", "ORG", "PER", "q", "xc", "ad"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-—至~](?:19|20)?\d\d)?年?(?:度)?$|十[一二三四五六七]五$")
_ORDINAL = re.compile(
    r"第?[\d一二三四五六七八九十百]+(?:届|次|期|号|标段|段)$|第[\d一二三四五六七八九十]+批$|第$|[一二三四五六七八九十]+(?:届|期|号)$|^[\d一二三四五六七八九十]+$"
)
_MEASURE = re.compile(
    r"(?:[\d.]+|(?:百|千|万|十万|百万|千万)(?=千瓦|吨|亩|头|千伏|千万))(?:[-—~至][\d.]+)?(?:年|万|亿|吨|千伏特?|兆瓦|千瓦|头|万吨|万千瓦|平方米|公里|MW|GW|kV|KV|号|%|亩|只|台|套|万[只台套头立方米]+)?(?:/[年日])?$"
)
_COUNTED = re.compile(r"第?[\d一二三四五六七八九十百]+(?:届|次)$|第$")
_BATCH = re.compile(r"(?:首|第[一二三四五六七八九十\d]+)(?:批|届|次|期|轮)$")
# before one of these a place or body is the subject of a verb and no part of the name (某市|建设某某产业园)
_PREDICATES = frozenset(
    ["投资", "建设", "打造", "推进", "实施", "启动", "开展", "引进", "举办", "召开", "组织", "参加", "成立", "设立", "签约", "签署", "推动", "加快", "完成", "发展", "建成", "开工", "出席", "主办", "承办"]
)
_CONVENING = frozenset(
    ["召开", "举办", "举行", "参加", "出席", "主办", "承办", "组织", "开展", "召集", "主持", "会见", "会谈", "访问", "抵达", "致电", "祝贺", "庆祝", "参观", "考察", "前往", "在"]
)
_VISITS = frozenset(["调研", "督导", "考察", "检查", "视察", "走访", "慰问", "督查", "巡查", "观摩"])
# 某某基地|主体工程: the name ends before
_PARTS = frozenset(["主体", "配套", "附属", "装修", "土建", "主体结构", "前期"])
_OPENING = frozenset(["开工", "揭牌", "签约", "奠基", "投产", "成立", "启动", "开业", "竣工", "通车", "合作", "开园", "启用", "落成", "挂牌", "授牌", "上市"])
# bodies named after their task, verbs and all (某某改造提升领导小组)
_TASKED = frozenset(["领导小组", "领导小组办公室", "指挥部", "专班", "工作组", "办公室", "委员会", "指导组", "督导组"])
_POINTING = frozenset("该 本 此 此次 本次 这次 这 那 各 各类 一系列 系列 相关 有关 其 我 多 一 首个".split())
_CORPORATE = frozenset(["公司", "子公司", "全资子公司", "控股子公司", "孙公司", "股东", "控股股东", "企业", "集团公司", "母公司", "客户"])
_BUILDING = frozenset(["建设", "新建", "修建", "建起", "建成", "打造", "开工建设", "完成", "投建", "改建", "扩建", "建造", "推进", "启动"])
_BUILT = frozenset(["完工", "开工", "投用", "启用", "封顶", "竣工", "投产", "投运", "开建", "揭牌", "建成", "动工", "通车", "交付", "落成", "主体"])
_ISSUING = frozenset(["实施", "制定", "印发", "出台", "开展", "推进", "启动", "编制", "发布", "落实", "推行", "公布", "下发", "审议", "通过", "执行", "深化"])
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业区|保税区|产业园|工业园|科技园|园区|新区|示范区|试验区)$")
_LATIN = re.compile(r"[A-Za-z0-9+\-·.&]+$")
_POST = re.compile(r"副?书记|委员|成员|秘书|副?主席|第一书记")
_HAN_OR_LATIN = re.compile(r"[\u4e00-\u9fffA-Za-z]+$")
_CLOSING = {"”": "“", "）": "（", ")": "(", "’": "‘", "」": "「", "』": "『"}
_CLAUSE = frozenset("，。；：！？、,;:!?\n…")
_JOINS = frozenset({"与", "和", "及", "暨"})
_MAX = 45


class Head(NamedTuple):
    """A head word: what it names and how sure it makes a name (flags of lexicon ``heads``)."""

    word: str
    type: str
    flags: frozenset[str]


class HeadFinder:
    """Finds headed names in sentences; made once for each set of rules."""

    def __init__(self, rules: Rules) -> None:
        rows = rules.words("heads")
        self._heads = {
            w: Head(w, c[0], frozenset(c[1].split(",")) if len(c) > 1 else frozenset()) for w, c in rows.items()
        }
        self._limit = max(map(len, self._heads))
        self._generic: Lexicon = rules.words("generic")
        self._inner: Lexicon = rules.words("inner_verbs")
        self._titles: Lexicon = rules.words("titles")
        self._not: Lexicon = rules.words("not_names")
        self._industries: Lexicon = rules.words("industries")

    @classmethod
    def of(cls, rules: Rules) -> "HeadFinder":
        """The finder for ``rules``, made at the first call."""
        found = rules.derived.get("heads")
        if found is None:
            found = rules.derived["heads"] = cls(rules)
        return found

    def head(self, text: str) -> Head | None:
        """The longest head word that ``text`` ends in; a head of one character must not be the end of a word such as
        布局 or 思路, which the caller sees by the token."""
        word = longest_suffix(text, self._heads, self._limit)
        return self._heads[word] if word else None

    def type_of(self, name: str) -> str | None:
        """The type that the head word of ``name`` gives it; None without one."""
        head = self.head(name)
        return head.type if head else None

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates for every head word in every sentence."""
        for sentence in reading.sentences:
            for index in range(len(sentence.tokens)):
                found = self._at(reading.text, sentence.tokens, index)
                if found:
                    yield found

    def _at(self, text: str, tokens: Sequence[Token], index: int) -> Candidate | None:
        """The name whose head word ends with token ``index``."""
        token = tokens[index]
        if token.pos in ("w", "PER", "TIME", "u", "p", "v") or (token.pos == "m" and token.text not in self._heads):
            return None
        if (
            (token.text in self._not
            and token.text not in self._heads)
            or (token.text in ("工程", "项目")
            and index
            and tokens[index - 1].text in _PARTS)
        ):
            return None
        contiguous = _joined(text, tokens, index, self._limit)
        head = self.head(contiguous)
        if head is None:
            return None
        first = index
        while token.end - tokens[first].start < len(head.word):
            first -= 1
        own = text[tokens[first].start : token.end]
        section = head.word == "段" and first > 0 and self._is_route(tokens[first - 1].text)
        if len(head.word) == 1 and own != head.word and not proper(tokens[first]) and not section:
            return None
        if "whole" in head.flags and own == head.word:
            return Candidate(
                token.start if first == index else tokens[first].start, token.end, head.type, "name:lexicon", WHOLE
            )
        if self._is_party_post(tokens, first, index, head):
            return None
        if "brand" in head.flags:
            return None if contiguous in self._industries else self._brand(tokens, first, index, head)
        if head.word == "段" and not section:
            return None
        left = self._extend(text, tokens, first, head)
        start, made = self._trim(text, tokens, left, first, head)
        if head.type == "Policy" and re.fullmatch(r"“[^“”]+”", text[start : tokens[first].start]):
            return None  # “强县”战略: the quoted words are the name
        if made and not self._continues(tokens, index, head):
            return Candidate(start, token.end, head.type, f"head:{head.word}", HEADED)
        return None

    def _is_party_post(self, tokens: Sequence[Token], first: int, index: int, head: Head) -> bool:
        """Whether 党组, 党委 before a post belongs to the post (某某集团|党组书记), as the body before is one of its own."""
        if (
            head.word not in ("党组", "党委", "党支部", "党总支", "纪委", "董事会", "监事会")
            or index + 1 >= len(tokens)
            or first == 0
        ):
            return False
        if tokens[first].text != head.word or not _POST.match(tokens[index + 1].text):
            return False
        body = self.head(tokens[first - 1].text)
        return body is not None and body.type in ("Government", "Company", "Organization", "Facility")

    def _brand(self, tokens: Sequence[Token], first: int, index: int, head: Head) -> Candidate | None:
        """A brand and what its owner makes (凌某|汽车): one unknown word right before, no word of the same phrase behind."""
        own = tokens[first]
        stem = own.text.removesuffix(head.word)
        at = first - 1 if not stem else first
        if at < 0 or (not stem and tokens[at].end != own.start):
            return None
        brand = tokens[at].text if not stem else stem
        pos = tokens[at].pos
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        known = (
            (is_word(brand)
            and pos not in ("ORG", "nz", "PER"))
            or pos in ("LOC", "m", "TIME", "w", "p", "d", "u", "r")
            or not 2 <= len(brand) <= 6
        )
        if known or (pos == "PER" and at > 0 and tokens[at - 1].pos == "n") or not _HAN_OR_LATIN.match(brand):
            return None
        if (
            after is not None
            and after.start == tokens[index].end
            and after.pos in ("n", "vn", "nz")
            and after.text not in ("董事长", "总经理", "股份", "公告", "创始人", "负责人")
        ):
            return None
        if at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos in ("n", "nz", "vn", "ORG", "PER"):
            return None
        if brand + head.word in self._industries or "".join(t.text for t in tokens[at : index + 1]) in self._industries:
            return None
        return Candidate(tokens[at].start, tokens[index].end, head.type, f"brand:{head.word}", LISTED + 2)

    @staticmethod
    def _continues(tokens: Sequence[Token], index: int, head: Head) -> bool:
        """Whether the words go on to another head, so that this one only qualifies it (规划面积, 方案设计)."""
        if index + 1 >= len(tokens):
            return False
        after = tokens[index + 1]
        if head.type == "Facility" and after.text in ("总监", "经理", "负责人", "份额", "价格", "化"):  # 市场|总监
            return True
        if head.type != "Policy" or after.start != tokens[index].end:
            return False
        # 全县计划实施…: 计划 is what the county does, no name of a plan
        if head.word in ("计划", "行动", "决定", "规定") and after.pos in ("v", "d", "p", "m", "TIME"):
            return True
        return after.pos in ("n", "vn") and len(head.word) < 4

    def _extend(self, text: str, tokens: Sequence[Token], first: int, head: Head) -> int:
        """The index of the leftmost token that may belong to the name that ends in token ``first``."""
        left, seen_proper = first, tokens[first].pos in ("LOC", "ORG")
        while left > 0 and tokens[first].end - tokens[left - 1].start < _MAX:
            before = tokens[left - 1]
            if text[before.end : tokens[left].start].strip(" ") or "\n" in text[before.end : tokens[left].start]:
                break
            if before.end < tokens[left].start and not (before.text[-1].isascii() or tokens[left].text[0].isascii()):
                break
            if before.text in _CLOSING:
                if tokens[left].text in "“「『":  # “东拓”“西优”战略 are two names
                    break
                opening = _opening(tokens, left - 1)
                if opening is None or not self._bracketed(tokens, opening, left - 1, first):
                    break
                left = opening
                seen_proper = seen_proper or before.text in "”」』"
                continue
            if before.text in ("至", "到") and _between_places(tokens, left, before.text):
                left -= 2
                seen_proper = True
                continue
            if before.text in _JOINS and before.pos in ("c", "p"):
                if not self._joins(text, tokens, left - 1, head):
                    break
                left -= 1
                continue
            if not self._may_belong(tokens, left - 1, head, seen_proper) and not self._fills_item(
                tokens, left - 1, first
            ):
                break
            seen_proper = seen_proper or before.pos in ("LOC", "ORG", "ns", "nt")
            left -= 1
        return left

    def _may_belong(self, tokens: Sequence[Token], i: int, head: Head, seen_proper: bool) -> bool:
        token, text = tokens[i], tokens[i].text
        if token.pos in ("TIME", "t") or _YEAR.match(text):
            return (head.type in ("Event", "Policy", "Project") and bool(_YEAR.match(text))) or text in ("未来", "现代")
        if text in _CORPORATE and head.type in ("Company", "Event", "Organization"):
            return False
        if (
            text in self._titles
            or text.removeprefix("副") in self._titles
            or text in ("记者", "通讯员", "编辑", "本报")
        ):
            return False
        if head.type == "Place" and text in self._heads and "whole" in self._heads[text].flags:
            return False
        if (
            (head.type == "Event"
            and text in _CONVENING)
            or (head.type == "Government"
            and token.pos in ("v", "ad", "a")
            and head.word not in _TASKED)
        ):
            return False
        if text.startswith(("不", "未")) or (text in ("工程", "项目", "工地", "线路") and head.type == "Facility"):
            return False
        if text in ("高铁", "地铁", "城铁", "轻轨", "火车"):
            return head.type == "Facility"
        if token.pos in ("LOC", "ns"):
            return head.type not in ("Project", "Facility") or not self._stands_apart(tokens, i)
        if token.pos in ("ORG", "nt"):
            return not (
                (seen_proper and head.type not in ("Event", "Company", "Government")) or head.word.endswith("政府")
            )
        if token.pos == "PER":
            return head.type in ("Company", "Project", "Facility", "Place") and (
                i == 0 or tokens[i - 1].text not in self._titles
            )
        if seen_proper and head.type != "Event" and not _after_proper(token):
            return head.type in ("Project", "Facility") and i > 0 and proper(tokens[i - 1]) and self._is_route(text)
        if token.pos == "w":
            return text in "-—·+/&" and i > 0 and tokens[i - 1].pos != "w"
        if token.pos == "m" or text[0].isdigit():
            return self._number_belongs(tokens, i, head)
        if text in _VISITS and i > 0 and proper(tokens[i - 1]) and head.type in ("Project", "Facility"):
            return False  # 到某县|督导重点项目
        if token.pos in _NOMINAL:
            return True
        if token.pos == "v":
            return self._verb_belongs(tokens, i, head)
        if token.pos == "a":
            return len(text) > 1 or text in "新大高小主"
        return bool(_LATIN.match(text)) or text == "之"

    def _is_route(self, text: str) -> bool:
        """Whether a word is what a line or work ends in, so that the name goes on with a part of it (某某铁路|某段站房工程)."""
        head = self._heads.get(text)
        return (
            head is not None
            and head.type in ("Facility", "Project")
            and text.endswith(("路", "线", "速", "铁", "桥", "工程", "管道"))
        )

    @staticmethod
    def _stands_apart(tokens: Sequence[Token], i: int) -> bool:
        """Whether a place before a work is told by itself: a zone or road in which it lies, or a county before a work
        that has a place's name of its own (某县|某某口岸)."""
        text, after = tokens[i].text, tokens[i + 1]
        if (_ZONE.search(text) and len(text) > 3) or (text.endswith(("路", "大道", "大街")) and len(text) > 2):
            return True
        return (
            len(text) > 2
            and text[-1] in "省市县镇乡"
            and after.pos in ("LOC", "ns")
            and after.text[-1] not in "省市县区镇乡村"
        )

    def _verb_belongs(self, tokens: Sequence[Token], i: int, head: Head) -> bool:
        """Whether what the tagger calls a verb stands inside the name like a noun: known to do so, or no verb at all in
        the dictionary; not where it is the predicate of a place or body before it."""
        text = tokens[i].text
        subject = i > 0 and tokens[i - 1].pos in ("ORG", "nt", "PER")
        if subject and (head.type in ("Project", "Facility") or (head.type == "Event" and text not in _OPENING)):
            return False
        if (
            text in (_CONVENING if head.type == "Event" else _PREDICATES)
            and i > 0
            and tokens[i - 1].pos in ("LOC", "ORG", "PER", "w", "TIME", "d")
        ):
            return False
        after = tokens[i + 1]
        if len(text) == 1:  # 改|扩建, 绿化管|养|及道路保洁
            return (
                (after.pos == "vn"
                and text in "改扩迁新续重拆")
                or (after.pos == "c"
                and i > 0
                and tokens[i - 1].pos == "n")
            )
        return text in self._inner or _no_verb(text)

    @staticmethod
    def _fills_item(tokens: Sequence[Token], i: int, first: int) -> bool:
        """Whether token ``i`` stands inside an item of a list (、…、) that holds nothing but the would-be name."""
        if (
            tokens[first + 1 : first + 2]
            and tokens[first + 1].text not in "、，。等和及与）”"
            and tokens[first + 1].pos != "n"
        ):
            return False
        for j in range(i, max(i - 7, -1), -1):
            if tokens[j].text == "、":
                return j < i and (tokens[j + 1].pos != "v" or _no_verb(tokens[j + 1].text))
            if tokens[j].pos in ("PER", "v") and not _no_verb(tokens[j].text):
                return False
            if tokens[j].pos in ("p", "u", "c", "d", "r", "w", "TIME", "m") and tokens[j].text not in "之-—":
                return False
        return False

    @staticmethod
    def _number_belongs(tokens: Sequence[Token], i: int, head: Head) -> bool:
        text = tokens[i].text
        if _BATCH.match(text):
            return head.type in ("Event", "Policy")
        if _ORDINAL.match(text):
            return head.type in ("Event", "Facility", "Project", "Organization", "Policy", "Government", "Company")
        if _MEASURE.match(text):
            return head.type in ("Project", "Facility", "Policy") or (head.type == "Event" and len(text) < 3)
        return text in ("双", "三农", "八", "千", "百", "万") and head.type in ("Policy", "Event", "Project")

    def _bracketed(self, tokens: Sequence[Token], opening: int, closing: int, first: int) -> bool:
        """Whether what the brackets or quotes hold can be part of a name."""
        inside = tokens[opening + 1 : closing]
        length = sum(len(t.text) for t in inside)
        if not inside or length > 16 or any(t.text in _CLAUSE - {"、"} for t in inside):
            return False
        if tokens[closing].text in "”」』’":
            return closing < first + 1
        return (
            length <= 8
            and opening > 0
            and tokens[opening - 1].pos != "w"
            and not any(t.pos in ("v", "d", "p") for t in inside)
        )

    def _joins(self, text: str, tokens: Sequence[Token], i: int, head: Head) -> bool:
        """Whether the conjunction at ``i`` joins parts of one name (整治与修复工程) and not two names."""
        if tokens[i].text == "暨":
            return head.type == "Event"
        if i == 0 or i + 1 >= len(tokens):
            return False
        before, after = tokens[i - 1], tokens[i + 1]
        if head.type == "Event":
            return head.word.startswith(("签约", "仪式")) and self._reaches_clause(tokens, i)
        if (
            len(before.text) > 1
            and before.text[-1] == after.text[-1]
            and before.pos == after.pos
            and not proper(before)
        ):
            return True
        action = {"vn", "v"}
        nearby = [t for t in tokens[i + 1 : i + 3] if t.pos in action and (t.pos == "vn" or t.text in self._inner)]
        known = before.pos == "vn" or before.text in self._inner or len(before.text) == 1
        return before.pos in action and known and bool(nearby)

    def _reaches_clause(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether only nominal words stand between the clause's beginning and token ``i``."""
        for j in range(i - 1, -1, -1):
            if tokens[j].text in _CLAUSE:
                return True
            if tokens[j].pos not in _NOMINAL and not _YEAR.match(tokens[j].text):
                return False
        return True

    def _trim(self, text: str, tokens: Sequence[Token], left: int, first: int, head: Head) -> tuple[int, bool]:
        """Where the name begins, and whether what is left of it is a name at all."""
        while left < first and self._is_chaff(tokens, left, first, head):
            left += 1
        inside = tokens[left:first]
        own = tokens[first]
        prefix = text[own.start : own.end]
        if (proper(own) and len(prefix) > len(head.word)) or any(t.text in "”」』" for t in inside):
            return tokens[left].start, True
        stem = prefix[: -len(head.word)] if len(prefix) > len(head.word) else ""
        content = [t for t in inside if t.pos != "w" and t.text not in _JOINS]
        if "bare" in head.flags and not content:
            return tokens[left].start, True
        if head.type == "Event" and len(head.word) > 2 and self._convened(tokens, left, first):
            return tokens[left].start, True
        if content and self._introduced(tokens, left, head):
            return tokens[left].start, True
        if self._says_nothing(content, head):
            return tokens[left].start, False
        if (
            head.type == "Facility"
            and any(t.text not in self._generic and t.pos != "m" for t in content)
            and _is_built(tokens, left, first)
        ):
            return tokens[left].start, True
        telling = [t for t in content if t.text not in self._generic]
        if "strong" in head.flags:
            return tokens[left].start, bool(telling) or (len(stem) > 1 and stem not in self._generic)
        named = any(self._names(t, head) for t in telling) or self._holds_name(content)
        return tokens[left].start, named or (head.type == "Project" and bool(telling) and _is_sited(tokens, first))

    def _holds_name(self, content: Sequence[Token]) -> bool:
        """Whether the words before the head make a name themselves (青石|水库|扩建工程)."""
        for before, token in pairwise(content):
            head = self._heads.get(token.text)
            if (
                head
                and "strong" in head.flags
                and before.text not in self._generic
                and before.pos in ("n", "nz", "LOC", "nr")
            ):
                return True
        return False

    @staticmethod
    def _convened(tokens: Sequence[Token], left: int, first: int) -> bool:
        """Whether the words right before say that the meeting was held (召开座谈会, 举行了揭牌仪式)."""
        before = [t.text for t in tokens[max(0, left - 2) : left] if t.text not in ("了", "过")]
        return bool(before) and before[-1] in ("召开", "举行", "举办", "召集", "主持", "主持召开")

    def _says_nothing(self, content: Sequence[Token], head: Head) -> bool:
        """Whether a place and a class are all that is said (某县重点项目, 某市2022年招商项目): no name of one thing."""
        if head.word not in ("项目", "工程", "活动", "企业", "基地", "园区"):
            return False
        return all(
            t.pos in ("LOC", "ns", "TIME", "m")
            or t.text in self._generic
            or t.text in ("招商引资", "签约", "第一批", "首批")
            for t in content
        )

    def _introduced(self, tokens: Sequence[Token], left: int, head: Head) -> bool:
        """Whether the words right before say that a name follows: 成立某某公司, 新地标——某某综合体."""
        if left == 0:
            return False
        before = tokens[left - 1]
        if before.text in ("—", "——") and head.type in ("Facility", "Project", "Company", "Organization", "Event"):
            return True
        if (
            head.type == "Policy"
            and before.text in _ISSUING
            and head.word in ("方案", "行动", "计划", "行动计划", "行动方案", "规划", "意见", "办法", "条例")
        ):
            return tokens[-1].end > 0 and sum(len(t.text) for t in tokens[left : left + 8]) >= 6
        if (
            head.type == "Project"
            and before.text in (*_BUILDING, "加快")
            and len(head.word) > 2
            and head.word not in ("产业园区", "示范园", "示范区")
        ):
            return any(t.text not in self._generic and t.pos != "m" for t in tokens[left : left + 3])
        return before.text in ("成立", "组建", "设立", "成立了", "组建了") and head.type in (
            "Company",
            "Organization",
            "Government",
        )

    def _names(self, token: Token, head: Head) -> bool:
        """Whether a token makes a weak head word into a name."""
        if proper(token):
            return True
        if head.type in ("Project", "Event", "Policy") and _MEASURE.match(token.text) and len(token.text) > 2:
            return True
        if head.type == "Event" and _COUNTED.match(token.text):
            return True
        if "brand" in head.flags:
            return False
        return (
            (bool(_LATIN.match(token.text))
            and len(token.text) > 1)
            or (_no_verb(token.text)
            and not is_word(token.text)
            and token.pos != "m")
        )

    def _is_chaff(self, tokens: Sequence[Token], i: int, first: int, head: Head) -> bool:
        """Whether the leftmost token names nothing: 重大, 推进, 的, an opening mark."""
        token = tokens[i]
        if token.text in _CLOSING.values():
            return False
        if head.type == "Event" and token.pos == "v" and token.text in self._inner and token.text not in _CONVENING:
            return False
        if token.pos in ("v", "a") and _no_verb(token.text):
            return token.text[0] in _ACTING
        if token.pos == "f" and token.text in "东西南北中" and i + 1 <= first:
            return False
        if token.pos in ("v", "w", "c", "u", "a", "d", "p", "r", "f", "ad", "vd"):
            return True
        if token.pos == "vn" and i + 1 <= first and tokens[i + 1].pos in ("LOC", "ORG"):
            return True
        if head.type == "Event":  # 全县重点项目建设调度会: the name of a meeting keeps its breadth
            return token.text in _POINTING
        return token.text in self._generic and token.pos not in ("LOC", "ORG")


def _is_built(tokens: Sequence[Token], left: int, first: int) -> bool:
    """Whether the words around say that the thing is being built or put to use (观景步道预计9月底完工)."""
    before = tokens[left - 1].text if left else ""
    behind = [t.text for t in tokens[first + 1 : first + 6]]
    cut = next((i for i, word in enumerate(behind) if word in "，。；、"), len(behind))
    return before in _BUILDING or any(word in _BUILT for word in behind[:cut])


_SITED = frozenset(
    ["位于", "坐落", "坐落于", "地处", "占地", "规划面积", "总投资", "总占地", "主导产业", "开园", "开工", "揭牌", "投产", "奠基", "打造", "打造成", "作为"]
)


def _is_sited(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words right behind tell of a site (青石产业园位于…), which has a name."""
    return first + 1 < len(tokens) and tokens[first + 1].text in _SITED


def _after_proper(token: Token) -> bool:
    """What may still stand before a place or body inside a name: another name, a number, a bracket."""
    return proper(token) or token.pos in ("f", "w") or bool(_YEAR.match(token.text)) or token.pos == "m"


# with one of these a word that the dictionary lacks most likely says what is done (做强, 紧抓)
_ACTING = frozenset("做抓打推加提促稳优扩补拓引招聚紧狠搞办立用带领激盘让使把将被要在对向从以")
_VERBAL = re.compile(r"^[不未已被将可能]|[有于到成为了出入起至给在着过完好得下上来去是]$")


def _no_verb(text: str) -> bool:
    """Whether a word that the tagger calls a verb is most likely a brand or a coinage (智造, 科创): the dictionary does
    not know it, or not as a verb, and it is not built like one (设有, 不通)."""
    return (
        len(text) > 1
        and not (word_pos(text) or "x").startswith(("v", "d", "a", "p", "c", "i", "l"))
        and not _VERBAL.search(text)
    )


def _between_places(tokens: Sequence[Token], left: int, word: str) -> bool:
    """Whether 至 stands between two places, as in the name of a line (甲城至乙城铁路)."""
    if left < 2:
        return False
    one, other = tokens[left - 2], tokens[left]
    places = {"LOC", "ns", "nz", "nr", "ORG"} if word == "至" else {"LOC", "ns"}
    return one.pos in places and other.pos in places


def _joined(text: str, tokens: Sequence[Token], index: int, limit: int) -> str:
    """The characters up to the end of token ``index``, as far back as no gap or mark interrupts them."""
    first = index
    while (
        first > 0
        and tokens[index].end - tokens[first].start < limit
        and tokens[first - 1].end == tokens[first].start
        and tokens[first - 1].pos != "w"
    ):
        first -= 1
    return text[tokens[first].start : tokens[index].end]


def _opening(tokens: Sequence[Token], closing: int) -> int | None:
    """The index of the mark that opens what ``closing`` closes; None when it is not in reach."""
    mark = _CLOSING[tokens[closing].text]
    for i in range(closing - 1, max(closing - 16, -1), -1):
        if tokens[i].text == mark:
            return i
        if tokens[i].text in _CLOSING:
            return None
    return None
