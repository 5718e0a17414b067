"""Groups of one document joined by the forms of their names, rule by rule, each with its reason."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.link.decided import Verdicts
from kg.link.forms import RULES, Rule
from kg.link.forms_firms import begins_with, same_end
from kg.link.forms_works import bare
from kg.link.group import Group
from kg.link.keeping import Kept, decided_apart, said_apart
from kg.link.refusals import Refusal, ambiguous, by_beginning, listed, related
from kg.model import ENTITY_TYPES, Link
from kg.names import legal_stem
from kg.rules import divisions_of, load_rules

_RULES_OF = {kind: [rule for rule in RULES if kind in rule.types] for kind in ENTITY_TYPES}
_FIRM_END = re.compile(r"(?:集团公司|公司|集团)$")


def joined(groups: Sequence[Group], apart: Kept) -> list[Group]:
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
    return _with_works(_with_firms([g for g in alive if id(g) not in gone], apart.verdicts), apart.verdicts)


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
            if g is not short and (because := same_end(short.name, g.name)) and not decided_apart(short, g, verdicts)
        ]
        if len(fuller) == 1:
            _join(short, fuller[0][0], "form:firm-end", fuller[0][1])
            alive.remove(short)
    return alive


# what a town, city or bay may be called that is a work itself
_TOWN = re.compile(r"(?:小镇|古镇|水镇|新城|古城|水城|湾|谷|港|里|坊)$")


def _with_works(groups: Sequence[Group], verdicts: Verdicts) -> list[Group]:
    """The groups, what was taken for a place joined to the work that the text calls so: 青禾小镇 to 青禾小镇项目."""
    alive = list(groups)
    works = {bare(form): g for g in groups if g.type == "Project" for form in (g.name, *g.links)}
    for short in groups if works else ():
        work = works.get(f"{bare(short.name)}项目") if short.type == "Place" and _TOWN.search(short.name) else None
        if work and not divisions_of(load_rules()).codes(short.name) and not decided_apart(short, work, verdicts):
            _join(short, work, "form:work-as-place", f"文中的“{short.name}”即“{work.name}”")
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
_LISTED = ("company:announces", "company:code", "company:listed")


def _with_listed(groups: Sequence[Group], verdicts: Verdicts) -> list[Group]:
    """The groups, those of short names under which a listed firm speaks joined to its full name: 青石城投公告 is of
    青石城投置业股份有限公司, whatever other 青石城投集团 the text names; not where two such firms begin alike."""
    alive = list(groups)
    firms = [g for g in groups if g.type == "Company"]
    for short in firms:
        announces = any(m.rule in _LISTED for m in short.mentions)
        if not (announces or _heads_title(short, firms)):
            continue
        fuller = [
            g
            for g in alive
            if g.type == "Company"
            and g.name.endswith("股份有限公司")
            and begins_with(g.name, short.name)
            and g is not short
            and not (verdicts and decided_apart(short, g, verdicts))
        ]
        if len(fuller) == 1:
            firm = fuller[0]
            said = f"以“{short.name}”之名公告的" if announces else f"标题开头的“{short.name}”"
            _join(short, firm, "form:listed", f"{said}是上市公司“{firm.name}”")
            alive.remove(short)
            firm.refused += [listed(short.name, firm.name, g.name) for g in alive if g is not firm and _fits(short, g)]
    return alive


def _heads_title(short: Group, firms: Sequence[Group]) -> bool:
    """Whether a short name opens the text, of which several firms but no group have theirs."""
    if all(mention.start for mention in short.mentions):
        return False
    names = [g.name for g in firms if g is not short and short.name in g.name]
    return len(names) > 1 and f"{short.name}集团" not in names


def _fits(short: Group, full: Group) -> bool:
    """Whether any rule would join the two."""
    return short.type == full.type and any(rule.joins(short.name, full.name) for rule in _RULES_OF[full.type])


def _join(short: Group, full: Group, rule: str, because: str) -> None:
    """Gives the mentions, links and refusals of ``short`` to ``full``."""
    full.mentions += short.mentions
    full.refused += short.refused
    full.links.update({a: link for a, link in short.links.items() if a not in full.links})
    full.links.setdefault(short.name, Link(short.name, rule, because))


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


def _rivalled(short: str, full: Group, members: Sequence[Group]) -> bool:
    """Whether another name stands whole in that of ``full`` and begins like ``short``, which leaves words of it out:
    beside 青石新能源 the firm 青石汽车 is not 青石新能源汽车科技有限公司."""
    core = full.name[full.name.find(short[:2]) :]
    names = {name for group in members for name in (group.name, *group.links)} - {full.name}
    whole = [name for name in names if len(name) > 3 and core.startswith(name)]
    return not core.startswith(short) and any(name[:2] == short[:2] and not short.startswith(name) for name in whole)


def _beginning(short: str, fuller: Sequence[tuple[Group, str]]) -> Sequence[tuple[Group, str]]:
    """Of several firms that a short name fits, the one that begins with it (青石产融公司: 青石产融控股股份有限公司, not
    青石白马产融有限公司)."""
    stem = _FIRM_END.sub("", short)
    first = [pair for pair in fuller if pair[0].name.startswith(stem)]
    return first if len(first) == 1 and stem != short and len(stem) > 3 else fuller


def _by_alias(rule: Rule, name: str, other: Group) -> str:
    """Why ``name`` is a form of ``other`` by one of its aliases; "" where it is none."""
    return next(filter(None, (rule.joins(name, alias) for alias in other.links if alias != name)), "")


def _apply(rule: Rule, members: Sequence[Group], gone: dict[int, Group], apart: Kept) -> None:
    """Joins each group of one type to the fuller one that ``rule`` finds for it; ``gone`` tells for those joined, by
    id, what they were joined to."""
    joins, alike = rule.joins, rule.alike
    likely: dict[str, list[Group]] = defaultdict(list)
    if alike:
        for group in members:
            likely[alike(group.name)].append(group)
    for short in members:
        if id(short) in gone:
            continue
        name = short.name
        fuller = []
        for other in likely[alike(name)] if alike else members:
            because = joins(name, other.name) or (_by_alias(rule, name, other) if rule.aliases else "")
            if other is short or not because or id(other) in gone:
                continue
            if rule.id == "form:firm-clipping" and (_called_otherwise(name, other) or _rivalled(name, other, members)):
                continue
            if apart.verdicts and decided_apart(short, other, apart.verdicts):
                continue
            if predicate := said_apart(name, other.name, apart.said):
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
