"""What the protocols' requests carry, read strictly: a parameter or a body that is not what it says is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.serve.settings import Settings

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_MOST_PARAMETERS = 1000


class RefusedError(Exception):
    """A request that cannot be answered: the HTTP ``status`` and ``words`` for the user."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Asked:
    """A request's parameters by name, in the order they came in, and the body where that is a query itself."""

    parameters: Sequence[tuple[str, str]]
    body: str | None = None

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of the parameter ``name``."""
        return tuple(value for key, value in self.parameters if key == name)

    def one(self, name: str) -> str | None:
        """The only value of ``name``, None where it is not given; given twice, the request is refused."""
        values = self.all(name)
        if len(values) > 1:
            raise RefusedError(400, f"the parameter {name} is given {len(values)} times; once is right")
        return values[0] if values else None


def in_address(request: Request) -> list[tuple[str, str]]:
    """The parameters in the address of ``request``."""
    return _parameters(request.scope["query_string"], "the address")


async def asked(request: Request, settings: Settings) -> Asked:
    """The parameters in the address and, of a POST, in the form; or the query that its body is."""
    parameters = in_address(request)
    if request.method != "POST":
        return Asked(parameters)
    type_, encoding = _content_type(request)
    if type_ == UPDATE:
        raise RefusedError(403, "updates are refused: this endpoint is read-only")
    if type_ not in (FORM, QUERY):
        was = type_ or "nothing"
        raise RefusedError(415, f"the Content-Type of a POST is {QUERY} or {FORM}, not {was}")
    if encoding not in ("", "utf-8", "utf8"):
        raise RefusedError(400, f"a query is sent in UTF-8, not in {encoding}")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError(415, "the body is sent as it is, without a Content-Encoding")
    content = await body(request, settings.body)
    if type_ == FORM:
        return Asked([*parameters, *_parameters(content, "the form")])
    try:
        return Asked(parameters, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8: byte {error.start} is wrong") from error


def _content_type(request: Request) -> tuple[str, str]:
    type_, *parameters = request.headers.get("content-type", "").split(";")
    given = {key.strip().lower(): value.strip(" \"'") for key, _, value in (p.partition("=") for p in parameters)}
    return type_.strip().lower(), given.get("charset", "").lower()


async def body(request: Request, most: int) -> bytes:
    """The body of ``request``; RefusedError where it is longer than ``most`` bytes."""
    words = f"the body is larger than the {most:,} bytes that are read"
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise RefusedError(413, words)
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise RefusedError(413, words)
    return bytes(read)


def _parameters(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        text = raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"{where} has bytes that are not percent-encoded") from error
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"{where} is not percent-encoded UTF-8") from error
    except ValueError as error:
        raise RefusedError(400, f"{where} has more than {_MOST_PARAMETERS} parameters") from error
