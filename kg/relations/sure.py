"""How sure claims are: what their rule states, corrected by how often its facts were right on articles nobody had read.

Whoever writes a rule overrates it. The lexicon ``calibration`` counts, for each rule, its facts on annotated articles
that no rule had been taught by: how many there were, how many were right, and how many their stated confidences add up
to. The correction of a rule is right by stated, drawn towards that of its family (the part of its name before the
colon) and of all rules as if ``PRIOR`` facts had been seen of these (additive smoothing, as in Chen & Goodman 1999,
"An empirical study of smoothing techniques for language modeling", section 2.1). A rule without a row, such as a
user's own, is as sure as it states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Claim
from kg.rules import RuleError, Rules, numbers

PRIOR = 10.0
_MAX = 0.99
_NAME = "calibration"


def corrected(claims: Iterable[Claim], rules: Rules) -> Iterator[Claim]:
    """The claims with the confidences that their rules have earned. Raises RuleError where a row cannot be read."""
    if _NAME not in rules.derived:
        rules.derived[_NAME] = corrections(rules)
    factors: Mapping[str, float] = rules.derived[_NAME]
    for claim in claims:
        factor = factors.get(claim.pattern)
        if factor is None:
            yield claim
        else:
            yield claim._replace(confidence=round(min(_MAX, claim.confidence * factor), 3))


def corrections(rules: Rules) -> dict[str, float]:
    """What to multiply the stated confidence of each rule in the lexicon by. Raises RuleError."""
    rows = {rule: _numbers(rule, columns) for rule, columns in rules.words(_NAME).items()}
    right, stated = (sum(row[i] for row in rows.values()) for i in (0, 1))
    of_all = (right + PRIOR) / (stated + PRIOR)
    families: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for rule, row in rows.items():
        families[_family(rule)].append(row)
    of_family = {name: _drawn(map(sum, zip(*found, strict=True)), of_all) for name, found in families.items()}
    return {rule: _drawn(row, of_family[_family(rule)]) for rule, row in rows.items()}


def _drawn(row: Iterable[float], towards: float) -> float:
    right, stated = row
    return (right + PRIOR * towards) / (stated + PRIOR)


def _family(rule: str) -> str:
    return rule.partition(":")[0] if ":" in rule else ""


def _numbers(rule: str, columns: tuple[str, ...]) -> tuple[float, float]:
    facts, right, stated = numbers(_NAME, rule, columns, 3)
    if not 0 <= right <= facts or not 0 <= stated <= facts:
        raise RuleError(f"calibration: {rule}: of {facts:g} facts neither {right:g} can be right nor {stated:g} stated")
    return right, stated
