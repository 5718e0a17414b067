"""Names in quotation marks and title marks: “强县富民”战略, 《…发展规划》, “某某产业园”."""

import re
from collections.abc import Iterator

from kg.entities.candidate import EXPLICIT, QUOTED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence
from kg.rules import Lexicon

_QUOTED = re.compile(r"“([^“”\n]{2,40})”|\"([^\"\n]{2,40})\"|「([^「」\n]{2,40})」|‘([^‘’\n]{2,40})’")
_TITLED = re.compile(r"《([^《》\n]{3,60})》")
_SPEECH = re.compile(r"[。！？!?]$|[，,].*[，,]")
_SLOGAN = re.compile(
    r"[\d一二三四五六七八九十两双]+[+＋][\dX一二三四五六七八九十]|(?:[一二三四五六七八九十两双][\u4e00-\u9fff]{1,2}){2,}|[\u4e00-\u9fff]{2,6}(?:[、+＋·][\u4e00-\u9fff]{2,6}){1,}|^[\u4e00-\u9fff]{3,6}$|^\d{3,4}$|^[东西南北中][\u4e00-\u9fff]$"
)
_DOCUMENTS = {
    "规划",
    "计划",
    "方案",
    "意见",
    "办法",
    "条例",
    "规定",
    "决定",
    "纲要",
    "细则",
    "政策",
    "目录",
    "名单",
    "宣言",
    "公约",
    "协定",
    "倡议",
    "白皮书",
    "法",
    "通知",
    "指南",
    "标准",
    "措施",
}
_NAMING = {"Company", "Organization", "Government", "Project", "Facility", "Event", "Place"}


def find_quoted(reading: Reading) -> Iterator[Candidate]:
    """Quoted phrases that name something, by their own head word, by the word behind or by the verb before them."""
    heads = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        stretch = reading.text[sentence.start : sentence.end]
        for match in _QUOTED.finditer(stretch):
            yield from _quote(reading, sentence, match, heads)
        for match in _TITLED.finditer(stretch):
            if any(match[1].endswith(word) for word in _DOCUMENTS):
                yield Candidate(
                    sentence.start + match.start(1), sentence.start + match.end(1), "Policy", "title-marks", EXPLICIT
                )


def _quote(reading: Reading, sentence: Sentence, match: re.Match[str], heads: Vocabulary) -> Iterator[Candidate]:
    group = match.lastindex or 1
    inner = match[group]
    start, end = sentence.start + match.start(group), sentence.start + match.end(group)
    if _SPEECH.search(inner) or inner.strip(" 、，,") != inner:
        return
    head = heads.head(inner)
    if head and head.type in _NAMING and "、" not in inner and head.word != inner and len(inner) > len(head.word) + 1:
        yield Candidate(start, end, head.type, f"quoted:{head.word}", QUOTED + 15)
        return
    # “东拓”“西优”战略: what stands behind the last of several quotes holds for all
    after = re.sub(r"^(?:[、和]?“[^“”]{2,20}”)+", "", reading.text[sentence.start + match.end() : sentence.end])
    stem = inner.rstrip("一二三四五六七八九十期")
    if stem != inner and heads.type_of(stem) == "Project":  # “某某基地项目一期”工程
        yield Candidate(start, end, "Project", "quoted:phase", QUOTED + 15)
        return
    frame = _frame(after, reading.rules.words("policy_frames"))
    before = reading.text[sentence.start : sentence.start + match.start()].rstrip("的以了")
    verb = any(before.endswith(word) for word in reading.rules.words("policy_verbs"))
    if frame == "-":
        return
    if frame and (verb or frame != "Policy" or _SLOGAN.search(inner)):
        yield Candidate(start, end, frame, "quoted:frame", QUOTED)
    elif verb and _SLOGAN.search(inner):
        yield Candidate(start, end, "Policy", "quoted:verb", QUOTED)


_MODIFIED = re.compile(
    r"(?:的)?[\u4e00-\u9fff]{0,6}?(?P<frame>战略|格局|布局|体系|行动|计划|理念|目标|思路|品牌|规划|方针|模式)"
)


def _frame(after: str, frames: Lexicon) -> str | None:
    """The type that the word behind the closing mark gives, by the longest word of the lexicon, a modifier between them
    or not (“三带”的空间格局); None without."""
    modified = _MODIFIED.match(after)
    if modified:
        return frames[modified["frame"]][0]
    for length in (4, 3, 2):
        if after[:length] in frames:
            return frames[after[:length]][0]
    return None
