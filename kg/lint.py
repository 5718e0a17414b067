"""Checks a folder of rules: every file can be read, every pattern proves itself by its examples and counterexamples."""

from collections.abc import Iterator
from pathlib import Path

from kg.entities import find_mentions
from kg.graph import PREDICATE_LABELS
from kg.model import ENTITY_TYPES, Claim
from kg.read import read_text
from kg.relations import find_claims
from kg.relations.pattern import Pattern
from kg.rules import DATA, PatternSpec, RuleError, Rules, load_rules, read_lexicon
from kg.tag import Tagger


def check_rules(folder: Path) -> list[str]:
    """What is wrong with the rules in ``folder``, one problem a line with file and pattern; none when all is well.

    The package's own folder is checked by itself, any other one together with the package's rules.
    """
    try:
        rules = load_rules() if folder.resolve() == DATA.resolve() else load_rules([folder])
    except RuleError as error:
        return [str(error)]
    if not any(folder.rglob("*.tsv")) and not any(folder.rglob("*.toml")):
        return [f"{folder}: no rules in it; a lexicon is a .tsv file, a pattern file a .toml"]
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.toml")}
    problems = [p for path in sorted(folder.rglob("*.tsv")) for p in _lexicon(path, folder, rules)]
    for spec in rules.patterns:
        if spec.file in names:
            problems += _pattern(spec, rules)
    return problems


def _lexicon(path: Path, folder: Path, rules: Rules) -> Iterator[str]:
    name = path.relative_to(folder).as_posix()
    own = load_rules().lexicons.get(path.stem)
    if own is None:
        yield f"{name}: the package has no lexicon of that name; there are {', '.join(sorted(load_rules().lexicons))}"
        return
    if path.stem == "heads":
        for word, columns in read_lexicon(path):
            kind = columns[0] if columns else ""
            if not word.startswith("!") and kind not in (*ENTITY_TYPES, "-"):
                yield f"{name}: {word}: no type is called {kind!r}; there are {', '.join(ENTITY_TYPES)}"
    seen: dict[str, int] = {}
    for number, (word, _) in enumerate(read_lexicon(path), 1):
        if word in seen and path.stem != "verbs":
            yield f"{name}: {word} stands twice"
        seen[word] = number


def _pattern(spec: PatternSpec, rules: Rules) -> Iterator[str]:
    where = f"{spec.file}: pattern {spec.id}"
    if spec.predicate not in PREDICATE_LABELS:
        yield f"{where}: no predicate is called {spec.predicate!r}; there are {', '.join(PREDICATE_LABELS)}"
    try:
        pattern = Pattern(spec, rules)
        _ = pattern.expression
    except RuleError as error:
        yield str(error)
        return
    if not spec.examples or not spec.counterexamples:
        yield f"{where} needs both examples and counterexamples"
    for example in spec.examples:
        text, expected = example.get("text", ""), example.get("facts", ())
        claims = claims_of(text, rules)
        made = {claim_line(c) for c in claims if c.pattern == spec.id}
        if not expected:
            yield f"{where}: the example {text!r} states no facts"
        for fact in expected:
            wanted = tuple(part.strip() for part in fact.split("|"))[:3]
            if wanted not in made:
                yield f"{where}: {text!r} does not give {fact!r}; it gives {sorted(made) or 'nothing'}"
    for text in spec.counterexamples:
        made = {claim_line(c) for c in claims_of(text, rules) if c.pattern == spec.id}
        if made:
            yield f"{where}: fires on the counterexample {text!r}: {sorted(made)}"


def claims_of(text: str, rules: Rules) -> list[Claim]:
    """The claims of a text that holds one article."""
    found: list[Claim] = []
    documents = read_text(text)
    for document, sentences in zip(documents, Tagger.load().tag(documents), strict=True):
        found += find_claims(document, sentences, find_mentions(document, sentences, rules), rules)
    return found


def claim_line(claim: Claim) -> tuple[str, str, str]:
    """Subject, predicate and object of a claim in words."""
    subject = (claim.subject.name or claim.subject.text) if claim.subject else "本文"
    target = (claim.object.name or claim.object.text) if claim.object else claim.value or ""
    return subject, claim.predicate, target
