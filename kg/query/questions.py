"""The questions in ``queries/``: each file asks one, in its first line in Chinese and in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import kg

_HEAD = re.compile(r"# (?P<chinese>.*?[？。?]) (?P<english>[A-Z].*)")
_SETTING = re.compile(r"--set (\w+)=([^\s；;，,（）()]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its ``name``, in two languages; ``parameters`` are variables with a hint at their value, of which
    those in ``required`` have to be given."""

    name: str
    chinese: str
    english: str
    parameters: tuple[tuple[str, str], ...]
    required: tuple[str, ...]
    text: str


def folder() -> Path:
    """Where the questions are: ``queries`` here, or else with this package, in an installation or in a clone."""
    package = Path(kg.__file__).parent
    places = (Path("queries"), package / "questions")
    return next((place for place in places if place.is_dir()), package.parent / "queries")


def text_of(name: str) -> str:
    """The query in the file ``name``, or the one that asks the question ``name`` if there is no such file.

    Raises FileNotFoundError where there is neither, with the names that are spelt like it.
    """
    path = Path(name)
    if path.exists():
        return path.read_text(encoding="utf-8-sig")
    known = {each.name: each.text for each in questions()}
    if name in known:
        return known[name]
    like = get_close_matches(path.stem, known, 3)
    hint = f"; did you mean {', '.join(like)}?" if like else ""
    raise FileNotFoundError(f"{name}: no such file, and no question is called so{hint}")


def questions(where: Path | None = None) -> Iterator[Question]:
    """All questions in the folder ``where``, by name; none where there is no such folder."""
    for path in sorted((where or folder()).glob("*.rq")):
        text = path.read_text(encoding="utf-8-sig")
        yield question(path.stem, text)


def question(name: str, text: str) -> Question:
    """The question that the query ``text`` asks; without a first line of that form, it is called by its name."""
    lines = text.splitlines()
    head = _HEAD.fullmatch(lines[0]) if lines else None
    comments = [line for line in lines if line.startswith("#")]
    parameters = {name: hint for line in comments for name, hint in _SETTING.findall(line)}
    required = {name for line in comments if "required" in line for name, _ in _SETTING.findall(line)}
    return Question(
        name,
        head["chinese"] if head else name,
        head["english"] if head else name,
        tuple(parameters.items()),
        tuple(sorted(required)),
        text,
    )
