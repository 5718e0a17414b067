"""To which of two articles the headlines, bylines and dates between them belong."""

from collections.abc import Sequence

from kg.read.parts import Part, is_closing, is_opening_meta
from kg.read.titles import bigrams, overlap


def share_out(
    first: Sequence[Part], bodies: Sequence[Sequence[Part]], furniture: Sequence[Sequence[Part]], last: Sequence[Part]
) -> list[int]:
    """How much of each gap's furniture belongs to the article before it: the cuts with the highest total score.

    A headline or byline may stand before its article or after it, so no gap can be cut by itself.
    """
    if not furniture:
        return []
    grams = [bigrams("".join(part.text.text for part in body)) for body in bodies]
    table: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, gap in enumerate(furniture):
        previous = furniture[number - 1] if number else first
        reached: dict[int, tuple[float, int]] = {}
        for cut in _places(len(gap)):
            for earlier, (score, _) in table[-1].items():
                before = previous[earlier:]
                total = score + _score(before, gap[:cut], grams[number])
                if cut not in reached or total > reached[cut][0]:
                    reached[cut] = (total, earlier)
        table.append(reached)
    previous = furniture[-1] if furniture else first
    best = max(
        table[-1], key=lambda cut: (table[-1][cut][0] + _score(previous[cut:], last, grams[-1]), cut)
    )  # fmt: skip
    cuts: list[int] = []
    for reached in reversed(table[1:]):
        cuts.append(best)
        best = reached[best][1]
    return cuts[::-1]


def _places(length: int) -> Sequence[int]:
    """Where a gap may be cut; a long one is a list of headlines, and only its ends matter."""
    return range(length + 1) if length <= 12 else (*range(4), *range(length - 8, length + 1))


def _score(before: Sequence[Part], after: Sequence[Part], grams: frozenset[str]) -> float:
    """How well the furniture before and after a body makes one article of it."""
    titles = _groups(before), _groups(after)
    count = len(titles[0]) + len(titles[1])
    score = 0.0
    if count:
        score += 3 - 2 * (count - 1) + (1 if titles[0] else 0)
        score += 4 * max(overlap(title, grams) for title in (*titles[0], *titles[1]))
    bylines = sum(part.kind == "byline" for part in before), sum(part.kind == "byline" for part in after)
    if any(bylines):
        score += 2 - 1.5 * (sum(bylines) - 1) + (0.5 if bylines[0] else 0)
    headed = False
    for part in before:
        headed = headed or part.kind in ("headline", "byline")
        if part.kind == "navigation" or (part.kind == "meta" and not headed):
            score -= 1 if is_closing(part) or not is_opening_meta(part.text.text) else 0
    score -= sum(
        1 for part in after if part.kind == "meta" and is_opening_meta(part.text.text) and not is_closing(part)
    )
    return score


def _groups(parts: Sequence[Part]) -> list[str]:
    """The headlines, those that follow each other directly taken together."""
    groups: list[str] = []
    last = ""
    for part in parts:
        if part.kind == "headline":
            groups[-1:] = [groups[-1] + part.text.text] if last == "headline" else [*groups[-1:], part.text.text]
        last = part.kind
    return groups
