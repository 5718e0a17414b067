"""An opinion that tests make up."""

from kg.learned.opinion import Name
from kg.learned.pairs import Said


class MadeUp:
    """What the network might think: names, the chances of spans, and relations by the words of both ends."""

    def __init__(self, names=(), chances=None, relations=()):
        self._names = [Name(*name) for name in names]
        self._chances = chances or {}
        self._relations = relations

    def names(self):
        return iter(self._names)

    def chance(self, start, end, kind):
        return self._chances.get((start, end), 0.9)

    def relations(self, ends, told):
        keys = [end.key for end in ends]
        for subject, predicate, other, chance in self._relations:
            yield Said(keys.index(subject), predicate, keys.index(other), chance)
