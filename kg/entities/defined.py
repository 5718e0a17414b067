"""Firms in full before the bracket that gives their short form: 控股股东|青石农业发展中心|（以下简称“青石农业”）.

What a firm is to another, or the beginning of a clause, shows where the name begins, and the bracket where it ends,
whatever the tagger makes of the words between.
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner

_INNER = r"(?:[^（）()]|[（(][^（）()]{1,12}[）)])"
_GIVEN = rf"(?=[（(]{_INNER}{{0,60}}?(?:简称|下称|称)(?:为|：|:)?[“\"])"
_PARTY = (
    r"(?:控股股东|股东|实际控制人|子公司|孙公司|参股公司|关联方|关联人|关联法人|交易对方|交易对手方|交易对手|一致行动人|合作方|被担保人"
    r"|受让方|转让方|出让方|投资人)"
)
_HAN = r"[\u4e00-\u9fffA-Za-z]"
_FIRM = r"(?:合伙企业|公司|集团|中心|厂|银行|合作社|事务所|研究院|委员会)"
_PARTNERS = r"(?:[（(](?:有限合伙|普通合伙|特殊普通合伙|集团|香港|[\u4e00-\u9fff]{2,3})[）)])?"
_NAMED = (
    Scanner(
        rf"{_PARTY}(?P<name>(?![、和与及之为的所持拟将已向先名单方]){_HAN}{{2,28}}?{_PARTNERS}{_HAN}{{0,8}}){_GIVEN}"
    ),
    # at the beginning of a clause, with nothing in it that leads to a name
    Scanner(
        rf"(?:^|(?<=[\n。；，]))(?P<name>[\u4e00-\u9fff]{{2,24}}?{_PARTNERS}[\u4e00-\u9fff]{{0,10}}?{_FIRM}{_PARTNERS}){_GIVEN}"
    ),
)
_LEADS = re.compile(
    r"[与和及向对由的为拟将已收到于在是把从被称购持获经有]|(?:集团|公司|政府|股份|银行)同|通过|公告|签订|签署|近日|日前|股东|子公司|先生|女士"
)


def find_defined(reading: Reading) -> Iterator[Candidate]:
    """The firms that stand in full before what they are called from then on."""
    if "称" not in reading.text:
        return
    vocabulary = Vocabulary.of(reading.rules)
    people = {t.text for s in reading.sentences for t in s.tokens if t.pos == "PER"}
    for frame in _NAMED:
        for match in frame.finditer(reading.text):
            name = match["name"]
            if _LEADS.search(name) or len(name) < 4 or any(p in name for p in people if len(p) > 1):
                continue
            kind = "Government" if vocabulary.type_of(name) == "Government" else "Company"
            yield Candidate(*match.span("name"), kind, "company:defined", HEADED + 1)
