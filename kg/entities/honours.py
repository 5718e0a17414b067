"""Honours and lists that a body is put on, without quotation marks: 获评全国文明村, 是省级专精特新中小企业.

What is conferred is named by its level (全国, 省级) and by a head word (文明村, 奖); the head word alone names a kind
of village or firm. Therefore an honour is read only behind a verb of conferring (``selected`` in lexicon ``verbs``) or
behind 是 and 为, as far as a list of them goes.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.rules import Rules
from kg.scan import Scanner

_HAN = r"[\u4e00-\u7683\u7685-\u9fffA-Za-z0-9“”《》]"
_ITEM = re.compile(r"[^、，。；：\n]+")
_NUMBERED = r"首批|第[一二三四五六七八九十0-9]+[批届]"
_YEAR = r"(?:19|20)\d\d(?:[-—至~](?:19|20)?\d\d)?年?度?"
# what may stand between the verb and the name
_LEAD = re.compile(r"(?:了|为|的|成为|首个|首家|唯一的?|一批|双双|其中的?|此次)*")
_NOT = re.compile(
    r"^(?:全国|中国|世界|全球|国家)?(?:重点|龙头|示范|试点|优秀)?(?:企业|单位|项目)$|^(?:[特一二三]等|[大金银铜])奖$"
    r"|^(?:公示|候选|入围|拟推荐)*(?:名单|榜单|目录)$|级奖项$|\d+[项家个]|[在将被由把]|(?<!方)向|^获?奖|颁奖|^受?表彰|^“|^(?:先进|模范|优秀|荣誉)+$"
)
# 授予|50名个人|“青石工匠”称号
_HOLDERS = re.compile(r"[\d一二两三四五六七八九十百千]+多?[名个位家支](?:个人|集体|团队|单位|同志|企业|人)?")
# 获得甲、乙、丙等称号: whatever is conferred so is a name
_TITLES = Scanner(
    rf"(?:获得|荣获|获评|获|被授予|授予|斩获)[了过]?(?P<list>{_HAN}{{4,24}}?(?:、{_HAN}{{4,24}}?){{0,12}})等?(?:多项|多个)?(?:荣誉称号|称号|荣誉|殊荣)"
)


class _Form(NamedTuple):
    """Where honours are conferred, and what their names look like."""

    conferred: re.Pattern[str]
    name: re.Pattern[str]
    borne: re.Pattern[str]


def find_honours(reading: Reading) -> Iterator[Candidate]:
    """The honours of each sentence, each item of a list of them."""
    form = _form(reading.rules)
    for match in _TITLES.finditer(reading.text):
        for item in _ITEM.finditer(reading.text, *match.span("list")):
            lead = _HOLDERS.match(item[0])
            name = item[0][lead.end() if lead else 0 :].removesuffix("等")
            start = item.start() + (lead.end() if lead else 0)
            if not _NOT.search(name) and "“" not in name:  # 授予青石市|“国家森林城市”称号
                yield Candidate(start, start + len(name), "Policy", "honour", HEADED + 5)
    for sentence in reading.sentences:
        edges = {t.start for t in sentence.tokens}
        for verb in form.conferred.finditer(reading.text, sentence.start, sentence.end):
            if verb.start() in edges:
                yield from _conferred(reading.text, verb.end(), sentence.end, form.name)
        for firm in form.borne.finditer(reading.text, sentence.start, sentence.end):
            yield from _conferred(reading.text, firm.start("list"), firm.end("list"), form.name)


def _conferred(text: str, at: int, end: int, name: re.Pattern[str]) -> Iterator[Candidate]:
    """The names of the list that begins at ``at``: the first items that are honours."""
    lead = _LEAD.match(text, at, end)
    at = lead.end() if lead else at
    while item := _ITEM.match(text, at, end):
        found = name.match(text, at, item.end())
        if found is None or _NOT.search(found[0]):
            return
        stop = _closed(text, found)
        yield Candidate(found.start(), stop, "Policy", "honour", HEADED + 5)
        if not text.startswith("、", item.end()) and not _GOES_ON.match(text, item.end()):
            return
        at = item.end() + 1


# 是国家级龙头企业，|中国制造业500强
_GOES_ON = re.compile(
    r"，(?!入|荣|获|被|并|也|还|是|为|连|成|先|跻|上榜|列|位|名列|拥|通过|曾|以|在|将|其|公司|企业|项目|全[省市县区]|我)"
    r"(?=(?:国家|中国|全国|世界|全球|[\u4e00-\u9fff]{0,3}[省市]))"
)
_LIST_BEHIND = re.compile(r"”(?:(?:创建|培育)?名单|榜单|企业|称号)?")


def _closed(text: str, found: re.Match[str]) -> int:
    """Where the name ends: behind the quotation mark that it opens (国家“双百示范企业”名单)."""
    behind = _LIST_BEHIND.match(text, found.end()) if found[0].count("“") > found[0].count("”") else None
    return behind.end() if behind else found.end()


def _form(rules: Rules) -> _Form:
    """The expressions that the lexicons make, made once for each set of rules."""
    found: _Form | None = rules.derived.get("honours")
    if found is None:
        words = rules.words("honours")
        level = _any(word for word, columns in words.items() if columns[0] == "level")
        heads = [word for word, columns in words.items() if columns[0] == "head"]
        alone = [word for word in heads if words[word][1:] == ("alone",)]
        place = r"[\u4e00-\u9fff]{2,4}[省市]"
        when = rf"(?:{_YEAR})?(?:{_NUMBERED})?(?:{_YEAR})?"
        # 国家高新技术企业、某省试点示范企业|某某有限公司
        ends = _any(word for word in heads if word.endswith(("企业", "工厂", "百强", "500强", "50强", "100强")))
        borne = (
            rf"(?:^|[，。；])(?P<list>(?:(?:{level})|{place}){_HAN}{{0,16}}?(?:{ends})"
            rf"(?:、(?:(?:{level})|{place}){_HAN}{{0,16}}?(?:{ends}))*)(?=[—-]{{0,2}}[\u4e00-\u9fff]{{2,20}}公司)"
        )
        behind = (
            r"(?:荣誉称号|称号|荣誉|认定|之一|的|等|进行|[，。；、（(”]|\d+项|前\d|第[\d一二三四五六七八九十]|榜首|首位"
            r"|[\u4e00-\u9fff]{2,20}公司|$)"
        )
        end = rf"(?:(?:创建|培育)?名单)?(?={behind})"
        named = rf"{when}(?:(?:{place})?(?:{level})|{place}){_HAN}{{0,20}}?(?:{_any(heads)}){end}"
        by_itself = rf"{when}{_HAN}{{2,12}}?(?:{_any(alone)}){end}"
        aims = [word for word, columns in words.items() if columns[0] == "aim"]
        verbs = _any((*rules.classes["selected"], *aims, "是", "为", "作为"))
        found = rules.derived["honours"] = _Form(
            re.compile(verbs), re.compile(f"{named}|{by_itself}"), re.compile(borne)
        )
    return found


def _any(words: Iterable[str]) -> str:
    """An expression of any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
