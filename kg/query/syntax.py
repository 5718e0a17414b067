"""What must be seen in the text of a query before the store sees it: keywords, variables, and what is refused."""

import re
from collections.abc import Collection, Mapping


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
    rf"(?<![?$:])SERVICE{_GAP}(?:SILENT{_GAP})?(?:<(?P<iri>[^>]*)>|[?$]\w+|[^\s<>{{}}?$]*:(?:[^\s{{}}\#]|\\\#)*){_GAP}\{{",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0[0-9A-Fa-f]{7})")


def refuse(text: str, *, services: Collection[str] = (), datasets: bool = False) -> None:
    """Raise QueryError for SERVICE in ``text``, as it stands and with its ``\\u`` escapes decoded, unless it names one
    of ``services`` as it is written there; and for FROM, unless ``datasets`` may be chosen."""
    decoded = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)
    for version in (text, decoded):
        at = 0
        while match := _SERVICE.search(version, at):
            # a match that is allowed may lie in a string and hide a true one: all places are looked at
            at = match.start() + 1
            if match["iri"] not in services:
                line, column = _place(version, match.start())
                words = "SERVICE may only name" if services else "SERVICE would ask another server"
                named = "".join(f" <{iri}>" for iri in sorted(services))
                message = f"line {line}, column {column}: {words}{named}"
                raise QueryError(message, line, column)
        for token in TOKEN.finditer(version) if not datasets else ():
            if (token["word"] or "").upper() == "FROM":
                line, column = _place(version, token.start())
                raise QueryError(f"line {line}, column {column}: FROM is not needed, the build is read", line, column)


def datasets(text: str, known: Mapping[str, str]) -> tuple[list[str], list[str]] | None:
    """The graphs that FROM and FROM NAMED name in ``text``, in full, by the prefixes of ``text`` and of ``known``; None
    where it names none, or one that cannot be told (relative to a BASE, without its prefix)."""
    declared = dict(known)
    default: list[str] = []
    named: list[str] = []
    tokens = [token for token in TOKEN.finditer(text) if not (token["text"] or "").startswith("#")]
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        word = (first["word"] or "").upper()
        if word == "PREFIX" and second["name"] and third["iri"]:
            declared[second["name"].partition(":")[0]] = third["iri"][1:-1]
        if word != "FROM":
            continue
        is_named = (second["word"] or "").upper() == "NAMED"
        iri = _full(third if is_named else second, declared)
        if iri is None:
            return None
        (named if is_named else default).append(iri)
    return (default, named) if default or named else None


def _full(token: re.Match[str], declared: Mapping[str, str]) -> str | None:
    if token["iri"]:
        iri = token["iri"][1:-1]
        return iri if ":" in iri and "\\" not in iri else None
    prefix, colon, local = (token["name"] or "").partition(":")
    return declared[prefix] + local if colon and prefix in declared and "\\" not in local else None


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
