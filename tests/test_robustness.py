"""Bad files among good ones: each is named with its reason, the good ones are built."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.pipeline import analyse
from kg.read import read_text

GOOD = "■记者 周未央\n\n本报讯 2031年5月12日，青禾镇召开推进会。青禾镇镇长林知远出席并讲话。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "binary.txt").write_bytes(random.Random(1).randbytes(50_000))
    (folder / "empty.txt").touch()
    (folder / "line.txt").write_bytes(("远帆集团在青禾镇建设产业园，" * 500_000).encode())
    assert (folder / "line.txt").stat().st_size > 20_000_000
    (folder / "truncated.txt").write_bytes((GOOD * 3).strip().removesuffix("。").encode("gb18030")[:-1])
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def test_the_good_article_is_built_and_each_bad_file_is_named(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(folder), "-o", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    graph = kg.load(tmp_path)
    assert [document.file for document in graph.documents.values()] == ["good.txt"]
    assert "林知远" in {entity.name for entity in graph.entities.values()}
    named = [line for line in done.stderr.splitlines() if line.startswith("left out: ")]
    reasons = dict(line.removeprefix("left out: ").split(": ", 1) for line in named)
    assert sorted(reasons) == ["binary.txt", "empty.txt", "line.txt", "truncated.txt"]
    assert len(set(reasons.values())) == 4
    assert all(reasons.values())


def test_hostile_names_and_texts_are_only_text(tmp_path: Path) -> None:
    bad = '镇长<script>alert(1)</script>"""林知远\\u0022 . <x> <y> <z> .'
    source = tmp_path / "in"
    source.mkdir()
    (source / "a'\"<b>.txt").write_text(f"{GOOD}\n{bad}在青禾镇召开“{bad}”会议。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "build", str(source), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "<script>alert(1)" not in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert "<x> <y> <z> ." not in [line.strip() for line in turtle.splitlines()]


class TooSlowError(Exception):
    """An analysis used more processor time than it may."""


def seconds_for(text: str, limit: float) -> float:
    """Processor seconds to analyse ``text``; TooSlowError after ``limit``: a match without end is to fail."""

    def stop(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        start = time.process_time()
        list(analyse(read_text(text)))
        return time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def test_a_long_document_takes_time_in_proportion() -> None:
    """A line of many names must not take quadratic time: twenty times the text, at most sixty times the time."""
    sentence = "青禾镇镇长林知远、远帆集团有限公司董事长苏望舒在青禾会议中心出席签约仪式，"
    seconds_for(sentence + "。", 60)
    few, many = (seconds_for(sentence * times + "。", 60) for times in (20, 400))
    assert many < 60 * max(few, 0.05)


PEOPLE = [f"{a}{b}{c}" for a in "周林苏何沈陆" for b in "未知望清" for c in "远舒源澜"]
OFFICES = (
    "教育",
    "财政",
    "公安",
    "民政",
    "司法",
    "水利",
    "农业",
    "商务",
    "文化",
    "审计",
    "统计",
    "体育",
    "林业",
    "气象",
)
BODIES = [f"青禾市{name}局" for name in (*OFFICES, "信访", "档案")]


@pytest.mark.parametrize(
    "text",
    [
        "青禾镇镇长林知远看望了" + "、".join(PEOPLE) + "等老同志。",
        "、".join(f"{body}局长{person}" for body, person in zip(BODIES * 6, PEOPLE, strict=True)) + "出席。",
        "，".join(f"{person}任{body}局长、党组书记、委员" for body, person in zip(BODIES * 6, PEOPLE, strict=True))
        + "。",
        "、".join(BODIES * 6) + "和" + "、".join(PEOPLE) + "在青禾镇签约。",
        "由" * 3000 + "林知远任主任。",
        "“" * 2000 + "青禾镇" + "”" * 2000,
        "（" * 3000 + "青禾镇" + "）" * 3000,
        "2031年" * 2000 + "5月",
        "1,234" * 2000 + "亩。",
        "投资12亿元、占地300亩、" * 500 + "位于青禾镇。",
    ],
    ids=["people", "posts", "appointments", "bodies", "by", "quotes", "brackets", "years", "digits", "quantities"],
)
def test_no_sentence_takes_forever(text: str) -> None:
    assert seconds_for(text, 20) < 20
