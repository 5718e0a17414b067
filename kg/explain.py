"""Why and why not: what each step makes of a text, sentence by sentence, for people who teach the rules."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.analysis import opinion_on, weigh
from kg.decisions import Decision
from kg.entities import find_mentions
from kg.learned import Opinion
from kg.link import link
from kg.link.decided import Verdicts
from kg.model import Analysis, Claim, Document, Mention, Sentence
from kg.relations import find_claims
from kg.relations.engine import patterns_of
from kg.relations.reading import Reader
from kg.relations.units import Skeleton
from kg.rules import Rules
from kg.script import as_read
from kg.tag import Tagger

_CLOSE = 5  # near misses shown for a sentence


def explain(documents: Sequence[Document], rules: Rules, decisions: Sequence[Decision] = ()) -> str:
    """The words, mentions and claims of each sentence, the rule behind each, and the patterns that came close with the
    part that failed; then which names of the document were taken for one, and which were not, as ``decisions`` or rules
    say. Traditional text is shown in the Simplified characters in which it is read. Raises DecisionError for decisions
    that contradict each other."""
    verdicts = Verdicts(decisions)
    lines: list[str] = []
    documents = [as_read(document) for document in documents]
    for document, sentences in zip(documents, Tagger.load().tag(documents), strict=True):
        named = find_mentions(document, sentences, rules)
        opinion = opinion_on((document, sentences, named))
        found = weigh(document, sentences, named, rules, opinion)
        without = _Without.of(named, find_claims(document, sentences, found.mentions, rules), found, opinion)
        scene = Reader.of(rules).scene(document, sentences, found.mentions)
        lines.append(f"═ {document.title or document.file}")
        for sentence, line in zip(sentences, scene.lines, strict=True):
            lines += _sentence(found, sentence, line, without, rules)
        lines += _names(found, verdicts)
    return "\n".join(lines)


class _Without(NamedTuple):
    """What rules found and the network thinks unlikely: mentions with their chances, and claims."""

    mentions: tuple[tuple[Mention, float], ...]
    claims: tuple[Claim, ...]

    @classmethod
    def of(
        cls, named: Iterable[Mention], ruled: Iterable[Claim], found: Analysis, opinion: Opinion | None
    ) -> "_Without":
        """Of the mentions and claims of rules those that are not among the ones ``found``."""
        if opinion is None:
            return cls((), ())
        kept = {(m.start, m.end) for m in found.mentions}
        said = {claim._replace(confidence=0) for claim in found.claims}
        return cls(
            tuple((m, opinion.chance(m.start, m.end, m.type)) for m in named if (m.start, m.end) not in kept),
            tuple(claim for claim in ruled if claim._replace(confidence=0) not in said),
        )


def _sentence(found: Analysis, sentence: Sentence, line: Skeleton, without: _Without, rules: Rules) -> list[str]:
    here = [m for m in found.mentions if sentence.start <= m.start and m.end <= sentence.end]
    said = [c for c in found.claims if sentence.start < c.end <= sentence.end]
    return [
        "",
        f"{sentence.start}–{sentence.end}  {found.document.text[sentence.start : sentence.end]}",
        "  词    " + " ".join(f"{t.text}/{t.pos}" for t in sentence.tokens),
        *(_mention(m) for m in here),
        *(
            f"{_mention(m)}  舍去：可能性 {x:.3f}"
            for m, x in without.mentions
            if sentence.start <= m.start < sentence.end
        ),
        "  读作  " + _readable(line),
        *(_claim(c) for c in said),
        *(f"{_claim(c)}  舍去：不大可能" for c in without.claims if sentence.start < c.end <= sentence.end),
        *_near_misses(line, {c.pattern for c in said}, rules),
    ]


def _names(analysis: Analysis, verdicts: Verdicts) -> list[str]:
    """The names of a document that are one, and those that might be and are not, each with rule and reason."""
    found = link([analysis], verdicts).entities
    same = [f"  合并  {x.alias} = {e.name}  [{x.rule}] {x.because}" for e in found.values() for x in e.links]
    pairs = ((e, found[x.other], x) for e in found.values() for x in e.apart)
    apart = [
        f"  未并  {one.name} ≠ {other.name}  [{x.rule}] {x.because}"
        for one, other, x in pairs
        if (len(one.name), one.name, one.id) < (len(other.name), other.name, other.id)
    ]
    return ["", *sorted(same), *sorted(apart)] if same or apart else []


def _mention(mention: Mention) -> str:
    full = f" = {mention.name}（{mention.because}）" if mention.name else ""
    return f"  提及  {mention.start}–{mention.end} {mention.text} : {mention.type}  [{mention.rule}]{full}"


def _readable(line: Skeleton) -> str:
    """The skeleton with each sign as ⟨type⟩, or ⟨type→what it refers to⟩."""
    out = []
    for at, sign in enumerate(line.text):
        unit = line.unit_or_none(at)
        if unit is None:
            out.append(sign)
        elif unit.refers and unit.mention:
            out.append(f"⟨{unit.kind} {unit.text}→{unit.mention.text}⟩")
        else:
            out.append(f"⟨{unit.kind} {unit.text}⟩")
    return "".join(out)


def _claim(claim: Claim) -> str:
    target = (claim.object.name or claim.object.text) if claim.object else claim.value
    subject = (claim.subject.name or claim.subject.text) if claim.subject else "本文"
    qualifiers = " ".join(f"{k}={v}" for k, v in claim.qualifiers)
    fact = f"{subject} —{claim.predicate}→ {target}  {qualifiers}"
    return f"  主张  {fact} {claim.status} {claim.confidence}  [{claim.pattern}]"


def _near_misses(line: Skeleton, fired: Iterable[str], rules: Rules) -> list[str]:
    """The patterns that found most of what they need and stopped, with what they found and the part that failed."""
    close: list[tuple[int, str]] = []
    for pattern in patterns_of(rules):
        miss = None if pattern.spec.id in fired else pattern.near_miss(line.text)
        if miss and not pattern.expression.search(line.text):
            matched, found, failed = miss
            close.append((-matched, f"  未成  [{pattern.spec.id}] 已合 {found}，未合 {failed}"))
    return [text for _, text in sorted(close)[:_CLOSE]]
