"""Round-ups: one article that tells several pieces of news, each under a headline of its own.

国内快讯 / 北岷铁路全线贯通 / 今天，北岷铁路全线贯通。… / 第五届青禾茶博会开幕 / …

What one piece tells is never said of what another one names, so that each is read by itself, its headline as its title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Block, Document, Mention

# titles that tell of no news but of a collection
_COLLECTION = re.compile(
    r"(?:快讯|简讯|要闻|简报|集锦|速览|速递|一览|播报|早报|晚报|早餐|头条|短波|资讯|短讯|简明新闻|一句话新闻)(?:[（(：:|｜\s\d].*)?$"
)
_LONGEST = 48
_FEWEST = 2
_STOPS = re.compile(r"[。；;]")


def pieces(document: Document, mentions: Sequence[Mention]) -> tuple[Document, ...]:
    """The document as one for each piece of a round-up, with the same text and offsets; itself where it is none."""
    heads = _headlines(document)
    if len(heads) < _FEWEST or not _collects(document, heads, mentions):
        return (document,)
    return tuple(replace(document, blocks=blocks) for blocks in _cut(document.blocks, frozenset(heads)))


def _headlines(document: Document) -> list[int]:
    """The numbers of the blocks that are short, without a full stop, and stand before a paragraph that has one."""
    blocks = document.blocks
    return [
        i
        for i, (block, below) in enumerate(pairwise(blocks))
        if block.kind == below.kind == "body"
        and block.end - block.start <= _LONGEST
        and not _STOPS.search(document.text, block.start, block.end)
        and "。" in document.text[below.start : below.end]
    ]


def _collects(document: Document, heads: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Whether the title tells of a collection, or names nothing while the first headline follows it at once and all
    headlines name something."""
    title = next((i for i, block in enumerate(document.blocks) if block.kind == "title"), None)
    if title is None:
        return False
    if _COLLECTION.search(document.text[document.blocks[title].start : document.blocks[title].end].strip()):
        return True
    return heads[0] == title + 1 and all(
        any(document.blocks[i].start <= m.start < document.blocks[i].end for m in mentions) == (i != title)
        for i in (title, *heads)
    )


def _cut(blocks: Sequence[Block], heads: frozenset[int]) -> Iterator[tuple[Block, ...]]:
    """The blocks of each piece, a headline as its title; what stands before the first is a piece, too."""
    piece: list[Block] = []
    for i, block in enumerate(blocks):
        if i in heads:
            yield tuple(piece)
            piece = [block._replace(kind="title")]
        else:
            piece.append(block)
    yield tuple(piece)
