"""The country's administrative divisions from province to county, by their GB/T 2260 codes (lexicon ``divisions``)."""

from collections.abc import Iterable, Mapping, Sequence

# what mountains and waters are called by, which counties are named after: 青石山 and 青石山区
_NATURE = ("山", "岭", "江", "河", "湖", "溪", "海", "岛", "峡", "泉", "洲")


class Divisions:
    """Which division holds which, as the register has it. What the text itself says comes before it."""

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        # names that can be nothing else, whatever stands around them, and those that may be no division at all
        self._clear: set[str] = set()
        self._vague: set[str] = set()
        for name, (short, written) in rows.items():
            codes = self._codes[name] = tuple(written.split("/"))
            if short != "-":
                self._codes[short] = codes
                if short.endswith(_NATURE) and not codes[0].endswith("00"):
                    self._vague.add(short)
            if len(codes) > 1:
                continue
            if short != "-" or codes[0].endswith("00"):  # 矿区, 港口区 have no short form: the words say what they are
                self._clear.add(name)
            if short != "-" and codes[0].endswith("0000") and f"{short}市" not in rows:  # 江苏, but not 吉林
                self._clear.add(short)

    def codes(self, place: str) -> tuple[str, ...]:
        """The codes of all divisions of that name, with or without their level; none for another place."""
        return self._codes.get(place, ())

    def holds(self, outer: str, inner: str) -> bool:
        """Whether a division called ``inner`` lies in one called ``outer``: 江苏 holds 苏州市."""
        return any(_lies_in(a, b) for b in self.codes(outer) for a in self.codes(inner))

    def code(self, place: str, wholes: Iterable[str] = ()) -> str | None:
        """The code of the one division that ``place`` must be; ``wholes`` are called what it is told to be part of.

        None for another place, for a name of several divisions of which its wholes do not single one out, for one that
        its wholes do not hold, for one that may be no name where it stands without them (城区, 矿区), and for a county
        without its level that is called like a mountain or a water.
        """
        if place in self._vague:
            return None
        known = [codes for whole in wholes if (codes := self.codes(whole))]
        found = [a for a in self.codes(place) if all(any(_lies_in(a, b) for b in codes) for codes in known)]
        return found[0] if len(found) == 1 and (known or place in self._clear) else None


def _lies_in(code: str, other: str) -> bool:
    return code != other and code.startswith(_stem(other))


def _stem(code: str) -> str:
    """What the codes of all within begin with: two digits for a province, four for a city."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
