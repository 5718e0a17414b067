"""Quantities in RDF: the number with its unit as the text has it, and in a unit that others can compare it by."""

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from kg.rules import DATA, read_lexicon

_SCALES = {"千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
# 千米, 千克 and 千瓦 are units of their own
_SCALED = re.compile(r"(万亿|百万|千万|[万亿]|千(?=元))(.+)")

# UN/CEFACT common codes (recommendation 20), which schema:unitCode asks for, by QUDT unit
_COMMON_CODES = {
    "M2": "MTK", "HA": "HAR", "KiloM2": "KMK", "M": "MTR", "KiloM": "KMT", "CentiM": "CMT", "MilliM": "MMT",
    "MI_N": "NMI", "M3": "MTQ", "L": "LTR", "TONNE": "TNE", "KiloGM": "KGM", "GM": "GRM", "KiloW": "KWT",
    "MegaW": "MAW", "GigaW": "A90", "KiloW-HR": "KWH", "MegaW-HR": "MWH", "GigaW-HR": "GWH", "KiloV": "KVT",
    "PERCENT": "P1", "YR": "ANN", "MO": "MON", "DAY": "DAY", "HR": "HUR", "MIN": "MIN",
}  # fmt: skip
# to compare by: every area in square metres; what QUDT lacks, in the metric unit that it is defined by
_BY_NAME = {
    "亩": ("M2", Decimal(2000) / 3),
    "方": ("M2", Decimal(1)),  # of floor space; the lexicon calls it an area
    "里": ("M", Decimal(500)),
    "斤": ("KiloGM", Decimal("0.5")),
}
_BY_CODE = {"HA": ("M2", Decimal(10_000)), "KiloM2": ("M2", Decimal(1_000_000))}


class Measure(NamedTuple):
    """An ``amount`` in ``currency`` (ISO 4217), or in QUDT's ``unit``, which others can compare it by; ``common_code``
    is the UN/CEFACT code of the unit as written. None where there is none."""

    amount: str
    currency: str | None = None
    unit: str | None = None
    common_code: str | None = None


@lru_cache(maxsize=1)
def _units() -> Mapping[str, tuple[str, str]]:
    rows = read_lexicon(DATA / "lexicons" / "units.tsv")
    return {unit: ((*columns, "", "")[0], (*columns, "", "")[1]) for unit, columns in rows}


def measure(value: str, unit: str) -> Measure:
    """What ``value`` (a plain decimal number) of ``unit`` (as written, 亩 or 万平方米) comes to."""
    scaled = _SCALED.fullmatch(unit)
    amount = Decimal(value) * (_SCALES[scaled[1]] if scaled else 1)
    base = scaled[2] if scaled else unit
    code, kind = _units().get(base, ("", ""))
    if kind == "money" and code:
        return Measure(_plain(amount), currency=code)
    common, factor = _BY_NAME.get(base) or _BY_CODE.get(code) or (code, Decimal(1))
    if not common:
        return Measure(_plain(amount))
    return Measure(_plain(amount * factor), unit=common, common_code=None if scaled else _COMMON_CODES.get(code))


def _plain(amount: Decimal) -> str:
    parts = amount.as_tuple()
    # as many digits as the number has: the default context refuses more than 28
    exact = Context(prec=len(parts.digits) + abs(int(parts.exponent)) + 4)
    return f"{amount.quantize(Decimal('0.01'), context=exact).normalize(exact):f}"
