"""Over all documents: from the groups of each to the entities of the graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.decisions import RULE
from kg.link.decided import NONE, Key, Verdicts
from kg.link.ids import entity_id, of_document_only
from kg.link.local import IMPLIED, Group, is_common
from kg.link.namesakes import split_namesakes
from kg.link.refusals import MANY, Refused, apart, names_of_stem, of_alias, of_stem, stem_of
from kg.model import Apart, Entity, Link, MentionRef, Rejected
from kg.script import RULE as WRITTEN
from kg.script import reason

# what such an alias means is known within its document only: 县医院 is the county's, 财政 a part of 财政、住建等部门,
# 管委会 that of the zone which the text is about
OF_DOCUMENT = frozenset({
    "level:home", "list:departments", "office:owner", "twins:government", "implied:committee", "implied:department",
    "implied:party", "implied:title",
})  # fmt: skip
# what stands for an entity in a text and is no name of it (镇长 for the government of the town), or might only be
# its name if it stood in a text
NO_NAME = frozenset({"implied:title", IMPLIED})
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
        self.label = ""  # of a person who is told from namesakes by a decision

    @property
    def key(self) -> Key:
        """What decisions call it."""
        return self.type, self.name, self.label or self.apart_key

    @property
    def id(self) -> str:
        """The entity's id."""
        return entity_id(self.type, self.name, self.apart_key)

    def _links(self) -> dict[str, Link]:
        links = dict(self.links)
        for group in self.groups:
            for alias, link in group.links.items():
                links.setdefault(alias, link)
        if self.name in links and links[self.name].rule != RULE:  # people may decide that one name is of one thing
            del links[self.name]
        return links

    @property
    def stand_ins(self) -> set[str]:
        """What stands for the entity in texts and is no name of it."""
        return {alias for alias, link in self._links().items() if link.rule in NO_NAME}

    def entity(self) -> Entity:
        """The entity of the bundle."""
        mentions = sorted(
            {MentionRef(g.doc, m.start, m.end, m.text) for g in self.groups for m in g.mentions if m.end > m.start}
        )
        links = self._links()
        stand_ins = self.stand_ins
        for alias in stand_ins:
            del links[alias]
        name = self._written(links)
        if name != self.name:
            links[self.name] = links.pop(name)._replace(alias=self.name)
        surfaces = {m.text for m in mentions} - stand_ins | set(links)
        return Entity(
            self.id,
            self.type,
            name,
            aliases=tuple(sorted(surfaces - {name})),
            mentions=tuple(mentions),
            links=tuple(links[a] for a in sorted(links)),
            apart=apart(self.id, self.refused, self.apart),
            replaces=tuple(sorted(self.replaces - {self.id})),
        )

    def _written(self, links: Mapping[str, Link]) -> str:
        """The name as the documents write it: in Traditional characters where all of those with this name do."""
        forms = [a for a, link in links.items() if link.rule == WRITTEN and link.because == reason(a, self.name)]
        plain = any(not g.traditional for g in self.groups if g.name == self.name)
        return min(forms) if forms and not plain else self.name


Names = tuple[str, str]  # type and name
Owners = Mapping[Names, set[str]]


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


def apart_key(group: Group, verdicts: Verdicts = NONE) -> str:
    """The document that the name of ``group`` means something in; "" where it means the same everywhere."""
    if verdicts and (decided := verdicts.of(group.type, group.name, group.doc)[2]):
        return decided
    if group.type == "Person":
        return ""
    return group.doc if group.local or of_document_only(group.type, group.name) else ""


def known_elsewhere(alias: str, rule: str) -> bool:
    """Whether other documents may know by ``alias`` what it is an alias of by ``rule``."""
    return rule not in OF_DOCUMENT and not is_common(alias)


def looked_up(b: Bundle) -> set[Names]:
    """The aliases of ``b`` under which other documents may know it."""
    if b.type not in ACROSS or b.apart_key:
        return set()
    return {
        (b.type, alias)
        for group in b.groups
        for alias, link in group.links.items()
        if known_elsewhere(alias, link.rule)
    }


def join_across(bundles: Sequence[Bundle], owners: Owners, verdicts: Verdicts = NONE) -> list[Bundle]:
    """Joins what people have decided to be one, and a bundle whose name is elsewhere an alias of just one other bundle
    of its type.

    ``owners`` tells for a type and a name which bundles have it for an alias; a bundle's only owner and all that it
    owns alone, and all that decisions join, must be among ``bundles``, which stand in the order of their first groups.
    """
    at = {(b.type, b.name): i for i, b in enumerate(bundles) if not b.apart_key}
    into = _Joined(bundles, verdicts)
    for i, b in enumerate(bundles):
        if b.type not in ACROSS or b.apart_key or len(b.name) < 2:
            continue
        fuller = owners.get((b.type, b.name), set()) - {b.name}
        if len(fuller) != 1:
            continue
        j = at[b.type, next(iter(fuller))]
        # where each is an alias of the other, the first one stays
        if into.join(i, j):
            because = next(g.links[b.name].because for g in bundles[j].groups if b.name in g.links)
            bundles[j].links.setdefault(b.name, Link(b.name, "documents:alias", f"别的文章中：{because}"))
    return into.merged()


class _Joined:
    """Which bundles go into which others; what people have decided to be one is, from the beginning."""

    def __init__(self, bundles: Sequence[Bundle], verdicts: Verdicts) -> None:
        self._bundles, self._verdicts = bundles, verdicts
        self._into: dict[int, int] = {}
        if not verdicts:
            return
        self._keys = [{b.key, *((b.type, a, "") for g in b.groups for a in g.links)} for b in bundles]
        at = {b.key: i for i, b in enumerate(bundles)}
        for members in sorted({m for b in bundles if (m := verdicts.class_of(b.key))}):
            first, *others = [member for member in members if member.key in at]
            for key, link in others:
                if self.join(at[key], at[first.key]):
                    bundles[at[first.key]].links.setdefault(key[1], link)

    def join(self, i: int, j: int) -> bool:
        """Lets the bundle ``i`` go into ``j``; False where it is there already or decisions keep the two apart."""
        i, j = self._root(i), self._root(j)
        if i == j:
            return False
        if self._verdicts:
            if self._verdicts.apart(self._keys[i], self._keys[j]):
                return False
            self._keys[j] |= self._keys[i]
        self._into[i] = j
        return True

    def _root(self, i: int) -> int:
        """Where a chain of merges ends; no chain runs in a circle."""
        while i in self._into:
            i = self._into[i]
        return i

    def merged(self) -> list[Bundle]:
        """What is left, each with all that went into it."""
        for i in sorted(self._into):
            root, gone = self._bundles[self._root(i)], self._bundles[i]
            root.groups += gone.groups
            root.replaces.add(gone.id)
            for alias, link in gone.links.items():
                root.links.setdefault(alias, link)
        return [b for i, b in enumerate(self._bundles) if i not in self._into]


def people_of(name: str, verdicts: Verdicts) -> tuple[str, ...]:
    """The names of people on which decisions turn together with ``name``, itself among them."""
    return tuple(sorted({name, *(other for _, other in verdicts.related("Person", name))}))


Posted = tuple[Group, frozenset[str]]  # a person in a document, and the names of the bodies where they hold posts


def join_people(
    named: Mapping[str, Sequence[Posted]], verdicts: Verdicts = NONE, counts: Mapping[str, Sequence[int]] | None = None
) -> list[Bundle]:
    """One bundle a person, of all people of the names in ``named``, which are those of :func:`people_of`: namesakes
    whose posts have nothing in common stay apart. ``counts`` as in :func:`split_namesakes`, by name. Of many namesakes
    each is told apart from the ``MANY`` of whom most documents speak."""
    made = [b for name in sorted(named) if named[name]
            for b in _namesakes(name, named[name], verdicts, counts[name] if counts else None)]  # fmt: skip
    people = _Joined(made, verdicts).merged() if verdicts else made
    most: dict[str, list[Bundle]] = defaultdict(list)
    for b in people:
        if not b.label and len(most[b.name]) < MANY:
            most[b.name].append(b)
    for b in people:
        b.groups.sort(key=lambda g: (g.doc, g.name))
        for other in most[b.name]:
            if other is not b and not b.label:
                b.apart.append(Apart(other.id, "person:namesakes", "同名，但任职的单位没有交集，也不属同一地方"))
    return people


def _namesakes(name: str, posted: Sequence[Posted], verdicts: Verdicts, counts: Sequence[int] | None) -> list[Bundle]:
    """The people of one name."""
    held = {id(g): bodies for g, bodies in posted}
    of = [verdicts.of("Person", name, g.doc)[2] for g, _ in posted]
    base = [("Person", name, "")]
    foreign = {label for label in of if label and verdicts.apart(base, [("Person", name, label)])}
    made = []
    parts = split_namesakes([g for g, _ in posted], [bodies for _, bodies in posted], counts, of, foreign)
    for number, (label, part) in enumerate(parts):
        seats = sorted({b for g in part for b in held[id(g)]})
        main = number == 0 and label not in foreign
        b = Bundle("Person", name, "" if main else label or (seats or [part[0].doc])[0])
        b.label, b.groups = label, list(part)
        made.append(b)
    return made
