"""Decisions on names by the entities of a build, so that nobody has to write ids and types by hand."""

from collections.abc import Sequence
from pathlib import Path

from kg.decisions import Decision, DecisionError, Named, with_decision
from kg.graph import KnowledgeGraph
from kg.ids import entity_id
from kg.link.decided import Verdicts
from kg.model import Entity

_LISTED = 5  # things of one name that are told


def merge(graph: KnowledgeGraph, one: str, other: str, type_: str | None = None) -> tuple[Named, Named]:
    """What a decision calls two entities of ``graph``, each given by id, name or alias, that are one. Raises
    DecisionError where there is no such entity, or several."""
    ours, theirs = (_entity(graph, text, type_) for text in (one, other))
    if ours == theirs:
        raise DecisionError(f"{one} and {other} are one already: {ours.id}")
    return _named(graph, ours), _named(graph, theirs)


def split(
    graph: KnowledgeGraph, one: str, other: str | None, docs: Sequence[str] = (), type_: str | None = None
) -> tuple[Named, Named]:
    """What a decision calls an entity of ``graph``, given by id, name or alias, and what it is not: what is called
    ``other`` (else as itself) in the articles ``docs`` (else everywhere). Raises DecisionError as :func:`merge`."""
    ours = _entity(graph, one, type_)
    if unknown := [doc for doc in docs if doc not in graph.documents]:
        raise DecisionError(f"there is no article {unknown[0]} in the build")
    named = _named(graph, ours, without=docs)
    if other is None:
        if not docs:
            raise DecisionError(f"say what {ours.name} is not: another name of it, or --in with articles")
        return named, Named(ours.type, ours.name, tuple(sorted(docs)))
    if docs or other in ours.aliases:
        return named, Named(ours.type, other, tuple(sorted(docs)))
    return named, _named(graph, _entity(graph, other, type_))


def append(path: Path, verdict: str, sides: tuple[Named, Named], because: str, by: str, on: str) -> Decision:
    """Write a decision into the file ``path``. Raises DecisionError where it cannot be used, or contradicts another;
    the file is then as it was."""
    more, decisions = with_decision(path, Decision(verdict, *sides, because, by, on))
    Verdicts(decisions)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(more)
    return decisions[-1]


def _entity(graph: KnowledgeGraph, text: str, type_: str | None) -> Entity:
    if text in graph.entities:
        return graph.entities[text]
    those = [e for e in graph.entities.values() if type_ in (None, e.type)]
    found = [e for e in those if e.name == text] or [e for e in those if text in e.aliases]
    if len(found) == 1:
        return found[0]
    if not found:
        raise DecisionError(f"nothing in the build is called {text}")
    told = (f"  {e.id}  {e.name} ({e.type}), in {', '.join(_docs(e)[:2])}" for e in found[:_LISTED])
    raise DecisionError("\n".join([f"several things are called {text}; give the id of one", *told]))


def _docs(entity: Entity) -> list[str]:
    """The articles of an entity, those first in which it stands by its name."""
    by_name = {m.doc for m in entity.mentions if m.text == entity.name}
    return sorted({m.doc for m in entity.mentions}, key=lambda doc: (doc not in by_name, doc))


def _named(graph: KnowledgeGraph, entity: Entity, without: Sequence[str] = ()) -> Named:
    """The name of an entity, with an article where the name alone does not tell which one is meant: best one that says
    where a person holds a post, as others that say so then go with it."""
    same = [e for e in graph.entities.values() if (e.type, e.name) == (entity.type, entity.name)]
    if len(same) == 1 and entity.id == entity_id(entity.type, entity.name):
        return Named(entity.type, entity.name)
    posts = (f for f in graph.facts.values() if f.predicate == "holdsPosition" and f.subject == entity.id)
    telling = {evidence.doc for fact in posts for evidence in fact.evidence}
    docs = [doc for doc in _docs(entity) if doc not in without]
    return Named(entity.type, entity.name, tuple(sorted(docs, key=lambda doc: doc not in telling)[:1]))
