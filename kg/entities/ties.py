"""States that one character tells, by what stands around it: 澳驻法大使, 对华政策, 中澳关系, 除日、韩外."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner

_STATE = (
    "中美俄苏英法德日韩朝印巴以伊澳加欧亚非越柬泰缅菲蒙老哈乌沙土匈塞意葡荷埃叙黎厄秘智墨阿希捷奥瑞挪芬克罗波比约卡古尼"
    "玻塔"
)
_HOME = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青藏宁港杭甬穗蓉"
_SENT = r"(?:大使馆?|使馆|使节|使领馆|总领[事馆]|领事|代表|记者|外交|军队?(?!人)|武官|参赞)"
_HOMES = frozenset(_HOME) - {"苏"}
_MATTERS = (
    r"(?:政策|关系|贸易|投资|出口|军售|战争|外交|援助|合作|制裁|作战|宣战|友好|态度|立场|经贸|禁运|施压|倾销|反倾销|战略"
    r"|工作(?!日)|文化|人民|采取|实行|实施|奉行|开战|用兵|谈判|开放|强硬|宣布)"
)
_SHARED = (
    r"(?:两国|三国|双方|关系|之间|边境|边界|双边|首脑|会谈|谈判|战争|经贸|领导人|建交|停火|贸易|外长|外交|友好|联合公报|联合声明|联合国?军|合作|人民"
    r"|文化交流|友谊|总理|总统|军事|科技|青年|联络|峰会|会议|各国|国家|海战|大战|冲突|局势|友协|交往|交流|学者|艺术家|备忘录|联手|同盟)"
)
_FRAMES = tuple(
    map(
        Scanner,
        (
            # 澳驻法大使
            rf"(?P<a>[{_STATE}])?驻(?P<b>[华台港{_STATE}]){_SENT}",
            # 对华政策, 侵华战争
            rf"(?:对|侵|援|反|涉)(?P<a>[华{_STATE}])(?={_MATTERS})",
            # 澳对华关系
            rf"(?P<a>[{_STATE}])[对援](?P<b>[华{_STATE}])(?={_MATTERS})",
            # 中澳关系, 亚欧会议
            rf"(?P<a>[{_STATE}])(?P<b>[{_STATE}])(?P<c>[{_STATE}])?(?={_SHARED})",
            # 京、沪、穗: three single characters
            rf"(?P<a>[{_HOME}])、(?P<b>[{_HOME}])、(?P<c>[{_HOME}])(?![\u4e00-\u9fff]*?、[\u4e00-\u9fff]{{2}})",
            # a headline: 菲纪念…, 俄宣布…
            r"(?<![\u4e00-\u9fff“《、])(?P<a>[美俄英法德韩朝印菲越泰缅澳伊乌叙黎埃])(?=纪念|宣布|决定|拒绝|要求|谴责|抗议|呼吁|指责|否认|重申"
            r"|敦促|同意|警告|举行|签署|首脑|股市|政局|大选|议会)",
            # 美特使, 澳防长; 以总理 at the head of a clause
            r"(?P<a>[美俄英法德韩朝印菲越泰缅澳伊乌叙黎埃])(?=特使|防长|财长|总理|副总统|国务卿|参院|众院|军舰|航母)",
            r"(?<![\u4e00-\u9fff])(?P<a>[以日])(?=总理|首相|外长|外相|防长)",
            # 澳前总理
            rf"(?P<a>[{_STATE}])(?=前(?:任)?(?:总统|总理|首相|外长|国务卿|国王|议长|防长))",
            # 澳、美等国; 除日、韩外
            rf"(?P<a>[{_STATE}])、(?P<b>[{_STATE}])(?:、(?P<c>[{_STATE}]))?(?=等国|等多国|外[，,、]|双方|关系|之间|在内)",
        ),
    )
)


def find_ties(reading: Reading) -> Iterator[Candidate]:
    """Each character that stands for a state in one of the frames, where a word begins with it or ends before it."""
    text = reading.text
    vocabulary: Vocabulary | None = None
    edges: set[int] = set()
    for frame in _FRAMES:
        for match in frame.finditer(text):
            if vocabulary is None:
                vocabulary = Vocabulary.of(reading.rules)
                edges = {token.start for sentence in reading.sentences for token in sentence.tokens}
            if match.start() not in edges and text[match.start() - 1] not in "除记":
                continue  # 集中|美国: a part of another word
            for group in _groups(match):
                if name := _state(match[group], match[0], text, vocabulary):
                    because = f"“{match[0]}”中的“{match[group]}”指{name}"
                    yield Candidate(*match.span(group), "Place", "clipping:tie", HEADED, name, because)


def _groups(match: re.Match[str]) -> list[str]:
    """The groups that stand for states: none in 非法, not the first in 以|中法关系的…为基础."""
    found = [group for group, character in match.groupdict().items() if character]
    if match[0].startswith("非法"):
        return []
    return found[1:] if len(found) == 3 and match[0][0] == "以" else found


def _state(character: str, around: str, text: str, vocabulary: Vocabulary) -> str:
    """The state or part of the world that the character stands for: the first of its names that the text has."""
    if character == "华":
        return "中国"
    if character == "苏" and not _HOMES.intersection(around):  # beside states it is none of the provinces
        return "苏联"
    if character == "亚":
        return "亚洲"
    names = vocabulary.clippings.get(character, ("",))[0].split("/")
    return next((name for name in names if name in text), names[0])
