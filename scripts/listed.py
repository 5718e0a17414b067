"""Makes lexicon ``listed`` from a table of listed companies: those of their short names that can be nothing else.

    python scripts/listed.py TABLE [--not TEXT ...] [--without NAME ...] > kg/data/lexicons/listed.tsv

TABLE is a CSV file with a column ``short_name`` (code.csv of the package adata has one, under the Apache licence).
Many short names are words, too (机器人, 老百姓), or what anybody would say (西藏旅游): those are left out, and so is
every name that stands in one of the TEXTs, which shall test the rules, or is a NAME that reading showed to mean
something else.
"""

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import jieba

# marks of the exchange before and behind a name: *ST某某, 某某-U, 某某A
_BEFORE = re.compile(r"^(?:\*?ST|S\*?ST|SST|PT|XD|XR|DR|NST|[NSG])(?=[\u4e00-\u9fff])")
_BEHIND = re.compile(r"(?:-[A-Z]+|[AB]|退|\(退市\)|退市)$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{3,6}$")
# what only firms are called, behind a place or an ordinary word
_FIRM = re.compile(
    r"(?:股份|集团|控股|证券|银行|科技|药业|制药|重工|重机|实业|矿业|铝业|铜业|锂业|钨业|稀土|锗业|钼业|酒业|乳业|"
    r"啤酒|水泥|路桥|化工|化学|电子|微电|光电|精工|精机|机电|电气|材料|新材|高新|生物|电器|电机|轮胎|客车|汽车|轴承|"
    r"发展|创业|资本|信托|期货|保险|百货|商城|商业|制造|动力|装备|重装|机床|特钢|钢铁|建工|建投|城投|交建|信息|软件|"
    r"智能|股|业)$"
)
_HEAD = """\
# Short names of companies listed in Shanghai, Shenzhen and Beijing that can be nothing else (scripts/listed.py). Whole
# names as in heads.tsv, whose rows come before these.
"""
# so common before anything that only the whole of a longer name would tell
_COMMON = 300


def names(rows: Iterator[dict[str, str]]) -> Iterator[str]:
    """The short names without the marks of the exchange."""
    for row in rows:
        name = unicodedata.normalize("NFKC", row["short_name"]).replace(" ", "")
        yield _BEHIND.sub("", _BEFORE.sub("", name))


def is_plain(name: str) -> bool:
    """Whether the name may be something else: a word, or words that anybody puts together."""
    if name in jieba.dt.FREQ and jieba.dt.FREQ[name] > 0 and not _FIRM.search(name):
        return True
    if len(name) == 3:
        return any(_is_common(part) for part in (name[:2], name[1:]))
    first, rest = name[:2], name[2:]
    if not (_is_known(first) and _is_known(rest)):
        return False
    return not _FIRM.search(name) or (_is_common(first) and not re.search(r"(?:股份|集团|控股|证券|银行)$", name))


def _is_known(word: str) -> bool:
    return jieba.dt.FREQ.get(word, 0) > 0


def _is_common(word: str) -> bool:
    return jieba.dt.FREQ.get(word, 0) > _COMMON


def main() -> None:
    """Writes the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--not", dest="texts", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[])
    arguments = parser.parse_args()
    jieba.initialize()
    texts = "\n".join(path.read_text(encoding="utf-8") for path in arguments.texts)
    with arguments.table.open(encoding="utf-8", newline="") as table:
        found = {name for name in names(csv.DictReader(table)) if _CHINESE.match(name)}
    found -= set(arguments.without)
    kept = sorted(name for name in found if name not in texts and not is_plain(name))
    sys.stdout.write(_HEAD + "\n".join(kept) + "\n")


if __name__ == "__main__":
    main()
