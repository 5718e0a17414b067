"""The country's administrative divisions from province to county, by their GB/T 2260 codes (lexicon ``divisions``)."""

from collections.abc import Mapping, Sequence


class Divisions:
    """Which division holds which, as the register has it. What the text itself says comes before it."""

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        for name, (short, codes) in rows.items():
            self._codes[name] = tuple(codes.split("/"))
            if short != "-":
                self._codes[short] = self._codes[name]

    def codes(self, place: str) -> tuple[str, ...]:
        """The codes of all divisions of that name, with or without their level; none for another place."""
        return self._codes.get(place, ())

    def holds(self, outer: str, inner: str) -> bool:
        """Whether a division called ``inner`` lies in one called ``outer``: 江苏 holds 苏州市."""
        return any(a != b and a.startswith(_stem(b)) for b in self.codes(outer) for a in self.codes(inner))


def _stem(code: str) -> str:
    """What the codes of all within begin with: two digits for a province, four for a city."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
