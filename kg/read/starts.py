"""Where in the paragraphs of a file an article begins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.read import dates
from kg.read.marks import is_photo_credit
from kg.read.parts import Part, is_closing, is_opening_meta

_EDITORIAL = re.compile("编者按|核心提示|摘要|导读|导语|提要|阅读提示")
_SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}[、，.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|第[一二三四五六七八九十]+[章节条部]"
)
_ANNEX = re.compile(r"[（(]此件|附(?:件|录|表|[：:]|[\u4e00-\u9fff]{2,4}(?:先生|女士)?简历)")
_HEREBY = re.compile(r"特此(?:公告|通知|公示|说明|报告|声明|函告)[。！]?\s*$")
_SHORT = 150  # a body of fewer characters may still be the preface of the article that follows


def starts_of(parts: Sequence[Part]) -> list[int]:
    """Where each article's body begins."""
    starts: list[int] = []
    has_lead = False
    length = 0
    for number, part in enumerate(parts):
        if part.kind not in ("lead", "body"):
            continue
        if not starts:
            begins = True
        elif part.kind == "lead":
            low = gap_start(parts, number)
            titled = any(other.kind in ("headline", "byline") for other in parts[low:number])
            begins = has_lead or titled or length >= _SHORT
            if begins and length < _SHORT and _is_preface(parts[starts[-1] : low]):
                begins = False
        else:
            low = gap_start(parts, number)
            opens = _opens(parts[low:number]) and not _is_signature(parts, low, number)
            opens = opens and not _is_issued(parts, low, number)
            begins = opens and _rest(parts, number) >= 40
        if begins:
            starts.append(number)
            has_lead, length = False, 0
        has_lead = has_lead or part.kind == "lead"
        length += len(part.text)
    return starts


def _is_signature(parts: Sequence[Part], low: int, number: int) -> bool:
    """Whether the furniture ``parts[low:number]`` is who signs a notice, and when, with an annex behind it."""
    gap = [part for part in parts[low:number] if part.kind != "navigation"]
    annex = bool(gap) and gap[-1].kind == "headline" and _ANNEX.match(gap[-1].text.text) is not None
    end = len(gap) - annex
    kinds = [part.kind for part in gap[max(0, end - 2) : end]]
    if low == 0 or kinds != ["headline", "meta"] or dates.FULL_DATE.fullmatch(gap[end - 1].text.text.strip()) is None:
        return False
    if annex or _ANNEX.match(parts[number].text.text):
        return True
    above = [parts[low - 1], *gap[: end - 2]]  # 特此公告 without its full stop looks like a headline
    return _HEREBY.search(above[-1].text.text) is not None


def _is_issued(parts: Sequence[Part], low: int, number: int) -> bool:
    """Whether the furniture ``parts[low:number]`` ends a notice that issues what stands behind it: a signature with its
    day, and the title of a document that the notice has named (现将《某某方案》印发给你们 … 某某方案)."""
    gap = [part for part in parts[low:number] if part.kind != "navigation"]
    if low == 0 or len(gap) < 3 or gap[-1].kind != "headline":
        return False
    signed = any(
        one.kind == "headline" and two.kind == "meta" and dates.FULL_DATE.fullmatch(two.text.text.strip())
        for one, two in pairwise(gap[:-1])
    )
    title = gap[-1].text.text.strip()
    return signed and len(title) > 5 and any(f"《{title}" in part.text.text for part in parts[:low])


def _is_preface(body: Sequence[Part]) -> bool:
    return not any(part.kind == "lead" for part in body) and (
        len(body) == 1 or bool(body and _EDITORIAL.search(body[0].text.text[:12]))
    )


def _rest(parts: Sequence[Part], number: int) -> int:
    """Characters of body from here on to the next furniture."""
    length = 0
    for part in parts[number:]:
        if part.kind not in ("body", "lead"):
            break
        length += len(part.text)
    return length


def gap_start(parts: Sequence[Part], start: int) -> int:
    """Where the furniture before ``start`` begins."""
    low = start
    while low > 0 and parts[low - 1].kind not in ("body", "lead"):
        low -= 1
    return low


def _opens(gap: Sequence[Part]) -> bool:
    """Whether the furniture between two bodies closes one article and opens another."""
    announced = False  # whether a byline or a date follows
    heads: list[tuple[int, bool]] = []
    for number in range(len(gap) - 1, -1, -1):
        part = gap[number]
        if (part.kind == "byline" and not is_photo_credit(part.text.text)) or (
            part.kind == "meta" and is_opening_meta(part.text.text)
        ):
            announced = True
        elif part.kind == "headline" and not _SECTION.match(part.text.text):
            heads.append((number, announced))
    closing = next((number for number, part in enumerate(gap) if is_closing(part)), len(gap))
    return any(announced or number > closing for number, announced in heads)
