"""People spoken of by surname and title (彭书记, 谢董事长): whoever of that surname the document names in full."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import EXPLICIT, TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary

# how people with a post are spoken of, beside the titles themselves
_CALLED = frozenset({"总", "局", "董", "工", "老师", "院长", "校长"})
# forms that are cut within the title
_CUT = re.compile(
    r"[\u4e00-\u9fff](?P<title>董事长|副(?:秘书长|主任|市长|县长|区长|校长|院长|局长|主席|总经理|总裁|会长|董事长))"
)
# by these neighbours and clients call somebody, which is his name there: 王主任, but 江|主席
_NEAR = frozenset({
    "主任", "教授", "经理", "总经理", "院长", "校长", "所长", "队长", "站长", "科长", "处长", "馆长", "店长", "班长",
    "医生", "老师", "律师", "师傅", "老板", "厂长", "会长", "社长", "村长", "副总",
})  # fmt: skip
# set phrases as in settle.py, of which the surname is kept: 江|主席
MASK = "~"
SURNAME = "person:surname"


def find_courtesy(reading: Reading, settled: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each such form with the full name of the one person it can mean; what else it may be is nobody's name."""
    vocabulary = Vocabulary.of(reading.rules)
    people = {reading.text[c.start : c.end] for c in settled if c.type == "Person"}
    for candidate in settled:
        form = reading.text[candidate.start : candidate.end]
        if candidate.type != "Person" or not 2 <= len(form) <= 5:
            continue
        surname, title, end = form[:1], form[1:], candidate.end
        if cut := _CUT.match(reading.text, candidate.start):  # 苗董|事长, 苗副|秘书长
            title, end = cut["title"], cut.end()
        if surname not in vocabulary.surnames or not (vocabulary.is_title(title) or title in _CALLED):
            continue
        full = [
            n for n in people if n.startswith(surname) and 2 <= len(n) <= 4 and n != form and not _called(n, vocabulary)
        ]
        if len(full) == 1:
            because = f"“{form}”是前文的{full[0]}"
            yield Candidate(candidate.start, end, "Person", "person:courtesy", EXPLICIT, full[0], because)
        elif vocabulary.is_title(title) and title not in _NEAR:
            because = f"“{form}”是姓氏加职务"
            yield Candidate(candidate.start, candidate.end, MASK, "person:courtesy", EXPLICIT)
            yield Candidate(candidate.start, candidate.start + 1, "Person", SURNAME, TAGGED, form, because)


def _called(name: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_title(name[1:])
