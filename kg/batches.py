"""Documents in lists that are analysed together."""

from collections.abc import Iterable, Iterator

from kg.model import Document

# tagged at one go: more makes better batches and takes more memory
_CHARACTERS = 100_000


def chunks(documents: Iterable[Document], characters: int = _CHARACTERS) -> Iterator[list[Document]]:
    """The documents, in order, in lists of some ``characters``, by default as long as the tagger takes at a go."""
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
