"""Expressions that are kept from one process to the next are those that ``re`` would compile."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg import expressions, rules
from kg.expressions import remembered

EXPRESSIONS = [
    ("(?P<who>[一-龥]{2,4})(?:、(?P<other>\\w+))?", 0),
    ("(?i)[a-z]+(?=集团)|(?<!省)县$", 0),
    ("^ (?P<a> x ) | y # no", re.VERBOSE | re.MULTILINE),
    ("(?P<n>\\d+)(?:(?P=n))*+[^，。]*?", re.ASCII),
    ("[\U00020000-\U0002a6df中]{1,300}", 0),
]
TEXTS = ["李明、王芳xy", "ABC集团 某县", " x\ny", "1212，。", "中𠀀𠀀文"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(expressions, "_WORTH_WRITING", 0.0)
    return tmp_path / "kg"


def compiled() -> list[re.Pattern[str]]:
    re.purge()
    return [re.compile(expression, flags) for expression, flags in EXPRESSIONS]


def facts(pattern: re.Pattern[str]) -> object:
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), [
        [(match.span(), match.groupdict(), match.lastgroup) for match in pattern.finditer(text)] for text in TEXTS
    ]  # fmt: skip


def test_what_is_remembered_finds_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = compiled()
    with remembered():
        first = compiled()
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr("re._compiler._code", None)  # nothing can be compiled any more
    with remembered():
        second = compiled()
    assert first == second == plain
    assert list(map(facts, first)) == list(map(facts, second)) == list(map(facts, plain))
    with pytest.raises(TypeError):
        compiled()


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, "cut", "turned", "list"])
def test_a_damaged_file_is_made_anew(cache: Path, damage: bytes | str) -> None:
    with remembered():
        compiled()
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    turned = bytes([*whole[:-9], whole[-9] ^ 255, *whole[-8:]])
    listed = expressions._sum(b"[\0\0\0\0") + b"[\0\0\0\0"
    file.write_bytes({"cut": whole[:-5], "turned": turned, "list": listed}.get(damage, damage))  # type: ignore[call-overload]
    with remembered():
        assert list(map(facts, compiled())) == list(map(facts, compiled()))
    assert file.read_bytes() == whole


def test_the_file_of_somebody_else_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with remembered():
        compiled()
    (file,) = cache.iterdir()
    assert expressions._read(file)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert expressions._read(file) == {}


def test_where_nothing_can_be_kept_all_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(expressions, "_WORTH_WRITING", 0.0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "below"))
    with remembered():
        assert len(compiled()) == len(EXPRESSIONS)


def test_wrong_expressions_are_refused_as_ever(cache: Path) -> None:
    with remembered(), pytest.raises(re.error, match="unterminated"):
        re.compile("[一-")


def test_outside_of_the_block_re_is_as_it_was(cache: Path) -> None:
    import re._compiler as compiler

    before = compiler.compile
    with remembered(), remembered():
        assert compiler.compile != before
    with pytest.raises(KeyError), remembered():
        raise KeyError
    assert compiler.compile == before


def test_the_store_does_not_grow_without_end(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_MOST", 6)
    for turn in range(4):
        with remembered():
            for number in range(5):
                re.compile(f"第{turn}{number}届")
        (file,) = cache.iterdir()
        assert 0 < len(expressions._read(file)) <= 6


def test_explain_says_the_same_the_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    call = [sys.executable, "-m", "kg", "explain", "青禾镇党委书记李明到远帆集团调研。"]
    first, second = (subprocess.run(call, check=True, capture_output=True).stdout for _ in range(2))
    assert first == second
    assert list((tmp_path / "kg").iterdir())


def test_a_value_is_kept_as_long_as_its_stamp_is_the_same(cache: Path) -> None:
    made: list[str] = []

    def value(stamp: str, result: object) -> object:
        def make() -> object:
            made.append(stamp)
            return result

        with remembered():
            return expressions.kept("some", stamp, make)

    assert [value("one", {"a": ("b",)}), value("one", "no"), value("two", [1]), value("two", "no")] == [
        {"a": ("b",)}, {"a": ("b",)}, [1], [1],
    ]  # fmt: skip
    assert made == ["one", "two"]


def test_a_value_that_cannot_be_kept_is_made_each_time(cache: Path) -> None:
    for _ in range(2):
        with remembered():
            assert expressions.kept("some", "one", lambda: Path("a")) == Path("a")


def test_rules_that_are_kept_are_those_that_are_read(cache: Path) -> None:
    read = rules._read((rules.DATA,))
    for _ in range(2):
        with remembered():
            again = rules._read((rules.DATA,))
        assert again == read
        assert list(again.lexicons) == list(read.lexicons)
