"""What must be seen in the text of a query before the store sees it: keywords, variables, and what is refused."""

import re


class QueryError(ValueError):
    """A query that cannot be answered; ``line`` and ``column`` (from 1) where the mistake has a place."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


# Of the SPARQL grammar, what tells keywords from text. A mistake here can misplace a binding, never open a door:
# _SERVICE looks at the whole text.
TOKEN = re.compile(
    r'''(?P<text>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
         |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*)
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      |[?$](?P<variable>\w+)
      |(?P<name>[\w.-]*:(?:[\w:.%-]|\\.)*)
      |(?P<word>\w+)
      |(?P<brace>[{}])''',
    re.VERBOSE | re.DOTALL,
)
_GAP = r"(?:\s|\#[^\n\r]*[\n\r])*"
_SERVICE = re.compile(
    # ?service and x:service are names; after anything else, 1SERVICE<...>{ included, it is the keyword
    rf"(?<![?$:])SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^>]*>|[?$]\w+|[^\s<>{{}}?$]*:(?:[^\s{{}}\#]|\\\#)*){_GAP}\{{",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0[0-9A-Fa-f]{7})")


def refuse(text: str) -> None:
    """Raise QueryError for SERVICE and FROM in ``text``, as it stands and with its ``\\u`` escapes decoded."""
    decoded = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)
    for version in (text, decoded):
        if match := _SERVICE.search(version):
            line, column = _place(version, match.start())
            raise QueryError(f"line {line}, column {column}: SERVICE would ask another server", line, column)
        for token in TOKEN.finditer(version):
            if (token["word"] or "").upper() == "FROM":
                line, column = _place(version, token.start())
                raise QueryError(f"line {line}, column {column}: FROM is not needed, the build is read", line, column)


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
