"""What the network is taught by: of each article what it sees, and what it should say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from notation import Annotated, Noted, read_notation

from kg.entities import find_mentions
from kg.evaluate import find_gold, find_texts, read_gold
from kg.evaluate.same import read_quantity
from kg.learned.clues import clues_of
from kg.learned.labels import hints_of, outermost
from kg.learned.pairs import FIGURE, KINDS, PREDICATES, End, Told, pairs_of
from kg.model import SYMMETRIC, Document, Mention, Sentence
from kg.read import read_text
from kg.relations import find_claims
from kg.relations.learned import places_of, told_of
from kg.relations.reading import Reader
from kg.rules import load_rules
from kg.tag import Tagger
from kg.tag.packing import Ints
from kg.tag.text import Flat, rows, shown_as
from kg.tag.weights import Floats, load_weights

_LETTER = re.compile("[0-9A-Za-z]")


class Lesson(NamedTuple):
    """One article. ``sequences``: of each piece that the network sees at a time characters, labels and clues. Of pairs
    of ends: the rows (first and last character, pairs × 2) of subject and object, those between them (the first
    one, and the first behind them), features, the numbers of their kinds, and for each relation whether it holds."""

    sequences: list[Ints]
    subjects: Ints
    objects: Ints
    between: Ints
    features: Floats
    kinds: Ints
    holds: Floats


def annotated(paths: Iterable[Path]) -> Iterator[Annotated]:
    """The articles of files in the short notation, and of folders as ``kg eval`` takes them."""
    for path in paths:
        if path.is_file():
            yield from read_notation(path)
            continue
        for gold in map(read_gold, find_gold([path])):
            numbers = {entity.id: number for number, entity in enumerate(gold.entities)}
            facts = tuple(
                (numbers[f.subject], f.predicate, numbers.get(f.object, f.object))
                for f in gold.facts
                if f.subject in numbers
            )
            text = find_texts([gold])[0].read_text(encoding="utf-8")
            yield Annotated(text, tuple(Noted(e.type, (e.name, *e.aliases)) for e in gold.entities), facts)


def lesson(article: Annotated) -> Lesson | None:
    """What an article teaches; None if it is no article."""
    documents = read_text(article.text)
    if not documents:
        return None
    document, rules = documents[0], load_rules()
    sentences = Tagger.load().tag([document])[0]
    mentions = find_mentions(document, sentences, rules)
    told = told_of(find_claims(document, sentences, mentions, rules))
    true = occurrences(document, sentences, article, mentions)
    flat = Flat.of([document.text[s.start : s.end] for s in sentences])
    at = _rows(document, sentences, flat)
    scene = Reader.of(rules).scene(document, sentences, _with_mistakes(true, mentions))
    ruled = {(m.start, m.end) for m in mentions}
    places = [end._replace(ruled=end.kind == FIGURE or (end.start, end.end) in ruled) for end, _, _ in places_of(scene)]
    spans = np.array([[at[e.start], max(at[e.start], at[e.end] - 1)] for e in places]).reshape(-1, 2)
    names = {form: entity.forms[0] for entity in article.entities for form in entity.forms}
    told = [
        Told(names.get(t.subject, t.subject), t.predicate, names.get(t.object, t.object), t.confidence) for t in told
    ]
    everything = np.ones((len(KINDS), len(KINDS)), np.bool_)
    kinds = np.array([KINDS.index(end.kind) for end in places], np.intp)
    pairs = pairs_of(spans, places, told, everything)
    holds = _holds(article, places, pairs.subjects, pairs.objects)
    clues, labels = clues_of(document, sentences, mentions), hints_of(document, sentences, true)
    return Lesson(
        _sequences(flat, labels, clues), spans[pairs.subjects], spans[pairs.objects], pairs.between,
        pairs.features, np.stack([kinds[pairs.subjects], kinds[pairs.objects]], axis=1), holds,
    )  # fmt: skip


def occurrences(
    document: Document, sentences: Sequence[Sentence], article: Annotated, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Where the forms of the entities stand: the longest, and within them those that rules found, too."""
    text = document.text
    forms = {form: entity for entity in article.entities for form in entity.forms if len(form) > 1}
    taken = np.zeros(len(text) + 1, np.bool_)
    found: list[Mention] = []
    inside = np.zeros(len(text) + 1, np.bool_)
    for sentence in sentences:
        inside[sentence.start : sentence.end] = True
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        for match in re.finditer(re.escape(form), text):
            a, b = match.span()
            whole = not (_LETTER.match(form[0]) and a and _LETTER.match(text[a - 1])) and not (
                _LETTER.match(form[-1]) and _LETTER.match(text[b : b + 1])
            )
            if whole and inside[a:b].all() and not taken[a:b].any():
                taken[a:b] = True
                found.append(_mention(a, b, form, forms[form]))
    tops = {(m.start, m.end) for m in found}
    for m in mentions:
        entity = forms.get(m.text)
        if entity and (m.start, m.end) not in tops and any(a <= m.start and m.end <= b for a, b in tops):
            found.append(_mention(m.start, m.end, m.text, entity))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _with_mistakes(true: Sequence[Mention], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The true mentions, and those of rules that overlap none of them: such ends the scorer of pairs meets, too."""
    ends = [m.end for m in outermost(true)]
    starts = [m.start for m in outermost(true)]
    wrong = [m for m in mentions if (at := bisect_right(ends, m.start)) == len(ends) or starts[at] >= m.end]
    return tuple(sorted([*true, *wrong], key=lambda m: (m.start, -m.end)))


def _mention(start: int, end: int, form: str, entity: Noted) -> Mention:
    return Mention(start, end, form, entity.type, "gold", entity.forms[0], "")


def _rows(document: Document, sentences: Sequence[Sentence], flat: Flat) -> Ints:
    """How many characters the network sees before each offset of the text."""
    seen, at = np.zeros(len(document.text) + 1, np.intp), 0
    for sentence in sentences:
        length = sentence.end - sentence.start
        seen[sentence.start + 1 : sentence.end + 1] = flat.shown[at : at + length]
        at += length
    return np.cumsum(seen)


def _sequences(flat: Flat, labels: Ints, clues: Ints) -> list[Ints]:
    everything = np.stack([shown_as(flat, rows(load_weights())), labels, *clues]).astype(np.int32)
    return [everything[:, a:b][:, flat.shown[a:b]] for a, b in flat.pieces]


def _holds(article: Annotated, ends: Sequence[End], subjects: Ints, objects: Ints) -> Floats:
    """Which relations hold of each pair (pairs × predicates)."""
    true: set[tuple[str, str, str]] = set()
    figures: dict[str, set[str]] = {}
    for end in ends:
        if end.kind == FIGURE:
            figures.setdefault(str(read_quantity(end.key[1:])), set()).add(end.key)
    for subject, predicate, other in article.facts:
        name = article.entities[subject].forms[0]
        if predicate not in PREDICATES:
            continue
        others = (
            figures.get(str(read_quantity(other)), set())
            if isinstance(other, str)
            else {article.entities[other].forms[0]}
        )
        true |= {(name, predicate, key) for key in others}
        if predicate in SYMMETRIC:
            true |= {(key, predicate, name) for key in others}
    holds = np.zeros((len(subjects), len(PREDICATES)), np.float32)
    wanted = {(one, other) for one, _, other in true}
    for pair, (one, other) in enumerate(zip(subjects.tolist(), objects.tolist(), strict=True)):
        keys = ends[one].key, ends[other].key
        if keys in wanted:
            holds[pair] = [(keys[0], predicate, keys[1]) in true for predicate in PREDICATES]
    return holds
