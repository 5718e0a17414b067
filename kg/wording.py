"""What the command line says of a build and of a score, as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import PREDICATE_LABELS, STATUS_LABELS, TYPE_LABELS
from kg.model import ENTITY_TYPES
from kg.summary import Summary
from kg.table import printable, table

if TYPE_CHECKING:  # who builds needs neither scores nor queries, which take a fifth of a second to import
    from kg.diff import Difference
    from kg.evaluate.report import Count, Error, Report
    from kg.query.questions import Question

_QUESTION = "who-holds-which-post"
_SCORE_HEADER = ("", "P", "R", "F1", "right", "spurious", "missed")


def build_summary(summary: Summary) -> str:
    """How many documents, entities by type and facts by predicate and status a graph has."""
    types, statuses = summary.entities, summary.statuses
    rows = [("documents", "文章", str(summary.documents)), ("entities", "实体", str(sum(types.values())))]
    rows += [(f"  {name}", TYPE_LABELS[name], str(types[name])) for name in ENTITY_TYPES if types.get(name)]
    rows.append(("facts", "事实", str(sum(summary.facts.values()))))
    predicates = sorted(summary.predicates.items(), key=lambda each: (-each[1], each[0]))
    rows += [(f"  {name}", PREDICATE_LABELS.get(name, ""), str(count)) for name, count in predicates]
    rows += [
        (f"  of them {name}", label, str(statuses[name])) for name, label in STATUS_LABELS.items() if statuses[name]
    ]
    return table(("", "", "count"), rows)


def question_list(questions: Sequence[Question]) -> str:
    """The questions with their parameters, each by its name."""
    if not questions:
        return "there are no questions here"
    lines = []
    for question in questions:
        given = [(f"--set {name}={hint}", name in question.required) for name, hint in question.parameters]
        settings = "".join(f" {setting}" if required else f" [{setting}]" for setting, required in given)
        lines += [f"{question.name}{settings}", f"  {question.chinese} {question.english}"]
    return "\n".join(lines)


def where_to_look(files: Sequence[Path], out: Path, program: str) -> str:
    """Which file of a build is for what, and what to type next; ``program`` is how this one is called."""
    purposes = {
        "graph.html": "open it in a browser",
        "graph.ttl": "RDF, for SPARQL and triple stores",
        "graph.graphml": "for Gephi, yEd, networkx",
        "about.json": "what made it: version, rules",
        "documents.jsonl": "the articles, as offsets count in them",
        "entities.jsonl": "entities with names and mentions",
        "facts.jsonl": "facts with their evidence",
    }
    rows = [(str(file), purposes.get(file.name, "")) for file in files]
    build = "" if out == Path("out") else f" --build {out}"
    return f"{table(('written', ''), rows)}\n\nAsk it:  {program} query {_QUESTION}{build}"


def score_table(report: Report, details: bool = True) -> str:
    """The measures over all articles; with ``details`` also by article, type and predicate, and calibration."""
    from kg.evaluate.report import MEASURES

    parts = [table(_SCORE_HEADER, [_row(name, getattr(report, name)) for name in MEASURES])]
    parts.append(f"core_recall  {_percent(report.core_recall)}")
    if details:
        parts.append(table(("type", *_SCORE_HEADER[1:]), _rows(report.types)))
        parts.append(table(("predicate", *_SCORE_HEADER[1:]), _rows(report.predicates)))
        parts.append(_article_table(report))
        parts += [_calibration_table(report)] if report.calibration else []
    unbuilt = [f"not in the build: article {s.article} of {s.file}" for s in report.articles if s.document is None]
    return "\n\n".join([*parts, *(["\n".join(unbuilt)] if unbuilt else [])])


def _rows(counts: Mapping[str, Count]) -> list[tuple[str, ...]]:
    return [_row(name, count) for name, count in counts.items()]


def _row(name: str, count: Count) -> tuple[str, ...]:
    shares = (_percent(share) for share in (count.precision, count.recall, count.f1))
    return (name, *shares, str(count.right), str(count.spurious), str(count.missed))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _article_table(report: Report) -> str:
    from kg.evaluate.report import MEASURES

    rows = [
        (
            f"{score.file} #{score.article}",
            *(_percent(measure(score).f1) for measure in MEASURES.values()),
            _percent(score.core.recall),
        )
        for score in report.articles
    ]
    return table(("article (F1)", *MEASURES, "core_recall"), rows)


def _calibration_table(report: Report) -> str:
    rows = [
        (f"{bin.low:.2f}–{bin.high:.2f}", str(bin.facts), f"{bin.confidence:.3f}", f"{bin.right / bin.facts:.3f}")
        for bin in report.calibration
    ]
    return table(("confidence", "facts", "mean", "right"), rows)


def error_list(errors: Sequence[Error]) -> str:
    """Errors under a heading each for what, label and kind, with where and why."""
    lines: list[str] = []
    for (what, label, kind), group in groupby(errors, key=lambda error: (error.what, error.label, error.kind)):
        found = list(group)
        lines.append(f"\n== {what} {label} {kind} ({len(found)})")
        for error in found:
            lines += _error_lines(error)
    return "\n".join(lines).lstrip("\n")


def _error_lines(error: Error) -> Iterator[str]:
    yield printable(f"  {error.words}" + (f"   [{error.because}]" if error.because else ""))
    yield printable(f"      {error.file} #{error.article}: {error.sentence}")


def difference(found: Difference) -> str:
    """How much appeared, vanished and changed, then each in a line: ``+``, ``-`` and ``~``."""
    from kg.diff import KINDS

    rows = [(section, *(str(len(kinds[kind])) for kind in KINDS)) for section, kinds in found.changes.items()]
    lines = [table(("", *KINDS), rows)]
    for section, kinds in found.changes.items():
        listed = [(mark, change) for mark, kind in zip("-+~", KINDS, strict=True) for change in kinds[kind]]
        lines += [f"\n{section}"] if listed else []
        for mark, change in listed:
            lines.append(printable(f"{mark} {change.words}"))
            lines += [printable(f"    {detail}") for detail in change.details]
    return "\n".join(lines)
