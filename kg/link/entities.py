"""Over all documents: from the groups of each to the entities of the graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.link.across import join_across
from kg.link.bundles import Bundle, Names, Owners, apart_key, looked_up
from kg.link.decided import NONE, Key, Verdicts
from kg.link.group import Group
from kg.link.people import join_people, people_of
from kg.link.refusals import Refused, names_of_stem, of_alias, of_stem, stem_of
from kg.model import Rejected


def bundle(
    groups: Iterable[Group], bodies: Mapping[int, Sequence[Group]], verdicts: Verdicts = NONE
) -> tuple[list[Bundle], list[Rejected]]:
    """The entities' bundles, and the decisions that came to nothing; ``bodies`` gives for a group of a person (by
    ``id``) where they hold posts, ``verdicts`` what people have decided."""
    keyed: dict[Key, Bundle] = {}
    persons: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.type == "Person":
            persons[group.name].append(group)
            continue
        key = (group.type, group.name, apart_key(group, verdicts))
        if key not in keyed:
            keyed[key] = Bundle(*key)
        keyed[key].groups.append(group)
    owners: dict[Names, set[str]] = defaultdict(set)
    for b in keyed.values():
        for names in looked_up(b):
            owners[names].add(b.name)
    met = verdicts.met(
        lambda key: key in keyed or (key[0] == "Person" and key[1] in persons), lambda *names: owners.get(names, ())
    )
    bundles = join_across(list(keyed.values()), owners, met)
    # a body counts under the name that all documents together give it, so that 远山集团 in one and its full name in
    # another are one
    full = {id(g): b.name for b in bundles for g in b.groups}
    bodies_of = {person: frozenset(full[id(g)] for g in held if id(g) in full) for person, held in bodies.items()}
    for people in sorted({people_of(name, met) for name in persons}):
        posted = {name: [(g, bodies_of.get(id(g), frozenset())) for g in persons.get(name, ())] for name in people}
        bundles += join_people(posted, met)
    return bundles, _refuse(bundles, owners, met)


def _refuse(bundles: Sequence[Bundle], owners: Owners, verdicts: Verdicts) -> list[Rejected]:
    """Notes at each bundle which of the others it might be and is not; the decisions that came to nothing."""
    of_name = {
        (g.type, g.name): b for b in bundles if b.type != "Person" for g in b.groups if not apart_key(g, verdicts)
    }
    ids = {names: b.id for names, b in of_name.items()}
    in_document = {(g.doc, g.type, g.name): b.id for b in bundles for g in b.groups}
    refused, left = verdicts.outcome(_entities_of(bundles, owners, verdicts))
    for b in bundles:
        for g in b.groups:
            for other, rule, because in g.refused:
                refused.append(Refused(b.id, in_document[g.doc, g.type, other], rule, because))
    for type_, alias in owners:
        refused += of_alias(alias, named(type_, {alias, *owners[type_, alias]}, ids.get))
    for type_, stem in {(type_, stem) for type_, name in of_name if (stem := stem_of(type_, name))}:
        refused += of_stem(stem, named(type_, names_of_stem(stem), ids.get))
    at = {b.id: b for b in bundles}
    for each in refused:
        for end in {each.one, each.other}:
            at[end].refused.append(each)
    return left


def _entities_of(bundles: Sequence[Bundle], owners: Owners, verdicts: Verdicts) -> Callable[[Key], set[str]]:
    """What a key of a decision names: the ids of the entities that bear the name, else of those that have it for an
    alias."""
    found: dict[Key, set[str]] = defaultdict(set)
    for b in bundles if verdicts else ():
        for g in b.groups:
            found[g.type, g.name, apart_key(g, verdicts)].add(b.id)

    def entities(key: Key) -> set[str]:
        known = found.get(key, set())
        if known or key[2]:
            return known
        return {id_ for name in owners.get(key[:2], ()) for id_ in found.get((key[0], name, ""), ())}

    return entities


def named(type_: str, names: Iterable[str], id_of: Callable[[Names], str | None]) -> dict[str, str]:
    """Those of ``names`` that name something of this type everywhere, with its id."""
    return {name: id_ for name in names if (id_ := id_of((type_, name)))}
