"""Candidates for firms cut to the name that they end in, where the article or the world knows it: 受让方|青石股份."""

import re
from collections.abc import Sequence

from kg.entities.candidate import EXPLICIT, LISTED, TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.words import word_pos

_TOWARDS = frozenset("向对由与为被从给将据就使让")
_ACTS_ON = re.compile("[与和及同]|委托|授权|聘请|通过")
# whose shares they are: 收购|青石股份|20%股份, 持有|青石|股份的比例
_OF_SHARES = re.compile(r"(?:收购|持有|受让|转让|增持|减持|认购|购买|质押|出售|拟?收购的?)$")
_SURE = (
    "company:party",
    "company:stake",
    "company:subsidiary",
    "company:code",
    "company:announces",
    "company:headline",
    "company:bracket",
)


def cut_to_known(candidates: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The candidates, firms that run on over a name known from elsewhere cut to it: 云岭银河|董秘一职空缺 where that
    bank announces something; and those that run into a defined short form left out (股权委托|济云实业)."""
    text, vocabulary = reading.text, Vocabulary.of(reading.rules)
    known = {text[c.start : c.end] for c in candidates if c.rule in _SURE}
    named = {text[c.start : c.end] for c in candidates if c.type == "Company" and c.rank >= TAGGED}
    short = {text[c.start : c.end] for c in candidates if c.rule == "agree:defined" and c.type == "Company"}
    found = []
    for c in candidates:
        name = text[c.start : c.end]
        if c.type != "Company" or c.rank >= EXPLICIT or name in known or name in short:
            found.append(c)
            continue
        if (
            c.rule in ("head:股份", "agree:same-name")
            and text.endswith("股份", 0, c.end)
            and (cut := _holder_of(c, text, known)) is not None
        ):
            found += cut  # 持有青石科技|股份: shares of the firm, no firm
            continue
        if (lead := _famous_end(name, vocabulary)) and (c.rule in _GUESSED or name[lead - 1] in _TOLD):
            c = c._replace(start=c.start + lead)  # 有传闻道|青石汽车|原CEO
            name = name[lead:]
        ahead = next((name[:i] for i in range(len(name), 0, -1) if name[:i] in known), "")
        if ahead and c.rule.startswith(("tagger", "agree:same")) and vocabulary.type_of(name) is None:
            c, name = c._replace(end=c.start + len(ahead)), ahead
        begun = (i for i in range(1, len(name)) if name[:i] in known or name[:i] in short)
        joined = next((match for i in begun if (match := _ACTS_ON.match(name, i)) and match.end() < len(name)), None)
        if joined:  # 青石高邮|与|白马建设有限公司, 青石资产|委托|白马证券有限公司
            c = c._replace(start=c.start + joined.end())
            name = name[joined.end() :]
        if name[0] in _TOWARDS and name[1:] in named:  # 还将|向青石电气
            c = c._replace(start=c.start + 1)
            name = name[1:]
        firm = next((name[i:] for i in range(1, len(name) - 7) if name[i:] in named), "")
        if firm and name[: -len(firm)][-1] in "村镇乡" and firm.endswith("公司"):
            found.append(c._replace(start=c.end - len(firm)))  # 青禾村|远川服饰有限公司
            found.append(Candidate(c.start, c.end - len(firm), "Place", "company:site", LISTED))
            continue
        behind = next((name[i:] for i in range(len(name)) if name[i:] in short), name)
        if len(name) - len(behind) == 1 and name[0] in "方人商":  # 委托|方青石公司
            continue
        if len(name) - len(behind) < 3 or word_pos(name.removesuffix(behind)) == "ns":
            found.append(c)
    return found


_GUESSED = frozenset(
    {"company:newsmaker", "company:led", "company:officer", "company:market", "tagger:nt", "agree:same-name"}
)
_TOLD = frozenset("道称说讯")


def _famous_end(name: str, vocabulary: Vocabulary) -> int:
    """Where in a guessed name one begins that everybody knows for a firm's; 0 where none does."""
    for cut in range(1, len(name) - 1):
        head = vocabulary.heads.get(name[cut:])
        if head is not None and "whole" in head.flags and head.type == "Company":
            return cut
    return 0


def _holder_of(c: Candidate, text: str, known: set[str]) -> list[Candidate] | None:
    """What is left of a would-be …股份 that is somebody's shares: the firm that is known without them, or nothing; None
    where it may be a firm."""
    stem = text[c.start : c.end - 2]
    whole = next((k for k in known if k.endswith(stem) and text.endswith(k, 0, c.end - 2)), None)
    if whole is None or not _OF_SHARES.search(text, max(0, c.end - 10 - len(whole)), c.end - 2 - len(whole)):
        return None
    return [c._replace(end=c.end - 2)] if whole == stem else []
