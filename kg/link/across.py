"""Bundles joined over documents: where one's name is another's alias, and where people have decided it."""

from collections.abc import Sequence

from kg.link.bundles import ACROSS, Bundle, Owners
from kg.link.decided import NONE, Verdicts
from kg.model import Link


def join_across(bundles: Sequence[Bundle], owners: Owners, verdicts: Verdicts = NONE) -> list[Bundle]:
    """Joins what people have decided to be one, and a bundle whose name is elsewhere an alias of just one other bundle
    of its type.

    ``owners`` tells for a type and a name which bundles have it for an alias; a bundle's only owner and all that it
    owns alone, and all that decisions join, must be among ``bundles``, which stand in the order of their first groups.
    """
    at = {(b.type, b.name): i for i, b in enumerate(bundles) if not b.apart_key}
    into = Joined(bundles, verdicts)
    for i, b in enumerate(bundles):
        if b.type not in ACROSS or b.apart_key or len(b.name) < 2:
            continue
        fuller = owners.get((b.type, b.name), set()) - {b.name}
        if len(fuller) != 1:
            continue
        j = at[b.type, next(iter(fuller))]
        # where each is an alias of the other, the first one stays
        if into.join(i, j):
            because = next(g.links[b.name].because for g in bundles[j].groups if b.name in g.links)
            bundles[j].links.setdefault(b.name, Link(b.name, "documents:alias", f"别的文章中：{because}"))
    return into.merged()


class Joined:
    """Which bundles go into which others; what people have decided to be one is, from the beginning."""

    def __init__(self, bundles: Sequence[Bundle], verdicts: Verdicts) -> None:
        self._bundles, self._verdicts = bundles, verdicts
        self._into: dict[int, int] = {}
        if not verdicts:
            return
        self._keys = [{b.key, *((b.type, a, "") for g in b.groups for a in g.links)} for b in bundles]
        at = {b.key: i for i, b in enumerate(bundles)}
        for members in sorted({m for b in bundles if (m := verdicts.class_of(b.key))}):
            first, *others = [member for member in members if member.key in at]
            for key, link in others:
                if self.join(at[key], at[first.key]):
                    bundles[at[first.key]].links.setdefault(key[1], link)

    def join(self, i: int, j: int) -> bool:
        """Lets the bundle ``i`` go into ``j``; False where it is there already or decisions keep the two apart."""
        i, j = self._root(i), self._root(j)
        if i == j:
            return False
        if self._verdicts:
            if self._verdicts.apart(self._keys[i], self._keys[j]):
                return False
            self._keys[j] |= self._keys[i]
        self._into[i] = j
        return True

    def _root(self, i: int) -> int:
        """Where a chain of merges ends; no chain runs in a circle."""
        while i in self._into:
            i = self._into[i]
        return i

    def merged(self) -> list[Bundle]:
        """What is left, each with all that went into it."""
        for i in sorted(self._into):
            root, gone = self._bundles[self._root(i)], self._bundles[i]
            root.groups += gone.groups
            root.replaces.add(gone.id)
            for alias, link in gone.links.items():
                root.links.setdefault(alias, link)
        return [b for i, b in enumerate(self._bundles) if i not in self._into]
