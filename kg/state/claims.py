"""The last round of a change: claims to facts; what is one fact depends on the entities of its claims."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kg.graph import ARTICLE, fact_record, json_line
from kg.link.facts import fact_key, make_fact
from kg.link.ids import fact_id
from kg.model import Claim, Evidence, Fact, Mention
from kg.state.grouped import unpacked
from kg.state.touched import Change, as_json
from kg.summary import is_post

_AT_ONCE = 500  # facts that are asked for together
_SOME = Mention(0, 0, "", "", "")  # stands for a claim's object where only that there is one counts
_Cells = tuple[Any, ...]


def join_claims(change: Change) -> None:
    """Find the facts of the claims that changed or whose ends have moved, and make those facts anew."""
    for doc in sorted(change.new | change.moved.keys()):
        if doc in change.new:
            _put_claims(change, doc)
        else:
            _move_claims(change, doc)
    todo = iter(sorted(change.facts))
    while some := list(islice(todo, _AT_ONCE)):
        _settle_facts(change, some)


def _put_claims(change: Change, doc: str) -> None:
    """Keep the claims of a new document."""
    (rows,) = change.db.execute("SELECT rows FROM ready WHERE id = ?", (doc,)).fetchone()
    claims = unpacked(rows).claims
    placed = _facts_of(change, doc, claims)
    kept = [(doc, *row, *found) for row, found in zip(claims, placed, strict=True)]
    change.db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
    change.facts.update(fact for fact, _ in placed if fact)
    change.touched.facts.update(owner for _, owner in placed if owner)


def _move_claims(change: Change, doc: str) -> None:
    """Let the claims of a document that stayed the same be of other facts where their ends are other entities."""
    rows = change.db.execute(
        "SELECT n, subject, object, start, end, pattern, said, fact, owner FROM claim WHERE doc = ?", (doc,)
    ).fetchall()
    changed = []
    for (n, *_, fact, owner), new in zip(rows, _facts_of(change, doc, [row[:7] for row in rows]), strict=True):
        if new != (fact, owner):
            changed.append((*new, doc, n))
            change.facts.update(filter(None, (fact, new[0])))
            change.touched.facts.update(filter(None, (owner, new[1])))
    change.db.executemany("UPDATE claim SET fact = ?, owner = ? WHERE doc = ? AND n = ?", changed)


def _facts_of(change: Change, doc: str, rows: Iterable[_Cells]) -> list[tuple[str | None, str | None]]:
    """The fact of each claim of a document, and under which of them its evidence is written out: the first one of
    those that rest on it."""
    entities: dict[int, str] = dict(change.db.execute("SELECT n, entity FROM names WHERE doc = ?", (doc,)))
    found: list[tuple[str | None, Any]] = []
    first: dict[tuple[int, int, str], tuple[bool, str, str]] = {}
    for _, subject, target, start, end, pattern, said in rows:
        place = start, end, pattern
        key = fact_key(_claim(target, *place, json.loads(said)), *_ends(doc, subject, target, entities))
        if key is None:
            found.append((None, place))
            continue
        fact = fact_id(*key)
        found.append((fact, place))
        order = not key[1].startswith(ARTICLE), key[1], fact
        first[place] = min(order, first.get(place, order))
    return [(fact, first[place][2] if fact else None) for fact, place in found]


def _settle_facts(change: Change, ids: Sequence[str]) -> None:
    """Make these facts of their claims; one question for many, which takes a third of the time of one for each."""
    db = change.db
    marks = ", ".join("?" * len(ids))
    old: dict[str, _Cells] = {}
    if change.again:
        asked = f"SELECT id, subject, object, line FROM fact WHERE id IN ({marks})"
        old = {id_: tuple(row) for id_, *row in db.execute(asked, ids)}
    rows: dict[str, list[_Cells]] = {}
    for fact, *row in db.execute(
        "SELECT fact, c.doc, subject, s.entity, object, o.entity, start, end, pattern, said FROM claim c "
        "LEFT JOIN names s ON s.doc = c.doc AND s.n = subject LEFT JOIN names o ON o.doc = c.doc AND o.n = object "
        f"WHERE fact IN ({marks}) ORDER BY c.doc, c.n",
        ids,
    ):
        rows.setdefault(fact, []).append(tuple(row))
    changed = list(_changed(change, ids, old, rows))
    db.executemany("REPLACE INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", changed)


def _changed(
    change: Change, ids: Iterable[str], old: Mapping[str, _Cells], rows: Mapping[str, Sequence[_Cells]]
) -> Iterator[_Cells]:
    """The rows of the facts that are others than the ``old`` ones; those without claims vanish."""
    for id_ in ids:
        before = old.get(id_)
        if id_ not in rows:
            change.db.execute("DELETE FROM fact WHERE id = ?", (id_,))
            if before:
                change.touched.gone[id_] = before[0]
                _touch(change, id_, before[0], before[1])
            continue
        fact = _made(rows[id_])
        line = json_line(fact_record(fact))
        if before is None or before[2] != line:
            _touch(change, id_, fact.subject, fact.object)
            post = [fact.qualifiers.get(key) for key in ("role", "since", "until")] if is_post(fact) else [None] * 3
            told = fact.status, fact.object is None, as_json(list(fact.qualifiers)), *post
            yield id_, fact.predicate, fact.subject, fact.object, *told, line


def _made(rows: Sequence[_Cells]) -> Fact:
    """The fact of claims that agree."""
    claims = []
    for doc, _, _, target, _, start, end, pattern, said in rows:
        cells = json.loads(said)
        claims.append((_claim(target, start, end, pattern, cells), Evidence(doc, start, end, cells[-1], pattern)))
    doc, subject, subject_entity, _, target_entity, *_ = rows[0]
    key = fact_key(claims[0][0], f"{ARTICLE}{doc}" if subject is None else subject_entity, target_entity)
    assert key is not None
    return make_fact(key, claims)


def _touch(change: Change, fact: str, *ends: str | None) -> None:
    change.touched.facts.add(fact)
    for end in filter(None, ends):
        if end.startswith(ARTICLE):
            change.touched.documents.add(end.removeprefix(ARTICLE))
        else:
            change.touched.entities.add(end)


def _claim(target: int | None, start: int, end: int, pattern: str, said: Sequence[Any]) -> Claim:
    predicate, value, qualifiers, status, sure, _ = said
    some = None if target is None else _SOME
    return Claim(predicate, None, some, value, qualifiers, status, sure, start, end, pattern)


def _ends(
    doc: str, subject: int | None, target: int | None, entities: Mapping[int, str]
) -> tuple[str | None, str | None]:
    """The ids of a claim's ends; without a subject it is told of the article."""
    return (f"{ARTICLE}{doc}" if subject is None else entities[subject]), None if target is None else entities[target]
