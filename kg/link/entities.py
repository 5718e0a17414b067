"""Over all documents: from the groups of each to the entities of the graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.link.ids import entity_id, of_document_only
from kg.link.local import Group
from kg.link.namesakes import split_namesakes
from kg.link.refusals import MANY, Refused, apart, names_of_stem, of_alias, of_stem, stem_of
from kg.model import Apart, Entity, Link, MentionRef

# what such an alias means is known within its document only: 县医院 is the county's, 财政 a part of 财政、住建等部门
OF_DOCUMENT = frozenset({"level:home", "implied:title", "list:departments"})
# an alias of one of these is looked up over documents: a short place or firm in one, its full name in another
ACROSS = frozenset({"Place", "Company", "Government", "Organization", "Project"})


class Bundle:
    """Groups of several documents that name one thing."""

    def __init__(self, kind: str, name: str, apart: str = "") -> None:
        self.type, self.name, self.apart_key = kind, name, apart
        self.groups: list[Group] = []
        self.links: dict[str, Link] = {}
        self.apart: list[Apart] = []
        self.refused: list[Refused] = []
        self.replaces: set[str] = set()

    @property
    def id(self) -> str:
        """The entity's id."""
        return entity_id(self.type, self.name, self.apart_key)

    def entity(self) -> Entity:
        """The entity of the bundle."""
        mentions = sorted(
            {MentionRef(g.doc, m.start, m.end, m.text) for g in self.groups for m in g.mentions if m.end > m.start}
        )
        links = dict(self.links)
        for group in self.groups:
            for alias, link in group.links.items():
                links.setdefault(alias, link)
        links.pop(self.name, None)
        surfaces = {m.text for m in mentions} | set(links)
        return Entity(
            self.id,
            self.type,
            self.name,
            aliases=tuple(sorted(surfaces - {self.name})),
            mentions=tuple(mentions),
            links=tuple(links[a] for a in sorted(links)),
            apart=apart(self.id, self.refused, self.apart),
            replaces=tuple(sorted(self.replaces - {self.id})),
        )


Names = tuple[str, str]  # type and name
Owners = Mapping[Names, set[str]]


def bundle(groups: Iterable[Group], bodies: Mapping[int, Sequence[Group]]) -> list[Bundle]:
    """The entities' bundles; ``bodies`` gives for a group of a person (by ``id``) where they hold posts."""
    keyed: dict[tuple[str, str, str], Bundle] = {}
    persons: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.type == "Person":
            persons[group.name].append(group)
            continue
        key = (group.type, group.name, apart_key(group))
        if key not in keyed:
            keyed[key] = Bundle(*key)
        keyed[key].groups.append(group)
    owners: dict[Names, set[str]] = defaultdict(set)
    for b in keyed.values():
        for names in looked_up(b):
            owners[names].add(b.name)
    bundles = join_across(list(keyed.values()), owners)
    # a body counts under the name that all documents together give it, so that 远山集团 in one and its full name in
    # another are one
    full = {id(g): b.name for b in bundles for g in b.groups}
    bodies_of = {person: frozenset(full[id(g)] for g in held if id(g) in full) for person, held in bodies.items()}
    for name in sorted(persons):
        found = persons[name]
        bundles += join_persons(name, found, [bodies_of.get(id(g), frozenset()) for g in found])
    _refuse(bundles, owners)
    return bundles


def _refuse(bundles: Sequence[Bundle], owners: Owners) -> None:
    """Notes at each bundle which of the others it might be and is not."""
    of_name = {(g.type, g.name): b for b in bundles if b.type != "Person" for g in b.groups if not apart_key(g)}
    ids = {names: b.id for names, b in of_name.items()}
    in_document = {(g.doc, g.type, g.name): b.id for b in bundles for g in b.groups}
    refused: list[Refused] = []
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


def named(type_: str, names: Iterable[str], id_of: Callable[[Names], str | None]) -> dict[str, str]:
    """Those of ``names`` that name something of this type everywhere, with its id."""
    return {name: id_ for name in names if (id_ := id_of((type_, name)))}


def apart_key(group: Group) -> str:
    """The document that the name of ``group`` means something in; "" where it means the same everywhere."""
    return group.doc if group.local or of_document_only(group.type, group.name) else ""


def looked_up(b: Bundle) -> set[Names]:
    """The aliases of ``b`` under which other documents may know it."""
    if b.type not in ACROSS or b.apart_key:
        return set()
    return {
        (b.type, alias) for group in b.groups for alias, link in group.links.items() if link.rule not in OF_DOCUMENT
    }


def join_across(bundles: Sequence[Bundle], owners: Owners) -> list[Bundle]:
    """Joins a bundle whose name is elsewhere an alias of just one other bundle of its type.

    ``owners`` tells for a type and a name which bundles have it for an alias; a bundle's only owner and all that it
    owns alone must be among ``bundles``, which stand in the order of their first groups.
    """
    at = {(b.type, b.name): i for i, b in enumerate(bundles) if not b.apart_key}
    into: dict[int, int] = {}
    for i, b in enumerate(bundles):
        if b.type not in ACROSS or b.apart_key or len(b.name) < 2:
            continue
        fuller = owners.get((b.type, b.name), set()) - {b.name}
        if len(fuller) != 1:
            continue
        j = at[b.type, next(iter(fuller))]
        if _root(into, j) == i:
            continue  # each is an alias of the other: the first one stays
        into[i] = j
        because = next(g.links[b.name].because for g in bundles[j].groups if b.name in g.links)
        bundles[j].links.setdefault(b.name, Link(b.name, "documents:alias", f"别的文章中：{because}"))
    for i in sorted(into):
        root = bundles[_root(into, i)]
        root.groups += bundles[i].groups
        root.replaces.add(bundles[i].id)
        for alias, link in bundles[i].links.items():
            root.links.setdefault(alias, link)
    return [b for i, b in enumerate(bundles) if i not in into]


def _root(into: Mapping[int, int], i: int) -> int:
    """Where a chain of merges ends; no chain runs in a circle."""
    while i in into:
        i = into[i]
    return i


def join_persons(
    name: str, groups: Sequence[Group], bodies: Sequence[frozenset[str]], counts: Sequence[int] | None = None
) -> list[Bundle]:
    """One bundle a person: namesakes whose posts have nothing in common stay apart. ``bodies`` are the names of those
    where each group's person holds posts; ``counts`` as in :func:`split_namesakes`. Of many namesakes each is told
    apart from the ``MANY`` of whom most documents speak."""
    held = {id(g): names for g, names in zip(groups, bodies, strict=True)}
    made = []
    for number, part in enumerate(split_namesakes(groups, bodies, counts)):
        seats = sorted({b for g in part for b in held[id(g)]})
        b = Bundle("Person", name, "" if number == 0 else (seats or [part[0].doc])[0])
        b.groups = list(part)
        made.append(b)
    for b in made:
        for other in made[:MANY]:
            if other is not b:
                b.apart.append(Apart(other.id, "person:namesakes", "同名，但任职的单位没有交集，也不属同一地方"))
    return made
