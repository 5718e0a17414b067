"""The people of all documents: namesakes told apart, and joined where people have decided it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.link.across import Joined
from kg.link.bundles import Bundle
from kg.link.decided import NONE, Verdicts
from kg.link.group import Group
from kg.link.namesakes import split_namesakes
from kg.link.refusals import MANY
from kg.model import Apart


def people_of(name: str, verdicts: Verdicts) -> tuple[str, ...]:
    """The names of people on which decisions turn together with ``name``, itself among them."""
    return tuple(sorted({name, *(other for _, other in verdicts.related("Person", name))}))


Posted = tuple[Group, frozenset[str]]  # a person in a document, and the names of the bodies where they hold posts


def join_people(
    named: Mapping[str, Sequence[Posted]], verdicts: Verdicts = NONE, counts: Mapping[str, Sequence[int]] | None = None
) -> list[Bundle]:
    """One bundle a person, of all people of the names in ``named``, which are those of :func:`people_of`: namesakes
    whose posts have nothing in common stay apart. ``counts`` as in :func:`split_namesakes`, by name. Of many namesakes
    each is told apart from the ``MANY`` of whom most documents speak."""
    made = [b for name in sorted(named) if named[name]
            for b in _namesakes(name, named[name], verdicts, counts[name] if counts else None)]  # fmt: skip
    people = Joined(made, verdicts).merged() if verdicts else made
    most: dict[str, list[Bundle]] = defaultdict(list)
    for b in people:
        if not b.label and len(most[b.name]) < MANY:
            most[b.name].append(b)
    for b in people:
        b.groups.sort(key=lambda g: (g.doc, g.name))
        for other in most[b.name]:
            if other is not b and not b.label:
                b.apart.append(Apart(other.id, "person:namesakes", "同名，但任职的单位没有交集，也不属同一地方"))
    return people


def _namesakes(name: str, posted: Sequence[Posted], verdicts: Verdicts, counts: Sequence[int] | None) -> list[Bundle]:
    """The people of one name."""
    held = {id(g): bodies for g, bodies in posted}
    of = [verdicts.of("Person", name, g.doc)[2] for g, _ in posted]
    base = [("Person", name, "")]
    foreign = {label for label in of if label and verdicts.apart(base, [("Person", name, label)])}
    made = []
    parts = split_namesakes([g for g, _ in posted], [bodies for _, bodies in posted], counts, of, foreign)
    for number, (label, part) in enumerate(parts):
        seats = sorted({b for g in part for b in held[id(g)]})
        main = number == 0 and label not in foreign
        b = Bundle("Person", name, "" if main else label or (seats or [part[0].doc])[0])
        b.label, b.groups = label, list(part)
        made.append(b)
    return made
