"""The first round of a change: names to entities.

Which bundles of names join depends on who has whose name for an alias (:func:`_component`), and who is whose namesake
on the names of the bodies where people hold posts.
"""

from collections.abc import Collection
from typing import Any

from kg.encoding import decode
from kg.graph import entity_record, json_line
from kg.link.across import join_across
from kg.link.bundles import Bundle, looked_up
from kg.link.group import Group
from kg.link.people import Posted, join_people, people_of
from kg.link.refusals import stem_of
from kg.model import Link, Mention
from kg.script import simplified
from kg.state.grouped import bundle
from kg.state.touched import Change, Key

_AT_ONCE = 2_000  # rows that are written together
_Names = tuple[str, str]  # type and name


def join_names(change: Change) -> None:
    """Join what the changed names touch to entities, and find the entities that nothing is called any more."""
    change.verdicts = change.verdicts.met(lambda key: _is_borne(change, key), change.owners)
    _look_at_decided(change)
    settled = _Settled(change)
    _join_across(change, settled)
    settled.write()
    _join_persons(change, settled)
    settled.write()
    for id_ in sorted(change.left):
        if not change.db.execute("SELECT 1 FROM names WHERE entity = ? LIMIT 1", (id_,)).fetchone():
            change.db.execute("DELETE FROM entity WHERE id = ?", (id_,))
            change.touched.entities.add(id_)


def _is_borne(change: Change, key: Key) -> bool:
    """Whether anything is called so by itself."""
    asked = "SELECT 1 FROM names WHERE type = ? AND name = ? AND apart = ? LIMIT 1"
    return change.db.execute(asked, key).fetchone() is not None


def _look_at_decided(change: Change) -> None:
    """Where a name is looked at that decisions speak of, so are all on which they turn together with it."""
    verdicts = change.verdicts
    if not verdicts:
        return
    looked_at = {(type_, name) for type_, name, _ in change.keys} | {("Person", name) for name in change.persons}
    asked = {more for names in looked_at & set(verdicts.names) for more in verdicts.related(*names)}
    for type_, name in asked:
        for each in (name, *change.owners(type_, name)):
            change.look_at(type_, each, "")
    for key in verdicts.keys_of(asked):
        change.look_at(*key)


def _join_across(change: Change, settled: "_Settled") -> None:
    if change.again:
        # whoever has one of these for an alias loses what was joined for it: nothing is called so any more, or
        # another one has the alias, too
        for type_, alias, _ in sorted(change.keys):
            change.keys.update((type_, name, "") for name in change.owners(type_, alias))
    aliases: Collection[_Names] = set(change.db.execute("SELECT DISTINCT type, alias FROM alias"))
    done: set[Key] = set()
    for key in sorted(change.keys):
        if key not in done:
            bundles, owners = _component(change, key, done, aliases)
            for b in join_across(sorted(bundles, key=lambda b: _place(b.groups[0])), owners, change.verdicts):
                settled.add(b)
            change.sources.update(
                ("alias", *names) for names, found in owners.items() if len(found) > 1 or change.again
            )
    for type_, name, of_document in done:
        if of_document:
            continue
        if change.again:
            change.sources.add(("alias", type_, name))
        if stem := stem_of(type_, name):
            change.sources.add(("stem", type_, stem))


def _component(
    change: Change, key: Key, done: set[Key], aliases: Collection[_Names]
) -> tuple[list[Bundle], dict[_Names, set[str]]]:
    """The bundle of ``key``, those that would join it, the one it would join, those that decisions make one with
    it, and so on; with who owns their names as aliases. ``done`` are told, ``aliases`` are all there are."""
    bundles: list[Bundle] = []
    owners: dict[_Names, set[str]] = {}

    def only_owner(type_: str, name: str) -> str | None:
        found = owners.get((type_, name))
        if found is None:
            found = owners[type_, name] = change.owners(type_, name) if (type_, name) in aliases else set()
        others = found - {name}
        return next(iter(others)) if len(others) == 1 else None

    todo = [key]
    while todo:
        key = todo.pop()
        if key in done:
            continue
        done.add(key)
        groups = _groups(change, *key)
        if not groups:
            continue
        b = bundle(groups, key[2])
        bundles.append(b)
        todo += [member.key for member in change.verdicts.class_of(key)]
        if b.apart_key:
            continue
        owner = only_owner(b.type, b.name)
        if owner is not None:
            todo.append((b.type, owner, ""))
        todo += [(type_, name, "") for type_, name in sorted(looked_up(b)) if only_owner(type_, name) == b.name]
    return bundles, owners


def _groups(change: Change, type_: str, name: str, apart: str) -> list[Group]:
    """The groups of one key, of people those of a name, in the order of the documents."""
    person = type_ == "Person"
    asked = (type_, name) if person else (type_, name, apart)
    rows = change.db.execute(
        "SELECT doc, n, entity, mentions, links FROM names WHERE type = ? AND name = ? "
        f"{'' if person else 'AND apart = ? '}ORDER BY doc, n",
        asked,
    )
    return [_Kept(type_, name, *row) for row in rows]


def _join_persons(change: Change, settled: "_Settled") -> None:
    for doc, moved in change.moved.items():
        rows = change.db.execute(
            "SELECT body, name FROM post JOIN names USING (doc) WHERE doc = ? AND n = person AND type = 'Person'",
            (doc,),
        )
        change.persons.update(name for body, name in rows if body in moved)
    for people in sorted({people_of(name, change.verdicts) for name in change.persons}):
        for b in join_people({name: _posted(change, name) for name in people}, change.verdicts):
            settled.add(b)


def _posted(change: Change, name: str) -> list[Posted]:
    return [(group, _bodies(change, group)) for group in _groups(change, "Person", name, "")]


def _bodies(change: Change, group: Group) -> frozenset[str]:
    """The names of the bodies where the person of ``group`` holds posts."""
    assert isinstance(group, _Kept)
    rows = change.db.execute(
        "SELECT entity.name FROM post JOIN names ON names.doc = post.doc AND names.n = body "
        "JOIN entity ON entity.id = names.entity WHERE post.doc = ? AND person = ? AND names.type != 'Person'",
        (group.doc, group.n),
    )
    return frozenset(simplified(name, 1) for (name,) in rows)


class _Settled:
    """Entities as they come out, written some at a time: that takes half of what each by itself would take."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._names: list[tuple[str, str, int]] = []
        self._entities: list[tuple[Any, ...]] = []

    def add(self, b: Bundle) -> None:
        """Let the groups of ``b`` be an entity."""
        change, entity = self._change, b.entity()
        for group in b.groups:
            assert isinstance(group, _Kept)
            if group.entity != entity.id:
                if group.entity is not None:
                    change.left.add(group.entity)
                    change.moved.setdefault(group.doc, set()).add(group.n)
                self._names.append((entity.id, group.doc, group.n))
        line = json_line(entity_record(entity))
        if not change.again or self._kept(entity.id) != line:
            self._entities.append((entity.id, entity.type, entity.name, line))
            change.doubtful.add(entity.id)
            change.touched.entities.add(entity.id)
        if len(self._names) > _AT_ONCE:
            self.write()

    def _kept(self, id_: str) -> bytes | None:
        row = self._change.db.execute("SELECT COALESCE(plain, line) FROM entity WHERE id = ?", (id_,)).fetchone()
        return row[0] if row else None

    def write(self) -> None:
        """Write what was not written yet."""
        db = self._change.db
        db.executemany("UPDATE names SET entity = ? WHERE doc = ? AND n = ?", self._names)
        db.executemany("REPLACE INTO entity VALUES (?, ?, ?, ?, NULL)", self._entities)
        self._names, self._entities = [], []


class _Kept(Group):
    """A group as it is kept, with its number in its document and the entity that it has so far."""

    __slots__ = ("entity", "n")

    def __init__(self, type_: str, name: str, doc: str, n: int, entity: str | None, mentions: str, links: str) -> None:
        super().__init__(type_, name, doc, [Mention(start, end, text, "", "") for start, end, text in decode(mentions)])
        if links:
            self.links = {alias: Link(*row) for alias, row in decode(links).items()}
        self.n, self.entity = n, entity


def _place(group: Group) -> tuple[str, int]:
    assert isinstance(group, _Kept)
    return group.doc, group.n
