"""The questions in ``queries/``: each file asks one, in its first line in Chinese and in English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
    """Where the questions are: ``queries`` here, or else in the clone that this package lies in."""
    here = Path("queries")
    return here if here.is_dir() else Path(kg.__file__).parents[1] / "queries"


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
