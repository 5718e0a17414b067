"""Which name each mention of a document stands for, and of which type what is so named is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.link.decided import Verdicts
from kg.link.group import Group
from kg.model import Link, Mention
from kg.names import levelled, without_doubled_level
from kg.script import RULE as WRITTEN
from kg.script import mention_as_read

# what may be named by its level alone (县医院, 市发改局)
_HOMED = frozenset({"Government", "Company", "Organization", "Facility"})
# 县|十六届|人大常委会
_TERM = re.compile(r"(?<=[省市区县州旗])第?[一二三四五六七八九十]{1,3}届(?=人大常委会|人民代表大会|政协|人大$)")
# types that the text may confuse with each other for one and the same name
_KIN = ({"Government", "Organization", "Company"}, {"Place", "Project", "Facility"})


def by_name(doc: str, mentions: Iterable[Mention], homes: Mapping[str, str], verdicts: Verdicts) -> list[Group]:
    """One group for each type and full name."""
    groups: dict[tuple[str, str], Group] = {}
    named = [(mention, *_full_name(mention, homes)) for mention in mentions]
    if verdicts:
        named = [each if _may_be_named(*each[:2], doc, verdicts) else (each[0], each[0].text, "", "") for each in named]
    types = _settled_types((mention.type, name) for mention, name, _, _ in named)
    for mention, name, rule, because in named:
        kind = types[mention.type, name]
        group = groups.setdefault((kind, name), Group(kind, name, doc))
        group.mentions.append(mention)
        if name != mention.text:
            group.links.setdefault(mention.text, Link(mention.text, rule, because))
    for group in groups.values():
        unplaced = group.type == "Government" and levelled(group.name) is not None
        group.local = unplaced or is_common(group.name)
    return list(groups.values())


# firms and offices by what they are: which one is meant, each text says for itself
_COMMON = re.compile(
    r"(?:(?:本|该|贵|我|母|子|分|总|孙|新|项目|合资|合营|标的|目标|上市|平台|运营|投资|开发|建设|控股|参股|股份|集团|基金|有限|两家|双方)"
    r"?(?:公司|企业|集团)|(?:项目|集团|合资|分|子|总)公司(?:党委|董事会)?|管委会|管理委员会|办事处|街道办|工委|党工委|党组|组委会|董事会"
    r"|监事会|股东大会|办公室|领导小组|指挥部|委员会)$"
)


def is_common(name: str) -> bool:
    """Whether a name says what something is and not which (项目公司, 管委会)."""
    return _COMMON.match(name) is not None


def _settled_types(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Where a name stands in mentions of kindred types, the one that most of them have: (type, name) -> type."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, name in named:
        counts[name][kind] += 1
    found = {}
    for name, kinds in counts.items():
        for kind in kinds:
            kin = next((k for k in _KIN if kind in k), {kind})
            found[kind, name] = max((k for k in kinds if k in kin), key=lambda k: (kinds[k], k))
    return found


def _full_name(mention: Mention, homes: Mapping[str, str]) -> tuple[str, str, str]:
    """The name that a mention stands for, the rule and the reason."""
    read = mention_as_read(mention)
    name, rule, why = _named(read, homes)
    return (name, WRITTEN, mention.because) if read is not mention and name == read.text else (name, rule, why)


def _named(mention: Mention, homes: Mapping[str, str]) -> tuple[str, str, str]:
    """The name of a mention in Simplified characters, the rule and the reason."""
    if mention.type == "Government" and (name := without_doubled_level(mention.name or mention.text)):
        because = mention.because or f"“{mention.text}”把行政级别说了两次"
        return name, mention.rule if mention.name else "level:doubled", because
    if mention.name and mention.rule != "council:term":
        implied = levelled(mention.name) if mention.rule.startswith("implied:") and mention.type in _HOMED else None
        home = homes.get(implied[0], "") if implied else ""
        return f"{home}{mention.name[1:]}" if home else mention.name, mention.rule, mention.because
    plain = _TERM.sub("", mention.name or mention.text) if mention.type == "Government" else mention.text
    parts = levelled(plain) if mention.type in _HOMED else None
    if parts and parts[0] in homes:
        place = homes[parts[0]]
        return place + parts[1], "level:home", f"本文所说的“{parts[0]}”是{place}"
    if plain != mention.text:
        return plain, "council:term", f"“{mention.text}”是“{plain}”的一届"
    return mention.text, "", ""


def _may_be_named(mention: Mention, name: str, doc: str, verdicts: Verdicts) -> bool:
    """Whether people left it open that the mention stands for ``name``."""
    ours, theirs = verdicts.keys(mention.type, (mention.text, name), doc)
    return mention.text == name or not (ours[2] or verdicts.apart([ours], [theirs]))
