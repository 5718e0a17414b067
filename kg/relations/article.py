"""What an article says of itself: who wrote it, who published it, when."""

from collections.abc import Iterator

from kg.model import Claim, Mention
from kg.relations.scene import Scene


def find_article_facts(scene: Scene) -> Iterator[Claim]:
    """reportedBy, publishedBy and publishedOn, from the byline and the metadata."""
    document = scene.document
    for credit in document.credits:
        name = scene.text[credit.start : credit.end]
        person = Mention(credit.start, credit.end, name, "Person", f"byline:{credit.role}")
        yield _stated(scene, "reportedBy", person, credit.start, credit.end, "byline", {"role": credit.role})
    stated = {key: (start, end) for key, start, end in document.stated}
    if document.source:
        start, end = stated.get("source", (0, 0))
        source = Mention(start, end, scene.text[start:end] or document.source, "Organization", "metadata:source", document.source)
        yield _stated(scene, "publishedBy", source, start, end, "metadata:source", {})
    if document.published and document.published_by in ("metadata", "text"):
        start, end = stated.get("published", (0, 0))
        yield _stated(scene, "publishedOn", document.published, start, end, f"{document.published_by}:published", {})


def _stated(scene: Scene, predicate: str, target: Mention | str, start: int, end: int, rule: str, qualifiers: dict[str, str]) -> Claim:
    is_mention = isinstance(target, Mention)
    return Claim(
        predicate, None, target if is_mention else None, None if is_mention else str(target),
        tuple(qualifiers.items()), "asserted", 0.97, start, end, rule,
    )  # fmt: skip
