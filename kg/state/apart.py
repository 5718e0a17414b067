"""The second round of a change: entities that stay two, each of which is told what it is not."""

import json
from dataclasses import replace

from kg.graph import entity_of, entity_record, json_line
from kg.link.entities import named
from kg.link.refusals import Refused, apart, names_of_stem, of_alias, of_stem
from kg.state.touched import Change, Key


def refuse(change: Change) -> None:
    """Tell at the entities what they are not."""
    db = change.db
    change.sources.add(("decisions", "", ""))
    change.sources.update(("document", "", doc) for doc in change.moved)
    for source in sorted(change.sources):
        old = (
            db.execute(
                "SELECT one, other, rule, because FROM refusal WHERE source = ? AND type = ? AND key = ?", source
            ).fetchall()
            if change.again
            else []
        )
        new = [each for each in _refused(change, *source) if each.one != each.other]
        if set(old) != set(new):
            db.execute("DELETE FROM refusal WHERE source = ? AND type = ? AND key = ?", source)
            db.executemany("INSERT INTO refusal VALUES (?, ?, ?, ?, ?, ?, ?)", ((*source, *each) for each in new))
            change.doubtful.update(end for one, other, *_ in (*old, *new) for end in (one, other))
    if not change.again:  # new entities are kept apart where anything is refused, and else need no look
        change.doubtful &= {end for ends in db.execute("SELECT one, other FROM refusal") for end in ends}
    for id_ in sorted(change.doubtful):
        _keep_apart(change, id_)


def _refused(change: Change, source: str, type_: str, key: str) -> list[Refused]:
    """The refusals that come from decisions, a document, an alias or a stem."""

    def entity_of(names: tuple[str, str]) -> str | None:
        """The entity of what is called so in all documents."""
        asked = "SELECT entity FROM names WHERE type = ? AND name = ? AND apart = '' LIMIT 1"
        row = change.db.execute(asked, names).fetchone()
        return None if row is None else str(row[0])

    if source == "decisions":
        found, change.touched.vain = change.verdicts.outcome(lambda named: _entities_of(change, named))
        return found
    if source == "document":
        rows = change.db.execute(
            "SELECT one.entity, other.entity, rule, because FROM doubt JOIN names one USING (doc, n) "
            "JOIN names other ON other.doc = doubt.doc AND other.type = one.type AND other.name = doubt.other "
            "WHERE doubt.doc = ?",
            (key,),
        )
        return [Refused(*row) for row in rows]
    if source == "stem":
        return of_stem(key, named(type_, names_of_stem(key), entity_of))
    owners = change.owners(type_, key)
    return of_alias(key, named(type_, {key, *owners}, entity_of)) if len(owners) > 1 else []


def _entities_of(change: Change, key: Key) -> set[str]:
    """What a key of a decision names: the entities that bear the name, else those that have it for an alias."""

    def borne(*key: str) -> set[str]:
        asked = "SELECT DISTINCT entity FROM names WHERE type = ? AND name = ? AND apart = ?"
        return {entity for (entity,) in change.db.execute(asked, key)}

    known = borne(*key)
    return known if known or key[2] else {id_ for name in change.owners(*key[:2]) for id_ in borne(key[0], name, "")}


def _keep_apart(change: Change, id_: str) -> None:
    """Write the refusals of an entity into its line."""
    db = change.db
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
        change.touched.entities.add(id_)
