"""Rules as data: lexicons (``*.tsv``) and relation patterns (``*.toml``), the package's own and the user's folders.

A lexicon is a table: one row a word, ``word TAB column TAB …``; ``#`` begins a comment line. A pattern is described in
``kg/relations/pattern.py``. A user's folder may hold files of the same names, whose rows are added (a row ``!word``
takes a word out), and any number of pattern files. A word may stand in several rows of ``verbs``, one for each class.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from kg.divisions import Divisions
from kg.expressions import kept

DATA = Path(__file__).parent / "data"
# what is read from the same files is the same as long as this module is
_THIS = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


class RuleError(ValueError):
    """A lexicon or pattern that cannot be used; the message names the file and, where it can, the line or pattern."""


Bounds = TypeVar("Bounds", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class PatternSpec:
    """A relation pattern as its TOML file states it; see ``kg/relations/pattern.py`` for the meaning of each key."""

    id: str
    file: str
    predicate: str
    match: str
    options: Mapping[str, Any]
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


Lexicon = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Rules:
    """All lexicons by name, all patterns in order, and a digest that changes whenever any of them does."""

    lexicons: Mapping[str, Lexicon]
    patterns: tuple[PatternSpec, ...]
    digest: str
    # what steps derive from the rules once (compiled matchers), keyed by the step's own name
    derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def words(self, name: str) -> Lexicon:
        """The lexicon ``name``; an unknown name is a RuleError."""
        try:
            return self.lexicons[name]
        except KeyError:
            raise RuleError(f"no lexicon is called {name!r}; there are {', '.join(sorted(self.lexicons))}") from None

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """The word classes that patterns use as ``<class>``: lexicon ``verbs``, class -> words, longest first."""
        found: dict[str, set[str]] = {}
        for word, columns in self.words("verbs").items():
            for name in columns[0].split():
                found.setdefault(name, set()).add(word)
        return {name: tuple(sorted(words, key=lambda w: (-len(w), w))) for name, words in found.items()}


def numbers(lexicon: str, word: str, columns: Sequence[str], count: int) -> tuple[float, ...]:
    """The columns of a row as ``count`` numbers. Raises RuleError, naming the row, where they are none."""
    with suppress(ValueError):
        found = tuple(map(float, columns))
        if len(found) == count:
            return found
    raise RuleError(f"{lexicon}: {word}: not {count} numbers: {' '.join(columns)}")


def bounds_of(rules: Rules, lexicon: str, bounds: type[Bounds]) -> Mapping[str, Bounds]:
    """The rows of a lexicon of numbers, each as the named tuple ``bounds``. Raises RuleError."""
    if lexicon not in rules.derived:
        count = len(bounds._fields)
        rules.derived[lexicon] = {
            word: bounds._make(numbers(lexicon, word, columns, count)) for word, columns in rules.words(lexicon).items()
        }
    found: Mapping[str, Bounds] = rules.derived[lexicon]
    return found


def read_lexicon(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of one lexicon file: word and its further columns. A word may stand twice: the later row wins.

    Raises RuleError, naming the file, where it is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path.name}: not UTF-8: {error}") from error
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        word, *columns = map(str.strip, line.split("\t"))
        if word:
            yield word, tuple(columns)


def _read_patterns(path: Path, name: str) -> Iterator[tuple[Any, ...]]:
    """The cells of a :class:`PatternSpec` for each pattern of a file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}: {error}") from error
    tables = table.get("pattern", ())
    if not isinstance(tables, (list, tuple)) or not all(isinstance(raw, dict) for raw in tables):
        raise RuleError(f"{name}: a pattern is a table: write [[pattern]] on a line of its own")
    for number, raw in enumerate(tables, 1):
        _check_types(raw, f"{name}: pattern {number} ({raw.get('id', 'no id')})")
        try:
            options = {
                k: v for k, v in raw.items() if k not in ("id", "predicate", "match", "examples", "counterexamples")
            }
            yield (
                raw["id"],
                name,
                raw["predicate"],
                raw["match"],
                options,
                tuple(raw.get("examples", ())),
                tuple(raw.get("counterexamples", ())),
            )
        except KeyError as error:
            raise RuleError(f"{name}: pattern {number} ({raw.get('id', 'no id')}) lacks the key {error}") from error


_TEXT, _TEXTS = (str,), (list, str)
# what a key of a pattern holds: one of the types, or a list or table of the second
_TYPES: Mapping[str, tuple[type, ...]] = {
    "id": _TEXT, "predicate": _TEXT, "match": _TEXT, "status": _TEXT, "subject": _TEXT, "object": _TEXT,
    "also": _TEXTS, "counterexamples": _TEXTS, "examples": (list, dict), "qualifiers": (dict, str),
}  # fmt: skip


def _check_types(raw: Mapping[str, Any], place: str) -> None:
    """RuleError where a key of a pattern holds something of another kind than it has to."""
    for key, (kind, *inner) in _TYPES.items():
        value = raw.get(key)
        if value is None:
            continue
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if not isinstance(value, kind) or (inner and not all(isinstance(item, inner[0]) for item in items)):
            raise RuleError(f"{place}: the key {key} holds something of a wrong type: {value!r}")
    for key, kinds in (("confidence", (int, float)), ("pairs", (bool,))):
        if not isinstance(raw.get(key, kinds[0]()), kinds):
            raise RuleError(f"{place}: the key {key} holds something of a wrong type: {raw[key]!r}")


def _files(folders: Sequence[Path]) -> list[tuple[Path, str]]:
    found = []
    for folder in folders:
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        found += [
            (p, p.relative_to(folder).as_posix()) for p in sorted(folder.rglob("*")) if p.suffix in (".tsv", ".toml")
        ]
    return found


def _read(folders: Sequence[Path]) -> Rules:
    files = _files(folders)
    digest = hashlib.sha256()
    for path, name in files:
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    stamp = digest.hexdigest()
    lexicons, patterns = kept("rules", stamp + _THIS, lambda: _parsed(files))
    return Rules(lexicons, tuple(PatternSpec(*cells) for cells in patterns), stamp[:16])


def _parsed(files: Sequence[tuple[Path, str]]) -> tuple[dict[str, dict[str, tuple[str, ...]]], list[tuple[Any, ...]]]:
    """The lexicons by name, and what each pattern states."""
    lexicons: dict[str, dict[str, tuple[str, ...]]] = {}
    patterns: dict[str, tuple[Any, ...]] = {}
    for path, name in files:
        if path.suffix == ".toml":
            patterns |= {cells[0]: cells for cells in _read_patterns(path, name)}
            continue
        table = path.stem
        lexicon = lexicons.setdefault(table, {})
        for word, columns in read_lexicon(path):
            if word.startswith("!"):
                lexicon.pop(word[1:], None)
            elif table == "verbs" and word in lexicon:
                lexicon[word] = (f"{lexicon[word][0]} {columns[0]}",)
            else:
                lexicon[word] = columns
    return lexicons, list(patterns.values())


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...]) -> Rules:
    return _read((DATA, *folders))


def load_rules(folders: Sequence[Path] = ()) -> Rules:
    """The package's rules with the user's ``folders`` added, in order.

    Raises RuleError, naming the file, where a folder is missing or a file cannot be read.
    """
    return _load(tuple(Path(folder) for folder in folders))


def divisions_of(rules: Rules) -> Divisions:
    """The register of ``rules``, read at the first call."""
    found: Divisions | None = rules.derived.get("divisions")
    if found is None:
        found = rules.derived["divisions"] = Divisions(rules.words("divisions"))
    return found
