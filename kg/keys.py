"""Under which keys the work of a build may be used again: digests of all that it depends on besides the articles.

The steps are not imported here: a build in which nothing has changed should not wait for their libraries.
"""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).parent
# the code that an analysis passes through
_STEPS = ("analysis.py", "encoding.py", "model.py", "names.py", "record.py", "scan.py", "script.py",
          "words.py",
          "read", "tag", "learned", "entities", "relations", "values")  # fmt: skip
# the tagger's weights and the libraries whose tables and rounding it shows; without onnxruntime it is another engine
_PACKAGES = ("jieba", "numpy", "onnxruntime", "OpenCC")


def said_key(rules: str) -> str:
    """What the analysis of a document depends on: the code, rules of the digest ``rules``, tagger and libraries."""
    files = (path for step in _STEPS for path in ([_ROOT / step] if step.endswith(".py") else _files(_ROOT / step)))
    learned = (_ROOT / "data" / "learned").glob("*.npz")
    return _digest(repr((rules, sys.version_info[:2], *map(_version, _PACKAGES))), [*files, *learned, *_weights()])


def linked_key() -> str:
    """What linking and writing depend on besides the analyses: all of the code, and the words that it looks up."""
    return _digest("", [*_files(_ROOT), *(_ROOT / "data" / "lexicons").glob("*.tsv")])


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in (".py", ".js", ".css", ".html"))


def _weights() -> Iterable[Path]:
    spec = find_spec("jieba")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield from (
            path for path in (Path(folder) / "lac_small").rglob("*") if path.suffix != ".pyc" and path.is_file()
        )


def _digest(more: str, files: Iterable[Path]) -> str:
    hashed = hashlib.blake2b(more.encode(), digest_size=16)
    for path in sorted(files):
        hashed.update(_content(path))
    return hashed.hexdigest()


@cache  # what is loaded into this process stays as it was when it began
def _content(path: Path) -> bytes:
    return hashlib.blake2b(f"\0{path.name}\0".encode() + path.read_bytes(), digest_size=16).digest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
