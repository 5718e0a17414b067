"""The last round of a change: claims to facts; what is one fact depends on the entities of its claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from kg.encoding import decode
from kg.graph import ARTICLE, fact_record, json_line
from kg.ids import fact_id
from kg.link.facts import fact_key, make_fact
from kg.model import Claim, Evidence, Fact, Mention
from kg.state.grouped import unpacked
from kg.state.helpers import HelperLostError, Helpers
from kg.state.touched import Change, as_json
from kg.summary import is_post

_AT_ONCE = 500  # facts that are asked for together
_SOME = Mention(0, 0, "", "", "")  # stands for a claim's object where only that there is one counts
_Cells = tuple[Any, ...]


def join_claims(change: Change, helpers: Helpers | None = None) -> None:
    """Find the facts of the claims that changed or whose ends have moved, and make those facts anew, some of them by
    ``helpers``, if there are any."""
    for doc in sorted(change.new | change.moved.keys()):
        if doc in change.new:
            _put_claims(change, doc)
        else:
            _move_claims(change, doc)
    todo = iter(sorted(change.facts))
    while some := list(islice(todo, _AT_ONCE)):
        helpers = _with_helpers(change, helpers, some, todo) if helpers else None
        if not helpers:
            _settle(change, some, made(_rows_of(change, some)))


def _with_helpers(change: Change, helpers: Helpers, ids: list[str], todo: Iterator[str]) -> Helpers | None:
    """Make the facts ``ids``, and beside that let helpers make as many of those ``todo``. None, with all of them made,
    where a helper was lost."""
    told: list[tuple[list[str], dict[str, list[_Cells]]]] = []
    alive: Helpers | None = helpers
    # one processor is this one's
    for number in range(len(helpers) - 1):
        if some := list(islice(todo, _AT_ONCE)):
            told.append((some, _rows_of(change, some)))
            with suppress(HelperLostError):  # which asking it will tell
                helpers.tell(number, made, told[-1][1])
    _settle(change, ids, made(_rows_of(change, ids)))
    for number, (some, rows) in enumerate(told):
        try:
            found = helpers.ask(number)
        except HelperLostError:
            alive, found = None, made(rows)
        _settle(change, some, found)
    return alive


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
        key = fact_key(_claim(target, *place, decode(said)), *_ends(doc, subject, target, entities))
        if key is None:
            found.append((None, place))
            continue
        fact = fact_id(*key)
        found.append((fact, place))
        order = not key[1].startswith(ARTICLE), key[1], fact
        first[place] = min(order, first.get(place, order))
    return [(fact, first[place][2] if fact else None) for fact, place in found]


def _rows_of(change: Change, ids: Sequence[str]) -> dict[str, list[_Cells]]:
    """The claims of these facts; one question for many, which takes a third of the time of one for each."""
    rows: dict[str, list[_Cells]] = {}
    for fact, *row in change.db.execute(
        "SELECT fact, c.doc, subject, s.entity, object, o.entity, start, end, pattern, said FROM claim c "
        "LEFT JOIN names s ON s.doc = c.doc AND s.n = subject LEFT JOIN names o ON o.doc = c.doc AND o.n = object "
        f"WHERE fact IN ({', '.join('?' * len(ids))}) ORDER BY c.doc, c.n",
        ids,
    ):
        rows.setdefault(fact, []).append(tuple(row))
    return rows


def made(rows: Mapping[str, Sequence[_Cells]]) -> dict[str, _Cells]:
    """The row of each fact in the database, made of the rows of its claims."""
    found: dict[str, _Cells] = {}
    for id_, claims in rows.items():
        fact = _made(claims)
        post = [fact.qualifiers.get(key) for key in ("role", "since", "until")] if is_post(fact) else [None] * 3
        told = fact.status, fact.object is None, as_json(list(fact.qualifiers)), *post
        line = json_line(fact_record(fact))
        found[id_] = (id_, fact.predicate, fact.subject, fact.object, *told, line)
    return found


def _settle(change: Change, ids: Sequence[str], found: Mapping[str, _Cells]) -> None:
    """Keep the rows of the facts ``ids`` that are others than before; those without claims vanish."""
    db, touched = change.db, change.touched
    old: dict[str, _Cells] = {}
    if change.again:
        asked = f"SELECT id, subject, object, line FROM fact WHERE id IN ({', '.join('?' * len(ids))})"
        old = {id_: tuple(row) for id_, *row in db.execute(asked, ids)}
    changed = []
    for id_ in ids:
        row, before = found.get(id_), old.get(id_)
        if row is None:
            db.execute("DELETE FROM fact WHERE id = ?", (id_,))
            if before:
                touched.gone[id_] = before[0]
                _touch(change, id_, before[0], before[1])
        elif before is None or before[2] != row[-1]:
            changed.append(row)
            _touch(change, id_, row[2], row[3])
    db.executemany("REPLACE INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", changed)


def _made(rows: Sequence[_Cells]) -> Fact:
    """The fact of claims that agree."""
    claims = []
    for doc, _, _, target, _, start, end, pattern, said in rows:
        cells = decode(said)
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
