"""Paragraphs of one file to articles: what is title, byline, body and metadata, and where one article ends."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.read import dates
from kg.read.layout import Paragraph, join
from kg.read.mapped import Mapped
from kg.read.marks import is_byline, is_headline, is_meta, is_navigation, is_photo_credit, items, lead

_CLOSING_KEYS = re.compile("编辑|责编|审|校对|监制|编审")
_EDITORIAL = re.compile("编者按|核心提示|摘要|导读|导语|提要|阅读提示")
_SUBTITLE = re.compile("[—―─-]{1,3}")
_SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}[、，.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|第[一二三四五六七八九十]+[章节条部]"
)
_ANNEX = re.compile(r"[（(]此件|附(?:件|录|表|[：:]|[\u4e00-\u9fff]{2,4}(?:先生|女士)?简历)")
_HEREBY = re.compile(r"特此(?:公告|通知|公示|说明|报告|声明|函告)[。！]?\s*$")
# whose announcement it is, on a line of its own above 关于…的公告
_ISSUER = re.compile(r".{4,}(?:公司|委员会|政府|局|厅|院|大学|协会)$")
# what a paper is called below its issuer: 关于…的公告, 业绩预增公告
_HEADS = re.compile(r"关于|[^，。]{2,30}(?:公告|报告|提示|说明)$")
# a line of a form: 建设单位：…有限公司, 联系人：…
_FILLED = re.compile(
    r"(?:[\d（(一二三四五六七八九十）)、.．]{0,4})(?:建设|施工|监理|设计|勘察|招标|采购|编制|申请|申报|主管|受理|公示|中标|承办|评价|环评)?"
    r"(?:单位|机构|人|地[点址]|电话|名称|方式|邮箱|时间|日期|编号)(?:名称)?[：:]"
)
_LONGEST_TITLE = 120
_SHORT = 150  # a body of fewer characters may still be the preface of the article that follows


class Part(NamedTuple):
    """A paragraph and what it is for: title, headline, byline, lead, body, meta or navigation."""

    kind: str
    text: Mapped


class Article(NamedTuple):
    """The parts of one article in the order of the file, at most one of them a title."""

    parts: tuple[Part, ...]


def split(found: Sequence[Paragraph]) -> list[Article]:
    """The articles that the paragraphs of one file make up: one, unless its marks show that there are more."""
    parts = _classify(found)
    starts = _starts(parts)
    if not starts:
        return [_finish(parts, (), ())] if parts else []
    gaps = [_gap_start(parts, start) for start in starts]
    bodies = [parts[start : gaps[number + 1] if number + 1 < len(gaps) else _trailing(parts)]
              for number, start in enumerate(starts)]  # fmt: skip
    furniture = [parts[low:high] for low, high in zip(gaps[1:], starts[1:], strict=True)]
    cuts = _share_out(parts[: starts[0]], bodies, furniture, parts[_trailing(parts) :])
    articles: list[Article] = []
    for number, body in enumerate(bodies):
        before = furniture[number - 1][cuts[number - 1] :] if number else parts[: starts[0]]
        after = furniture[number][: cuts[number]] if number < len(furniture) else parts[_trailing(parts) :]
        articles.append(_finish(before, body, after))
    return articles


def _classify(found: Sequence[Paragraph]) -> list[Part]:
    parts: list[Part] = []
    seen_body = False
    for paragraph in found:
        text = paragraph.text.text
        kind = "body"
        if is_navigation(text):
            kind = "navigation"
        elif lead(text) is not None:
            kind = "lead"
        elif is_meta(text, header=not seen_body):
            kind = "meta"
        elif is_byline(text):
            kind = "byline"
        elif paragraph.headline or is_headline(text, 60 if parts else _LONGEST_TITLE):
            kind = "headline"
        seen_body = kind in ("body", "lead") or (seen_body and kind in ("headline",))
        if kind == "navigation":
            seen_body = False
        parts.append(Part(kind, paragraph.text))
    return parts


def _starts(parts: Sequence[Part]) -> list[int]:
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
            low = _gap_start(parts, number)
            titled = any(other.kind in ("headline", "byline") for other in parts[low:number])
            begins = has_lead or titled or length >= _SHORT
            if begins and length < _SHORT and _is_preface(parts[starts[-1] : low]):
                begins = False
        else:
            low = _gap_start(parts, number)
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


def _gap_start(parts: Sequence[Part], start: int) -> int:
    """Where the furniture before ``start`` begins."""
    low = start
    while low > 0 and parts[low - 1].kind not in ("body", "lead"):
        low -= 1
    return low


def _trailing(parts: Sequence[Part]) -> int:
    return _gap_start(parts, len(parts))


def _opens(gap: Sequence[Part]) -> bool:
    """Whether the furniture between two bodies closes one article and opens another."""
    announced = False  # whether a byline or a date follows
    heads: list[tuple[int, bool]] = []
    for number in range(len(gap) - 1, -1, -1):
        part = gap[number]
        if (part.kind == "byline" and not is_photo_credit(part.text.text)) or (
            part.kind == "meta" and _is_opening_meta(part.text.text)
        ):
            announced = True
        elif part.kind == "headline" and not _SECTION.match(part.text.text):
            heads.append((number, announced))
    closing = next((number for number, part in enumerate(gap) if _is_closing(part)), len(gap))
    return any(announced or number > closing for number, announced in heads)


def _is_opening_meta(text: str) -> bool:
    return dates.FULL_DATE.search(text) is not None or any(item.key in ("作者", "记者") for item in items(text))


def _is_closing(part: Part) -> bool:
    if part.kind in ("navigation", "byline"):
        return part.kind == "navigation" or not is_photo_credit(part.text.text)
    return part.kind == "meta" and any(_CLOSING_KEYS.search(item.key) for item in items(part.text.text))


def _share_out(
    first: Sequence[Part], bodies: Sequence[Sequence[Part]], furniture: Sequence[Sequence[Part]], last: Sequence[Part]
) -> list[int]:
    """How much of each gap's furniture belongs to the article before it: the cuts with the highest total score.

    A headline or byline may stand before its article or after it, so no gap can be cut by itself.
    """
    if not furniture:
        return []
    grams = [_bigrams("".join(part.text.text for part in body)) for body in bodies]
    table: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, gap in enumerate(furniture):
        previous = furniture[number - 1] if number else first
        reached: dict[int, tuple[float, int]] = {}
        for cut in _places(len(gap)):
            for earlier, (score, _) in table[-1].items():
                before = previous[earlier:]
                total = score + _score(before, gap[:cut], grams[number])
                if cut not in reached or total > reached[cut][0]:
                    reached[cut] = (total, earlier)
        table.append(reached)
    previous = furniture[-1] if furniture else first
    best = max(
        table[-1], key=lambda cut: (table[-1][cut][0] + _score(previous[cut:], last, grams[-1]), cut)
    )  # fmt: skip
    cuts: list[int] = []
    for reached in reversed(table[1:]):
        cuts.append(best)
        best = reached[best][1]
    return cuts[::-1]


def _places(length: int) -> Sequence[int]:
    """Where a gap may be cut; a long one is a list of headlines, and only its ends matter."""
    return range(length + 1) if length <= 12 else (*range(4), *range(length - 8, length + 1))


def _score(before: Sequence[Part], after: Sequence[Part], grams: frozenset[str]) -> float:
    """How well the furniture before and after a body makes one article of it."""
    titles = _groups(before), _groups(after)
    count = len(titles[0]) + len(titles[1])
    score = 0.0
    if count:
        score += 3 - 2 * (count - 1) + (1 if titles[0] else 0)
        score += 4 * max(_overlap(title, grams) for title in (*titles[0], *titles[1]))
    bylines = sum(part.kind == "byline" for part in before), sum(part.kind == "byline" for part in after)
    if any(bylines):
        score += 2 - 1.5 * (sum(bylines) - 1) + (0.5 if bylines[0] else 0)
    headed = False
    for part in before:
        headed = headed or part.kind in ("headline", "byline")
        if part.kind == "navigation" or (part.kind == "meta" and not headed):
            score -= 1 if _is_closing(part) or not _is_opening_meta(part.text.text) else 0
    score -= sum(
        1 for part in after if part.kind == "meta" and _is_opening_meta(part.text.text) and not _is_closing(part)
    )
    return score


def _groups(parts: Sequence[Part]) -> list[str]:
    """The headlines, those that follow each other directly taken together."""
    groups: list[str] = []
    last = ""
    for part in parts:
        if part.kind == "headline":
            groups[-1:] = [groups[-1] + part.text.text] if last == "headline" else [*groups[-1:], part.text.text]
        last = part.kind
    return groups


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _overlap(title: str, grams: frozenset[str]) -> float:
    """The share of the title's pairs of characters that the body has too."""
    pairs = [title[at : at + 2] for at in range(len(title) - 1) if title[at] >= "\u4e00" and title[at + 1] >= "\u4e00"]
    return sum(pair in grams for pair in pairs) / len(pairs) if pairs else 0.0


def _finish(before: Sequence[Part], body: Sequence[Part], after: Sequence[Part]) -> Article:
    """Chooses the title, moves it to the front, and makes body of the other headlines."""
    head, title = _title_before(before, body)
    tail = list(after)
    if title is None and body:
        head, tail, title = _title_after(head, body, tail)
    parts = [
        part._replace(kind="body") if part.kind in ("headline", "lead") else part
        for part in (*head, *body, *tail)
        if part.kind != "navigation"
    ]
    return Article((Part("title", title), *parts) if title is not None else tuple(parts))


def _title_before(before: Sequence[Part], body: Sequence[Part]) -> tuple[list[Part], Mapped | None]:
    head = list(before)
    places = {number for number, part in enumerate(head) if part.kind == "headline"}
    if not places or not body:
        return head, None
    first = min(places)
    last = first
    while last + 1 in places and (
        _SUBTITLE.match(head[last + 1].text.text)
        or (_ISSUER.match(head[last].text.text) and _HEADS.match(head[last + 1].text.text))
        or (last > first and head[last + 1].text.text.startswith(("暨", "的公告")))
    ):
        last += 1
    followed = any(part.kind in ("byline", "meta") for part in head[last + 1 :]) or body[0].kind == "lead"
    title = join([part.text for part in head[first : last + 1]])
    if not followed and max(len(part.text) for part in body) <= len(title):
        return head, None
    return [*head[:first], *head[last + 1 :]], title


def _title_after(
    head: list[Part], body: Sequence[Part], tail: list[Part]
) -> tuple[list[Part], list[Part], Mapped | None]:
    """A headline below the text is its title only where the text shows it."""
    if not any(part.kind == "headline" for part in tail):
        return head, tail, None
    grams = _bigrams("".join(part.text.text for part in body))
    for number, part in enumerate(tail):
        after = tail[number + 1] if number + 1 < len(tail) else None
        if after and after.kind == "meta" and _ISSUER.match(part.text.text) and _is_opening_meta(after.text.text):
            continue  # who signs, and when
        if _FILLED.match(part.text.text):
            continue
        if part.kind == "headline" and len(part.text) >= 8 and _overlap(part.text.text, grams) >= 0.5:
            return head, [*tail[:number], *tail[number + 1 :]], part.text
    return head, tail, None
