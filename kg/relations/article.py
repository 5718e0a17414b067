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
        yield _stated(scene, "publishedBy", _known(scene, source), start, end, "metadata:source", {})
    yield from _other_sources(scene)
    if not document.source:
        yield from _signed(scene)
        yield from _bracketed(scene)
    if document.published and document.published_by in ("metadata", "text"):
        start, end = stated.get("published", (0, 0))
        yield _stated(scene, "publishedOn", document.published, start, end, f"{document.published_by}:published", {})


# a medium in brackets at the end: （《远山日报》快讯中心）
_LAST = re.compile(
    r"(?:[（(][^（）()]{2,20}[）)])?[（(](?:(?:资料|文章|信息|消息)?来源[：:]|据|(?:本?文)?(?:来自|转自|摘自))?《?#》?(?:快讯中心|编辑部|客户端|微信公众号)?[）)]"
)
_SIGNERS = ("Government", "Company", "Organization")
_SIGNATURE = re.compile(r"#(?:董事会|监事会|办公室|党组|党委)?(?:[（(](?:印章|盖章|章)[）)])?")
# no value, but the next key (来源： 发布时间：…), is none
_SOURCE = re.compile(
    r"(?:来源|稿源)[:：]\s*(?P<name>(?!(?:本站|本网|网站|网络)?(?:原创|转载)|本站|本网|互联网)[\u4e00-\u9fffA-Za-z·]{2,20}+)(?!\s*[:：])"
)


def _other_sources(scene: Scene) -> Iterator[Claim]:
    """Sources that meta lines name beside the publisher (页首某某网, 页尾“来源：某某融媒体中心”)."""
    for block in scene.document.blocks:
        if block.kind != "meta":
            continue
        for match in _SOURCE.finditer(scene.text, block.start, block.end):
            name = match["name"]
            if not (scene.document.source or "").startswith(name):  # 青石网-云岭频道
                start, end = match.span("name")
                source = Mention(start, end, name, "Organization", "metadata:source")
                yield _stated(scene, "publishedBy", _known(scene, source), start, end, "metadata:source", {})


def _known(scene: Scene, source: Mention) -> Mention:
    """The publisher as the text speaks of it, where its name is that of a zone, town or body (来源：某某开发区)."""
    name = source.name or source.text
    return next((m for m in scene.mentions if m.text == name and m.type != "Person"), source)


def _signed(scene: Scene) -> Iterator[Claim]:
    """The body that signs a notice, on a line of its own before the line of the date: 某某股份有限公司董事会."""
    for line, below in zip(scene.lines, scene.lines[1:], strict=False):
        body, date = (next(iter(x.units), None) for x in (line, below))
        if body is None or body.mention is None or body.kind not in _SIGNERS or body.refers or date is None:
            continue
        if date.kind != "Date" or date.text != scene.text[below.start : below.end].strip():
            continue
        if _SIGNATURE.fullmatch(scene.text[line.start : line.end].replace(body.text, "#", 1).strip()):
            yield _stated(scene, "publishedBy", body.mention, line.start, line.end, "signature", {})
            return


def _bracketed(scene: Scene) -> Iterator[Claim]:
    """The medium that stands in brackets on the last line by itself."""
    if not scene.lines:
        return
    line = scene.lines[-1]
    media = [u for u in line.units if u.kind == "Organization" and u.mention and not u.refers]
    text = scene.text[line.start : line.end].strip()
    if len(media) == 1 and media[0].mention and _LAST.fullmatch(text.replace(media[0].text, "#", 1)):
        yield _stated(scene, "publishedBy", media[0].mention, line.start, line.end, "bracketed", {})


def _stated(
    scene: Scene, predicate: str, target: Mention | str, start: int, end: int, rule: str, qualifiers: dict[str, str]
) -> Claim:
    named, literal = (target, None) if isinstance(target, Mention) else (None, target)
    return Claim(predicate, None, named, literal, tuple(qualifiers.items()), "asserted", 0.97, start, end, rule)
