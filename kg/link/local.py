"""Within one document: which mentions name the same thing, by ordered rules, each with its reason."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.link.decided import NONE, Verdicts
from kg.link.forms import RULES, Rule
from kg.link.forms_firms import same_end
from kg.link.forms_places import without_level
from kg.link.refusals import Refusal, ambiguous, by_beginning, listed, related
from kg.model import ENTITY_TYPES, Analysis, Link, Mention
from kg.names import home_places, legal_stem, level_of, levelled, without_doubled_level
from kg.script import RULE as WRITTEN
from kg.script import as_written, mention_as_read, reason, simplified

_RULES_OF = {kind: [rule for rule in RULES if kind in rule.types] for kind in ENTITY_TYPES}
# what may be named by its level alone (县医院, 市发改局)
_HOMED = frozenset({"Government", "Company", "Organization", "Facility"})
_FIRM_END = re.compile(r"(?:集团公司|公司|集团)$")
# 县|十六届|人大常委会
_TERM = re.compile(r"(?<=[省市区县州旗])第?[一二三四五六七八九十]{1,3}届(?=人大常委会|人民代表大会|政协|人大$)")
# types that the text may confuse with each other for one and the same name
_KIN = ({"Government", "Organization", "Company"}, {"Place", "Project", "Facility"})


@dataclass(slots=True)
class Group:
    """Mentions of one document that name one thing; ``name`` is its fullest form, ``links`` why the others are its, and
    ``refused`` what it was not joined with, each told by one of the two."""

    type: str
    name: str
    doc: str
    mentions: list[Mention] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    local: bool = False  # the name means something within its document only (区委, 推进会)

    @property
    def traditional(self) -> bool:
        """Whether the document writes the name in Traditional characters."""
        return any(link.rule == WRITTEN for link in self.links.values())


def group_mentions(analysis: Analysis, homes: Mapping[str, str], verdicts: Verdicts = NONE) -> list[Group]:
    """The groups of a document; ``homes`` are the places that 区, 镇 … mean in it (its own or its file's), ``verdicts``
    what people have decided."""
    mentions = dict.fromkeys(analysis.mentions)
    for claim in analysis.claims:
        for mention in (claim.subject, claim.object):
            if mention is not None:
                mentions.setdefault(mention)
    text = analysis.document.text
    plain = simplified(text)
    homes = {**homes, **home_places(map(mention_as_read, analysis.mentions), plain)}
    groups = _merged(_by_name(analysis.document.id, mentions, homes, verdicts), _Kept(_related(analysis), verdicts))
    places = {group.name: group for group in groups if group.type == "Place"}
    for name, group in places.items():
        short = name[:-1]
        if (
            name[-1:] in _LEFT_OUT
            and len(short) >= 2
            and short not in places
            and name not in _SHARED
            and level_of(name)
        ):
            group.links.setdefault(short, Link(short, IMPLIED, without_level(short, name)))
    if plain is not text:
        for group in groups:
            _name_as_written(group, text)
    return groups


def _name_as_written(group: Group, text: str) -> None:
    """Gives the group its name in the characters of a Traditional ``text``."""
    written = as_written(group.name, text)
    if written != group.name:
        group.links[written] = Link(written, WRITTEN, reason(written, group.name))


# by this rule other documents may know a place by its name without the level (青石 for 青石县); no mention here says it
IMPLIED = "level:left-out"
# a town is often called like its county, a state abroad like its city or sea, and one city like its province
_LEFT_OUT = "省市县区"
_SHARED = frozenset({"吉林市"})


class _Kept(NamedTuple):
    """What keeps names apart: the predicate by which the text relates two, and what people have decided."""

    said: Mapping[frozenset[str], str]
    verdicts: Verdicts


def _related(analysis: Analysis) -> Mapping[frozenset[str], str]:
    """Pairs of firms that the document keeps apart, however alike their names are: one belongs to or founds the other
    (远山设立远山（青禾）新能源有限公司), or a group and a firm are related in any way (远山与控股股东远山集团签约)."""
    found: dict[frozenset[str], str] = {}
    for claim in analysis.claims:
        one, other = claim.subject, claim.object
        if one is None or other is None or not one.type == other.type == "Company":
            continue
        names = one.name or one.text, other.name or other.text
        kin = claim.predicate in ("partOf", "establishes") and claim.pattern != "part:in-name"
        if kin or ("集团" in names[0]) != ("集团" in names[1]):
            found.setdefault(frozenset(names), claim.predicate)
    posts: dict[Mention, str] = {}
    for claim in analysis.claims:
        who, at = claim.subject, claim.object
        if claim.predicate == "holdsPosition" and who and at and at.type == "Company":
            group = posts.setdefault(who, at.text)  # 青石集团董事、青石股份总经理甲: two firms
            if group != at.text:
                found.setdefault(frozenset((group, at.text)), claim.predicate)
    return found


def _by_name(doc: str, mentions: Iterable[Mention], homes: Mapping[str, str], verdicts: Verdicts) -> list[Group]:
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


def _merged(groups: Sequence[Group], apart: _Kept) -> list[Group]:
    """The groups after every rule has joined what it can: each rule proposes pairs (short, full) with a reason, and a
    short form that fits two fuller names stays by itself, as does one of a pair that is kept ``apart``."""
    alive = _with_listed(groups, apart.verdicts)
    by_type: dict[str, list[Group]] = defaultdict(list)
    for group in alive:
        by_type[group.type].append(group)
    gone: dict[int, Group] = {}
    for kind, members in by_type.items():
        named = {g.name: g for g in members}
        for rule in _RULES_OF[kind]:
            if len(members) < 2:
                break
            before = len(gone)
            _apply(rule, members, gone, apart)
            if len(gone) > before:
                members = [g for g in members if id(g) not in gone]
        if kind == "Company":
            for name, refusal in by_beginning([g.name for g in members]):
                named[name].refused.append(refusal)
        for group in members:
            if group.refused:
                group.refused = _standing(group, named, gone)
    return _with_firms([g for g in alive if id(g) not in gone], apart.verdicts)


def _with_firms(groups: Sequence[Group], verdicts: Verdicts) -> list[Group]:
    """The groups, short names that were taken for an institution's joined to the one firm whose name they shorten, end
    with its end: 远川科研院 for 远川科学技术研究院有限公司, but not 远川大学 for 远川大学出版社有限公司."""
    full_names = [g for g in groups if g.type == "Company" and legal_stem(g.name)]
    alive = list(groups)
    for short in groups if full_names else ():
        if short.type != "Organization":
            continue
        fuller = [
            (g, because)
            for g in full_names
            if g is not short and (because := same_end(short.name, g.name)) and not _decided_apart(short, g, verdicts)
        ]
        if len(fuller) == 1:
            _join(short, fuller[0][0], "form:firm-end", fuller[0][1])
            alive.remove(short)
    return alive


def _standing(group: Group, named: Mapping[str, Group], gone: Mapping[int, Group]) -> list[Refusal]:
    """The refusals of ``group`` that no later rule overtook, each with the name that the other one has in the end."""
    found = []
    for refusal in group.refused:
        other = named.get(refusal.other, group)
        while id(other) in gone:
            other = gone[id(other)]
        if other is not group:
            found.append(refusal._replace(other=other.name))
    return sorted(set(found))


# what only a firm whose shares are traded does or has beside its name
_LISTED = ("company:announces", "company:code")


def _with_listed(groups: Sequence[Group], verdicts: Verdicts) -> list[Group]:
    """The groups, those of short names under which a listed firm speaks joined to its full name: 青石城投公告 is of
    青石城投置业股份有限公司, whatever other 青石城投集团 the text names; not where two such firms begin alike."""
    alive = list(groups)
    for short in groups:
        if short.type != "Company" or all(m.rule not in _LISTED for m in short.mentions):
            continue
        fuller = [
            g
            for g in alive
            if g.type == "Company"
            and g.name.startswith(short.name)
            and g.name.endswith("股份有限公司")
            and g is not short
            and not (verdicts and _decided_apart(short, g, verdicts))
        ]
        if len(fuller) == 1:
            firm = fuller[0]
            _join(short, firm, "form:listed", f"以“{short.name}”之名公告的是上市公司“{firm.name}”")
            alive.remove(short)
            firm.refused += [listed(short.name, firm.name, g.name) for g in alive if g is not firm and _fits(short, g)]
    return alive


def _fits(short: Group, full: Group) -> bool:
    """Whether any rule would join the two."""
    return short.type == full.type and any(rule.joins(short.name, full.name) for rule in _RULES_OF[full.type])


def _join(short: Group, full: Group, rule: str, because: str) -> None:
    """Gives the mentions, links and refusals of ``short`` to ``full``."""
    full.mentions += short.mentions
    full.refused += short.refused
    full.links.update({a: link for a, link in short.links.items() if a not in full.links})
    full.links.setdefault(short.name, Link(short.name, rule, because))


def _decided_apart(short: Group, full: Group, verdicts: Verdicts) -> bool:
    """Whether people decided that the two are not one, or that ``short`` is by itself in this document."""
    ours, theirs = (verdicts.keys(g.type, (g.name, *g.links), g.doc) for g in (short, full))
    return bool(ours[0][2]) or verdicts.apart(ours, theirs)


def _kept_apart(short: str, full: str, apart: Mapping[frozenset[str], str]) -> str:
    """By which predicate the text keeps the two apart, or the fuller one and what ``short`` is the beginning of
    (青石电气 and 远山青石|电气科技有限公司); "" where it does not."""
    for pair, predicate in apart.items():
        if full in pair and any(name != full and name.startswith(short) for name in pair):
            return predicate
    return ""


_PHASE = re.compile(r"(?:项目|工程)?[（(]?第?[一二三四五六七八九十]+期[）)]?(?:项目|工程)?$")


def _wholes(fuller: Sequence[tuple[Group, str]]) -> Sequence[tuple[Group, str]]:
    """The fuller forms without the phases of others of them (青石产业园一期 beside 青石产业园)."""
    names = {group.name for group, _ in fuller}
    return [(group, because) for group, because in fuller if _PHASE.sub("", group.name) not in names - {group.name}]


def _called_otherwise(short: str, full: Group) -> bool:
    """Whether the text states another short form of ``full``, which ``short`` has nothing to do with: 青石投资 is not
    青石高科创业投资公司 (简称“青石高科”)."""
    stated = [alias for alias, link in full.links.items() if link.rule == "agree:defined"]
    return bool(stated) and not any(short in alias or alias in short for alias in stated)


def _beginning(short: str, fuller: Sequence[tuple[Group, str]]) -> Sequence[tuple[Group, str]]:
    """Of several firms that a short name fits, the one that begins with it (青石产融公司: 青石产融控股股份有限公司, not
    青石白马产融有限公司)."""
    stem = _FIRM_END.sub("", short)
    first = [pair for pair in fuller if pair[0].name.startswith(stem)]
    return first if len(first) == 1 and stem != short and len(stem) > 3 else fuller


def _apply(rule: Rule, members: Sequence[Group], gone: dict[int, Group], apart: _Kept) -> None:
    """Joins each group of one type to the fuller one that ``rule`` finds for it; ``gone`` tells for those joined, by
    id, what they were joined to."""
    joins = rule.joins
    for short in members:
        if id(short) in gone:
            continue
        name = short.name
        fuller = []
        for other in members:
            if other is short or not (because := joins(name, other.name)) or id(other) in gone:
                continue
            if rule.id == "form:firm-clipping" and _called_otherwise(name, other):
                continue
            if apart.verdicts and _decided_apart(short, other, apart.verdicts):
                continue
            if predicate := _kept_apart(name, other.name, apart.said):
                short.refused.append(related(name, other.name, predicate))
            else:
                fuller.append((other, because))
        if not fuller:
            continue
        # of fuller forms that end in each other (现场会 in 秸秆利用现场会 in 全省秸秆利用现场会) the fullest is meant
        fuller = list(_beginning(name, fuller))
        full, because = max(_wholes(fuller), key=lambda pair: len(pair[0].name))
        if not all(full.name.endswith(other.name) for other, _ in _wholes(fuller)):
            short.refused += [ambiguous(name, other.name) for other, _ in _wholes(fuller)]
            continue
        _join(short, full, rule.id, because)
        gone[id(short)] = full
