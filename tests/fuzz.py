"""Coverage-guided fuzzing of what takes foreign bytes: the readers and the loader of rules.

usage: python tests/fuzz.py readers|rules [SECONDS] [CORPUS_FOLDER]     (``make fuzz`` runs both)

Inputs that reach new code are kept in CORPUS_FOLDER, from which the next run goes on. What breaks a promise ends the
run with a status that is not 0, and the input stands in a file ``crash-…`` in the current folder.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg.read", "kg.rules", "kg.relations.pattern"]):
    from kg import rules
    from kg.model import Document
    from kg.read import Piece, read_piece
    from kg.relations.pattern import Pattern

KINDS = (".txt", ".md", ".html", ".json", ".jsonl")
STARTS = {
    "readers": [
        "0■记者 周未央\n\n本报讯 5月12日，青禾镇召开推进会。",
        "1# 题\n\n青禾镇召开推进会。",
        "2<p>发布时间：2031-05-12</p><p>青禾镇</p>",
        '3[{"text": "青禾镇召开会议。"}]',
        '4{"id": "a", "title": "题", "published": "2031-05-12", "text": "青禾镇。"}',
    ],
    "rules": [
        '[[pattern]]\nid = "a"\npredicate = "founded"\nmatch = "{s:Person}.8.创办(了|的)?{o:Company+}"\n',
        '[[pattern]]\nid = "b"\npredicate = "locatedIn"\nmatch = "^~位于…30…<sign:kind>[东西]{o:Place|Site}$"\n',
        '[[pattern]]\nid = 1\npredicate = ""\nmatch = []\nalso = ["o partOf s", 1]\nconfidence = "x"\npairs = {}\n',
    ],
}
PACKAGE = rules.load_rules()
LONG = 120
FOLDER = Path(tempfile.mkdtemp())


def readers(data: bytes) -> None:
    """Any bytes are read or rejected in words, and offsets hold."""
    piece = Piece("in", "in:1", KINDS[data[0] % len(KINDS)] if data else ".txt", True, data[1:])
    for made in read_piece(piece).made:
        if not isinstance(made, Document):
            assert made.reason
            continue
        made.text.encode()
        assert "\n".join(made.text[block.start : block.end] for block in made.blocks) == made.text
        for credit in made.credits:
            assert made.text[credit.start : credit.end].strip()
        for _, start, end in made.stated:
            assert made.text[start:end].strip()


def pattern_loader(data: bytes) -> None:
    """Any file of patterns is loaded and compiled, or refused with a RuleError."""
    path = FOLDER / "patterns.toml"
    path.write_bytes(data)
    with suppress(rules.RuleError):
        for spec in rules._read((FOLDER,)).patterns:
            pattern = Pattern(spec, PACKAGE)
            if len(spec.match) > LONG:  # dozens of gaps in a row take their time: a build gives an article a minute
                assert pattern.expression
                continue
            pattern.expression.search("\ue000在\ue004创办了\ue002，位于东。")
            pattern.near_miss("\ue000在\ue004创办了\ue002，位于东。")


def main() -> None:
    """Fuzz one target for so many seconds."""
    target, seconds, corpus = [*sys.argv[1:], *("readers", "60", "")[len(sys.argv) - 1 :]]
    folder = Path(corpus or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(STARTS[target]):
        (folder / f"start-{number}").write_bytes(start.encode())
    call = {"readers": readers, "rules": pattern_loader}[target]
    atheris.Setup([sys.argv[0], str(folder), f"-max_total_time={seconds}", "-timeout=20", "-max_len=4000"], call)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
