"""Linking anew only what changed documents touch: the functions of ``kg.link``, each applied to what it looks at.

Which bundles of names join depends on who has whose name for an alias (:func:`_component`), who is whose namesake on
the names of the bodies where people hold posts, and what is one fact on the entities of its claims. So a change goes
through three rounds, and each hands on only what came out differently.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from kg.graph import ARTICLE, entity_of, entity_record, fact_record, json_line
from kg.link.decided import NONE, Verdicts
from kg.link.entities import Bundle, Posted, apart_key, join_across, join_people, looked_up, named, people_of
from kg.link.facts import fact_key, make_fact
from kg.link.ids import fact_id
from kg.link.local import Group, group_mentions
from kg.link.refusals import Refused, apart, names_of_stem, of_alias, of_stem, stem_of
from kg.model import Analysis, Claim, Evidence, Link, Mention, Rejected
from kg.summary import is_post

_Key = tuple[str, str, str]  # type, name, the document that the name means something in
# where refusals come from: ("decisions", "", ""), ("document", "", its id), ("alias" or "stem", type, what)
_Source = tuple[str, str, str]
_AT_ONCE = 500  # facts that are asked for together
_SOME = Mention(0, 0, "", "", "")  # stands for a claim's object where only that there is one counts


@dataclass(slots=True)
class Touched:
    """What came out differently: documents by what they say or name, entities and facts, all by id; those that vanished
    are among them, and the ends of facts count as touched, too. ``gone`` are the facts that vanished, each with its
    subject. ``renumbered`` are documents that are now another article of their file, ``shifted`` those that begin
    elsewhere in it, which may say the same as before. ``vain`` are the decisions that came to nothing, touched or
    not."""

    documents: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    gone: dict[str, str] = field(default_factory=dict)
    renumbered: set[str] = field(default_factory=set)
    shifted: set[str] = field(default_factory=set)
    vain: list[Rejected] = field(default_factory=list)


class Relinking:
    """One change of the graph in ``db``: first :meth:`drop` and :meth:`put` documents, then :meth:`finish`.

    ``verdicts`` are what people have decided, ``redecided`` the types and names on which they may have decided
    otherwise than before; the documents in which that counts have to be dropped and put again."""

    def __init__(
        self, db: sqlite3.Connection, verdicts: Verdicts = NONE, redecided: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._db = db
        self._verdicts = verdicts
        self._keys: set[_Key] = set()
        self._persons: set[str] = set()
        self._left: set[str] = set()  # entities that names were taken from
        self._moved: dict[str, set[int]] = {}  # by document, the names that have another entity than before
        self._facts: set[str] = set()
        self._new: set[str] = set()
        self._sources: set[_Source] = set()  # of refusals that have to be looked at
        self._again = db.execute("SELECT 1 FROM entity LIMIT 1").fetchone() is not None  # whether there is a graph
        self._doubtful: set[str] = set()  # entities that may be kept apart from others than before
        self.touched = Touched()
        for type_, name in redecided:
            self._look_at(type_, name, "")

    def drop(self, doc: str) -> None:
        """Take out what the document said."""
        db = self._db
        for type_, name, of_document, entity in db.execute(
            "SELECT type, name, apart, entity FROM names WHERE doc = ?", (doc,)
        ):
            self._look_at(type_, name, of_document)
            self._left.add(entity)
        self._keys.update(
            (type_, alias, "") for type_, alias in db.execute("SELECT type, alias FROM alias WHERE doc = ?", (doc,))
        )
        self._facts.update(fact for (fact,) in db.execute("SELECT fact FROM claim WHERE doc = ?", (doc,)) if fact)
        for table in ("names", "alias", "post", "claim", "doubt"):
            db.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))
        if self._again:
            self._sources.add(("document", "", doc))
        self.touched.documents.add(doc)

    def put(self, analysis: Analysis, homes: Mapping[str, str]) -> None:
        """Take in what a document says, in whose file 区, 镇 … mean ``homes``."""
        doc, db = analysis.document.id, self._db
        groups = group_mentions(analysis, homes, self._verdicts)
        at = {mention: n for n, group in enumerate(groups) for mention in group.mentions}
        rows, doubts = [], []
        for n, group in enumerate(groups):
            apart = apart_key(group, self._verdicts)
            self._look_at(group.type, group.name, apart)
            mentions = [(m.start, m.end, m.text) for m in group.mentions]
            rows.append(
                (doc, n, group.type, group.name, apart, _json(mentions), _json(group.links) if group.links else "")
            )
            for type_, alias in looked_up(_bundle([group], apart)) if group.type != "Person" else ():
                self._keys.add((type_, alias, ""))
                db.execute("INSERT INTO alias VALUES (?, ?, ?, ?)", (type_, alias, group.name, doc))
            doubts += [(doc, n, *refusal) for refusal in group.refused]
        if doubts:
            db.executemany("INSERT INTO doubt VALUES (?, ?, ?, ?, ?)", doubts)
            self._sources.add(("document", "", doc))
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, NULL, ?, ?)", rows)
        claims = []
        for n, claim in enumerate(analysis.claims):
            subject, target = (None if end is None else at[end] for end in (claim.subject, claim.object))
            said = claim.predicate, claim.value, claim.qualifiers, claim.status, claim.confidence
            quote = analysis.document.text[claim.start : claim.end]
            place = claim.start, claim.end, claim.pattern
            claims.append((doc, n, subject, target, *place, _json((*said, quote))))
            if claim.predicate == "holdsPosition" and subject is not None and target is not None:
                db.execute("INSERT OR IGNORE INTO post VALUES (?, ?, ?)", (doc, subject, target))
        db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", claims)
        self._new.add(doc)
        self.touched.documents.add(doc)

    def _look_at(self, type_: str, name: str, apart: str) -> None:
        if type_ == "Person":
            self._persons.add(name)
        else:
            self._keys.add((type_, name, apart))

    def finish(self) -> Touched:
        """Link what the changes touch, and tell what came out differently."""
        self._verdicts = self._verdicts.met(self._is_borne, self._owners)
        self._look_at_decided()
        self._join_names()
        self._join_persons()
        for id_ in sorted(self._left):
            if not self._db.execute("SELECT 1 FROM names WHERE entity = ? LIMIT 1", (id_,)).fetchone():
                self._db.execute("DELETE FROM entity WHERE id = ?", (id_,))
                self.touched.entities.add(id_)
        for doc in sorted(self._new | self._moved.keys()):
            self._join_claims(doc)
        todo = iter(sorted(self._facts))
        while some := list(islice(todo, _AT_ONCE)):
            self._settle_facts(some)
        self._refuse()
        self.touched.documents.update(self._moved)
        return self.touched

    # names to entities

    def _is_borne(self, key: _Key) -> bool:
        """Whether anything is called so by itself."""
        asked = "SELECT 1 FROM names WHERE type = ? AND name = ? AND apart = ? LIMIT 1"
        return self._db.execute(asked, key).fetchone() is not None

    def _owners(self, type_: str, name: str) -> set[str]:
        """The names of those who have this for an alias that counts in other documents."""
        rows = self._db.execute("SELECT DISTINCT name FROM alias WHERE type = ? AND alias = ?", (type_, name))
        return {owner for (owner,) in rows}

    def _look_at_decided(self) -> None:
        """Where a name is looked at that decisions speak of, so are all on which they turn together with it."""
        looked_at = {(type_, name) for type_, name, _ in self._keys} | {("Person", name) for name in self._persons}
        asked = {more for names in looked_at & set(self._verdicts.names) for more in self._verdicts.related(*names)}
        for type_, name in asked:
            for each in (name, *self._owners(type_, name)):
                self._look_at(type_, each, "")
        for key in self._verdicts.keys_of(asked):
            self._look_at(*key)

    def _join_names(self) -> None:
        if self._again:
            # whoever has one of these for an alias loses what was joined for it: nothing is called so any more, or
            # another one has the alias, too
            for type_, alias, _ in sorted(self._keys):
                self._keys.update((type_, name, "") for name in self._owners(type_, alias))
        done: set[_Key] = set()
        for key in sorted(self._keys):
            if key not in done:
                bundles, owners = self._component(key, done)
                for b in join_across(sorted(bundles, key=lambda b: _place(b.groups[0])), owners, self._verdicts):
                    self._settle_entity(b)
                self._sources.update(
                    ("alias", *names) for names, found in owners.items() if len(found) > 1 or self._again
                )
        for type_, name, of_document in done:
            if of_document:
                continue
            if self._again:
                self._sources.add(("alias", type_, name))
            if stem := stem_of(type_, name):
                self._sources.add(("stem", type_, stem))

    def _component(self, key: _Key, done: set[_Key]) -> tuple[list[Bundle], dict[tuple[str, str], set[str]]]:
        """The bundle of ``key``, those that would join it, the one it would join, those that decisions make one with
        it, and so on; with who owns their names as aliases. ``done`` are told."""
        bundles: list[Bundle] = []
        owners: dict[tuple[str, str], set[str]] = {}

        def only_owner(type_: str, name: str) -> str | None:
            found = owners.get((type_, name))
            if found is None:
                found = owners[type_, name] = self._owners(type_, name)
            others = found - {name}
            return next(iter(others)) if len(others) == 1 else None

        todo = [key]
        while todo:
            key = todo.pop()
            if key in done:
                continue
            done.add(key)
            groups = self._groups(*key)
            if not groups:
                continue
            b = _bundle(groups, key[2])
            bundles.append(b)
            todo += [member.key for member in self._verdicts.class_of(key)]
            if b.apart_key:
                continue
            owner = only_owner(b.type, b.name)
            if owner is not None:
                todo.append((b.type, owner, ""))
            todo += [(type_, name, "") for type_, name in sorted(looked_up(b)) if only_owner(type_, name) == b.name]
        return bundles, owners

    def _groups(self, type_: str, name: str, apart: str) -> list[Group]:
        """The groups of one key, of people those of a name, in the order of the documents."""
        asked = (type_, name) if type_ == "Person" else (type_, name, apart)
        rows = self._db.execute(
            "SELECT doc, n, entity, mentions, links FROM names WHERE type = ? AND name = ? "
            f"{'AND apart = ? ' if type_ != 'Person' else ''}ORDER BY doc, n",
            asked,
        )
        return [_Row(type_, name, doc, n, entity, mentions, links) for doc, n, entity, mentions, links in rows]

    def _settle_entity(self, b: Bundle) -> None:
        entity = b.entity()
        for group in b.groups:
            assert isinstance(group, _Row)
            if group.entity != entity.id:
                if group.entity is not None:
                    self._left.add(group.entity)
                    self._moved.setdefault(group.doc, set()).add(group.n)
                self._db.execute("UPDATE names SET entity = ? WHERE doc = ? AND n = ?", (entity.id, group.doc, group.n))
        line = json_line(entity_record(entity))
        old = self._db.execute("SELECT COALESCE(plain, line) FROM entity WHERE id = ?", (entity.id,)).fetchone()
        if old != (line,):
            row = entity.id, entity.type, entity.name, line
            self._db.execute("REPLACE INTO entity VALUES (?, ?, ?, ?, NULL)", row)
            self._doubtful.add(entity.id)
            self.touched.entities.add(entity.id)

    def _join_persons(self) -> None:
        for doc, moved in self._moved.items():
            rows = self._db.execute(
                "SELECT body, name FROM post JOIN names USING (doc) WHERE doc = ? AND n = person AND type = 'Person'",
                (doc,),
            )
            self._persons.update(name for body, name in rows if body in moved)
        for people in sorted({people_of(name, self._verdicts) for name in self._persons}):
            for b in join_people({name: self._posted(name) for name in people}, self._verdicts):
                self._settle_entity(b)

    def _posted(self, name: str) -> list[Posted]:
        return [(group, self._bodies(group)) for group in self._groups("Person", name, "")]

    def _bodies(self, group: Group) -> frozenset[str]:
        """The names of the bodies where the person of ``group`` holds posts."""
        assert isinstance(group, _Row)
        rows = self._db.execute(
            "SELECT entity.name FROM post JOIN names ON names.doc = post.doc AND names.n = body "
            "JOIN entity ON entity.id = names.entity WHERE post.doc = ? AND person = ? AND names.type != 'Person'",
            (group.doc, group.n),
        )
        return frozenset(name for (name,) in rows)

    # entities that stay two

    def _refuse(self) -> None:
        """Tell at the entities what they are not."""
        db = self._db
        self._sources.add(("decisions", "", ""))
        self._sources.update(("document", "", doc) for doc in self._moved)
        for source in sorted(self._sources):
            old = (
                db.execute(
                    "SELECT one, other, rule, because FROM refusal WHERE source = ? AND type = ? AND key = ?", source
                ).fetchall()
                if self._again
                else []
            )
            new = [each for each in self._refused(*source) if each.one != each.other]
            if set(old) != set(new):
                db.execute("DELETE FROM refusal WHERE source = ? AND type = ? AND key = ?", source)
                db.executemany("INSERT INTO refusal VALUES (?, ?, ?, ?, ?, ?, ?)", ((*source, *each) for each in new))
                self._doubtful.update(end for one, other, *_ in (*old, *new) for end in (one, other))
        for id_ in sorted(self._doubtful):
            self._keep_apart(id_)

    def _refused(self, source: str, type_: str, key: str) -> list[Refused]:
        """The refusals that come from decisions, a document, an alias or a stem."""
        db = self._db
        if source == "decisions":
            found, self.touched.vain = self._verdicts.outcome(self._entities_of)
            return found
        if source == "document":
            rows = db.execute(
                "SELECT one.entity, other.entity, rule, because FROM doubt JOIN names one USING (doc, n) "
                "JOIN names other ON other.doc = doubt.doc AND other.type = one.type AND other.name = doubt.other "
                "WHERE doubt.doc = ?",
                (key,),
            )
            return [Refused(*row) for row in rows]
        if source == "stem":
            return of_stem(key, named(type_, names_of_stem(key), self._entity_of))
        owners = self._owners(type_, key)
        return of_alias(key, named(type_, {key, *owners}, self._entity_of)) if len(owners) > 1 else []

    def _entity_of(self, names: tuple[str, str]) -> str | None:
        """The entity of what is called so in all documents."""
        row = self._db.execute(
            "SELECT entity FROM names WHERE type = ? AND name = ? AND apart = '' LIMIT 1", names
        ).fetchone()
        return None if row is None else str(row[0])

    def _entities_of(self, key: _Key) -> set[str]:
        """What a key of a decision names: the entities that bear the name, else those that have it for an alias."""

        def borne(*key: str) -> set[str]:
            asked = "SELECT DISTINCT entity FROM names WHERE type = ? AND name = ? AND apart = ?"
            return {entity for (entity,) in self._db.execute(asked, key)}

        known = borne(*key)
        return known if known or key[2] else {id_ for name in self._owners(*key[:2]) for id_ in borne(key[0], name, "")}

    def _keep_apart(self, id_: str) -> None:
        """Write the refusals of an entity into its line."""
        db = self._db
        row = db.execute("SELECT line, COALESCE(plain, line) FROM entity WHERE id = ?", (id_,)).fetchone()
        if row is None:
            return
        line, plain = row
        refused = db.execute(
            "SELECT one, other, rule, because FROM refusal WHERE one = ? UNION "
            "SELECT one, other, rule, because FROM refusal WHERE other = ?",
            (id_, id_),
        )
        found = [Refused(*each) for each in refused]
        new = plain
        if found:
            entity = entity_of(json.loads(plain))
            new = json_line(entity_record(replace(entity, apart=apart(id_, found, entity.apart))))
        if new != line:
            db.execute("UPDATE entity SET line = ?, plain = ? WHERE id = ?", (new, plain if found else None, id_))
            self.touched.entities.add(id_)

    # claims to facts

    def _join_claims(self, doc: str) -> None:
        """Find the facts of a document's claims, and under which of them each piece of evidence is written out: the
        first one of those that rest on it."""
        entities = dict(self._db.execute("SELECT n, entity FROM names WHERE doc = ?", (doc,)))
        rows = self._db.execute(
            "SELECT n, subject, object, start, end, pattern, said, fact, owner FROM claim WHERE doc = ?", (doc,)
        ).fetchall()
        found: dict[int, str | None] = {}
        first: dict[tuple[int, int, str], tuple[bool, str, str]] = {}
        for n, subject, target, start, end, pattern, said, *_ in rows:
            key = fact_key(_claim(target, start, end, pattern, said), *_ends(doc, subject, target, entities))
            found[n] = None if key is None else fact_id(*key)
            if key is not None:
                order = not key[1].startswith(ARTICLE), key[1], fact_id(*key)
                first[start, end, pattern] = min(order, first.get((start, end, pattern), order))
        changed = []
        for n, _, _, start, end, pattern, _, fact, owner in rows:
            new = found[n], first[start, end, pattern][2] if found[n] else None
            if new != (fact, owner):
                changed.append((*new, doc, n))
                self._facts.update(filter(None, (fact, new[0])))
                self.touched.facts.update(filter(None, (owner, new[1])))
        self._db.executemany("UPDATE claim SET fact = ?, owner = ? WHERE doc = ? AND n = ?", changed)

    def _settle_facts(self, ids: Sequence[str]) -> None:
        """Make these facts of their claims; one question for many, which takes a third of the time of one for each."""
        marks = ", ".join("?" * len(ids))
        old = {
            id_: tuple(row)
            for id_, *row in self._db.execute(f"SELECT id, subject, object, line FROM fact WHERE id IN ({marks})", ids)
        }
        rows: dict[str, list[Any]] = {}
        for fact, *row in self._db.execute(
            "SELECT fact, c.doc, subject, s.entity, object, o.entity, start, end, pattern, said FROM claim c "
            "LEFT JOIN names s ON s.doc = c.doc AND s.n = subject LEFT JOIN names o ON o.doc = c.doc AND o.n = object "
            f"WHERE fact IN ({marks}) ORDER BY c.doc, c.n",
            ids,
        ):
            rows.setdefault(fact, []).append(row)
        for id_ in ids:
            self._settle_fact(id_, old.get(id_), rows.get(id_, ()))

    def _settle_fact(self, id_: str, old: tuple[str, str | None, bytes] | None, rows: Sequence[Any]) -> None:
        db = self._db
        if not rows:
            db.execute("DELETE FROM fact WHERE id = ?", (id_,))
            if old:
                self.touched.gone[id_] = old[0]
                self._touch(id_, old[0], old[1])
            return
        claims = []
        for doc, _, _, target, _, start, end, pattern, said in rows:
            claim = _claim(target, start, end, pattern, said)
            claims.append((claim, Evidence(doc, start, end, json.loads(said)[-1], pattern)))
        doc, subject, subject_entity, target, target_entity, *_ = rows[0]
        ends = f"{ARTICLE}{doc}" if subject is None else subject_entity, target_entity
        key = fact_key(claims[0][0], *ends)
        assert key is not None
        fact = make_fact(key, claims)
        line = json_line(fact_record(fact))
        if old is None or old[2] != line:
            post = [fact.qualifiers.get(key) for key in ("role", "since", "until")] if is_post(fact) else [None] * 3
            told = fact.status, fact.object is None, _json(list(fact.qualifiers)), *post
            row = id_, fact.predicate, fact.subject, fact.object, *told, line
            db.execute("REPLACE INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._touch(id_, fact.subject, fact.object)

    def _touch(self, fact: str, *ends: str | None) -> None:
        self.touched.facts.add(fact)
        for end in filter(None, ends):
            if end.startswith(ARTICLE):
                self.touched.documents.add(end.removeprefix(ARTICLE))
            else:
                self.touched.entities.add(end)


class _Row(Group):
    """A group as it is kept, with its number in its document and the entity that it has so far."""

    __slots__ = ("entity", "n")

    def __init__(self, type_: str, name: str, doc: str, n: int, entity: str | None, mentions: str, links: str) -> None:
        super().__init__(
            type_, name, doc, [Mention(start, end, text, "", "") for start, end, text in json.loads(mentions)]
        )
        if links:
            self.links = {alias: Link(*row) for alias, row in json.loads(links).items()}
        self.n, self.entity = n, entity


def _bundle(groups: Iterable[Group], apart: str) -> Bundle:
    groups = list(groups)
    b = Bundle(groups[0].type, groups[0].name, apart)
    b.groups = groups
    return b


def _place(group: Group) -> tuple[str, int]:
    assert isinstance(group, _Row)
    return group.doc, group.n


def _claim(target: int | str | None, start: int, end: int, pattern: str, said: str) -> Claim:
    predicate, value, qualifiers, status, confidence, _ = json.loads(said)
    pairs = tuple((key, text) for key, text in qualifiers)
    some = None if target is None else _SOME
    return Claim(predicate, None, some, value, pairs, status, confidence, start, end, pattern)


def _ends(
    doc: str, subject: int | None, target: int | None, entities: Mapping[int, str]
) -> tuple[str | None, str | None]:
    """The ids of a claim's ends; without a subject it is told of the article."""
    return (f"{ARTICLE}{doc}" if subject is None else entities[subject]), None if target is None else entities[target]


# json.dumps would make an encoder anew for each value
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
