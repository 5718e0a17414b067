"""What an article says of itself: who wrote it, who published it, when."""

import re
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
        source = Mention(
            start, end, scene.text[start:end] or document.source, "Organization", "metadata:source", document.source
        )
        yield _stated(scene, "publishedBy", source, start, end, "metadata:source", {})
    yield from _other_sources(scene)
    if document.published and document.published_by in ("metadata", "text"):
        start, end = stated.get("published", (0, 0))
        yield _stated(scene, "publishedOn", document.published, start, end, f"{document.published_by}:published", {})


_SOURCE = re.compile(r"(?:来源|稿源)[:：]\s*(?P<name>[\u4e00-\u9fffA-Za-z·]{2,20})")


def _other_sources(scene: Scene) -> Iterator[Claim]:
    """Sources that meta lines name beside the publisher (页首某某网, 页尾“来源：某某融媒体中心”)."""
    for block in scene.document.blocks:
        if block.kind != "meta":
            continue
        for match in _SOURCE.finditer(scene.text, block.start, block.end):
            name = match["name"]
            if name != scene.document.source:
                start, end = match.span("name")
                source = Mention(start, end, name, "Organization", "metadata:source")
                yield _stated(scene, "publishedBy", source, start, end, "metadata:source", {})


def _stated(
    scene: Scene, predicate: str, target: Mention | str, start: int, end: int, rule: str, qualifiers: dict[str, str]
) -> Claim:
    named, literal = (target, None) if isinstance(target, Mention) else (None, target)
    return Claim(predicate, None, named, literal, tuple(qualifiers.items()), "asserted", 0.97, start, end, rule)
