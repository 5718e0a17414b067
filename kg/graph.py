"""The knowledge graph of a build: its documents, entities and facts, on disk and as a networkx graph."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.encoding import encoder
from kg.model import (
    Apart,
    Block,
    Credit,
    Document,
    Entity,
    Evidence,
    Fact,
    Link,
    MentionRef,
    Stretch,
)
from kg.switch import settle, state_of

if TYPE_CHECKING:
    import networkx as nx

Record = TypeVar("Record")

ARTICLE = "article:"  # before the document's id, where the article itself is the subject of a fact

# What people read for the types, predicates and statuses; kg/data/ontology.ttl defines them and a test compares both.
TYPE_LABELS = {
    "Person": "人物", "Government": "政府机构", "Company": "企业", "Organization": "组织", "Place": "地点",
    "Facility": "设施", "Project": "项目", "Event": "活动", "Policy": "政策", "Industry": "产业", "Article": "文章",
}  # fmt: skip
PREDICATE_LABELS = {
    "holdsPosition": "任职", "locatedIn": "位于", "adjacentTo": "毗邻", "partOf": "隶属于", "cooperatesWith": "合作",
    "participatesIn": "参加", "heldIn": "举行地点", "concerns": "关于", "develops": "建设", "establishes": "成立",
    "hasIndustry": "产业方向", "pursues": "推进", "selectedFor": "入选", "announces": "发布", "founded": "创办",
    "relocated": "迁至", "states": "表示", "quantity": "数量", "occurredOn": "发生日期", "reportedBy": "报道者",
    "publishedBy": "发布者", "publishedOn": "发布日期",
}  # fmt: skip
QUALIFIER_LABELS = {
    "role": "职务", "since": "自", "until": "至", "tenure": "任职状况", "date": "日期", "direction": "方位",
    "kind": "方式", "about": "事由", "as": "参加方式", "by": "由", "from": "迁出地", "verb": "引述动词",
    "property": "数量名称", "text": "原文", "unit": "单位", "approximate": "约数", "attributedTo": "据",
}  # fmt: skip
STATUS_LABELS = {"asserted": "已述", "planned": "计划", "negated": "否定"}


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """What a build knows: documents, entities and facts, each by id, in id order.

    ``about`` tells how it was made, in words that do not change from run to run: ``software`` (name and version),
    ``rules`` (a digest), ``license``; all optional.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        entities: Iterable[Entity],
        facts: Iterable[Fact],
        about: Mapping[str, str] | None = None,
    ) -> "KnowledgeGraph":
        """The graph of these records, sorted by id."""
        return cls(
            {d.id: d for d in sorted(documents, key=lambda d: d.id)},
            {e.id: e for e in sorted(entities, key=lambda e: e.id)},
            {f.id: f for f in sorted(facts, key=lambda f: f.id)},
            dict(sorted((about or {}).items())),
        )

    def save(self, folder: Path | str) -> None:
        """Write ``documents.jsonl``, ``entities.jsonl`` and ``facts.jsonl`` (and ``about.json`` where there is
        anything to say) into ``folder``, one JSON object a line, sorted by id; each file is complete or absent."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        _write_lines(folder / "documents.jsonl", map(document_record, self.documents.values()))
        _write_lines(folder / "entities.jsonl", map(entity_record, self.entities.values()))
        _write_lines(folder / "facts.jsonl", map(fact_record, self.facts.values()))
        if self.about:
            _write_lines(folder / "about.json", [dict(self.about)])

    @classmethod
    def load(cls, folder: Path | str) -> "KnowledgeGraph":
        """The graph that :meth:`save` wrote. Raises FileNotFoundError where ``folder`` holds no build and ValueError,
        naming file and line, where a line cannot be read or a fact speaks of an entity that is not there."""
        folder = Path(folder)
        settle(folder)
        files = [folder / name for name in ("documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json")]
        before = state_of(files)
        try:
            graph = cls._read(*files)
        except ValueError:
            if state_of(files) == before:
                raise
        else:
            if state_of(files) == before:
                return graph
        return cls.load(folder)  # a build has just put other files in place

    @classmethod
    def _read(cls, documents_file: Path, entities_file: Path, facts_file: Path, about_file: Path) -> "KnowledgeGraph":
        documents = _read_lines(documents_file, document_of)
        entities = _read_lines(entities_file, entity_of)
        facts = _read_lines(facts_file, fact_of)
        about = next(iter(_read_lines(about_file, dict))) if about_file.exists() else {}
        graph = cls.of(documents, entities, facts, about)
        graph._check_references(facts_file)
        return graph

    def _check_references(self, file: Path) -> None:
        for fact in self.facts.values():
            for end in (fact.subject, fact.object):
                if end is not None and end not in self.entities and not self._is_article(end):
                    raise ValueError(f"{file}: {fact.id} names {end}, which is not in the build; build it again")

    def _is_article(self, node: str) -> bool:
        return node.startswith(ARTICLE) and node.removeprefix(ARTICLE) in self.documents

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """The graph for analysis: a node for every entity and every article, an edge for every fact between two.

        Nodes are keyed by entity id or ``article:<document id>`` and carry ``type``, ``label``, ``name``, ``aliases``
        (list), ``mentions`` (how many) and ``documents`` (ids). Edges are keyed by fact id and carry ``fact``,
        ``predicate``, ``label`` (Chinese), ``qualifiers`` (dict), ``status``, ``confidence``, ``quotes``,
        ``documents`` and ``evidence`` (dicts of doc, start, end, quote, pattern). A fact with a literal for its
        object stands in the list ``node[predicate]``: the same keys and ``value``. Mind ``status``: planned and
        negated facts are edges too.
        """
        import networkx as nx  # takes 0.2 s, and `import kg` should not

        result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for document in self.documents.values():
            result.add_node(ARTICLE + document.id, **_article_node(document))
        for entity in self.entities.values():
            result.add_node(entity.id, **_entity_node(entity))
        for fact in self.facts.values():
            data = _edge(fact)
            if fact.object is None:
                result.nodes[fact.subject].setdefault(fact.predicate, []).append(data | {"value": fact.value})
            else:
                result.add_edge(fact.subject, fact.object, key=fact.id, **data)
        return result


def _article_node(document: Document) -> dict[str, Any]:
    name = document.title or document.file
    node = {"type": "Article", "label": name, "name": name, "aliases": [], "mentions": 0, "documents": [document.id]}
    more = {"file": document.file, "published": document.published, "source": document.source}
    return node | {key: value for key, value in more.items() if value is not None}


def _entity_node(entity: Entity) -> dict[str, Any]:
    return {
        "type": entity.type,
        "label": entity.name,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": len(entity.mentions),
        "documents": sorted({mention.doc for mention in entity.mentions}),
    }


def _edge(fact: Fact) -> dict[str, Any]:
    return {
        "fact": fact.id,
        "predicate": fact.predicate,
        "label": PREDICATE_LABELS.get(fact.predicate, fact.predicate),
        "qualifiers": dict(fact.qualifiers),
        "status": fact.status,
        "confidence": fact.confidence,
        "quotes": [evidence.quote for evidence in fact.evidence],
        "documents": sorted({evidence.doc for evidence in fact.evidence}),
        "evidence": [evidence._asdict() for evidence in fact.evidence],
    }


def document_record(document: Document) -> dict[str, Any]:
    """A document as one JSON object: the keys of the interchange format, then the others that are not empty."""
    record = {key: getattr(document, key) for key in ("id", "file", "article", "title", "published", "source", "text")}
    more = ("published_by", "blocks", "credits", "stretches", "stated")
    return record | {key: value for key in more if (value := getattr(document, key))}


def entity_record(entity: Entity) -> dict[str, Any]:
    """An entity as one JSON object: the keys of the interchange format, then the others that are not empty."""
    record: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "mentions": [mention._asdict() for mention in entity.mentions],
        "links": [link._asdict() for link in entity.links],
    }
    if entity.apart:
        record["apart"] = [apart._asdict() for apart in entity.apart]
    if entity.replaces:
        record["replaces"] = entity.replaces
    return record


def fact_record(fact: Fact) -> dict[str, Any]:
    """A fact as one JSON object of the interchange format."""
    keys = ("id", "predicate", "subject", "object", "value", "qualifiers", "status", "confidence")
    record = {key: getattr(fact, key) for key in keys}
    record["qualifiers"] = dict(fact.qualifiers)
    return record | {"evidence": [evidence._asdict() for evidence in fact.evidence]}


def document_of(record: dict[str, Any]) -> Document:
    """The document that :func:`document_record` made ``record`` of; ``record`` is used up."""
    rows = {"blocks": Block, "credits": Credit, "stretches": Stretch}
    for key, row in rows.items():
        record[key] = tuple(row(*cells) for cells in record.get(key, ()))
    record["stated"] = tuple((key, start, end) for key, start, end in record.get("stated", ()))
    return Document(**record)


def entity_of(record: dict[str, Any]) -> Entity:
    """The entity that :func:`entity_record` made ``record`` of; ``record`` is used up."""
    rows = {"mentions": MentionRef, "links": Link, "apart": Apart}
    for key, row in rows.items():
        record[key] = tuple(row(**cells) for cells in record.get(key, ()))
    for key in ("aliases", "replaces"):
        record[key] = tuple(record.get(key, ()))
    return Entity(**record)


def fact_of(record: dict[str, Any]) -> Fact:
    """The fact that :func:`fact_record` made ``record`` of; ``record`` is used up."""
    record["evidence"] = tuple(Evidence(**cells) for cells in record["evidence"])
    return Fact(**record)


_encode = encoder()


def json_line(record: Mapping[str, Any]) -> bytes:
    """``record`` as one line of UTF-8."""
    line = _encode(record)
    try:
        return line.encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8, but JSON can escape it
        return json.dumps(record).encode() + b"\n"


def _write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    # Into a neighbour first: a build that is stopped half-way leaves the last good file in its place.
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.writelines(map(json_line, records))
    part.replace(path)


def _read_lines(path: Path, make: Callable[[dict[str, Any]], Record]) -> Iterator[Record]:
    if not path.is_file():
        raise FileNotFoundError(f"{path}: no such file; `kg build ... -o {path.parent}` writes it")
    with path.open("rb") as file:  # binary lines end in \n alone, never at U+2028
        for number, line in enumerate(file, 1):
            try:
                yield make(json.loads(line.decode()))
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(
                    f"{path}, line {number}: not a record of a build ({error!r}); build it again"
                ) from error
