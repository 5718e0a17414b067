"""Which headline above or below a text is its title."""

import re
from collections.abc import Sequence

from kg.read.layout import join
from kg.read.mapped import Mapped
from kg.read.parts import Part, is_opening_meta

_SUBTITLE = re.compile("[—―─-]{1,3}")
# whose announcement it is, on a line of its own above 关于…的公告
ISSUER = re.compile(r".{4,}(?:公司|委员会|政府|局|厅|院|大学|协会)$")
# what a paper is called below its issuer: 关于…的公告, 业绩预增公告
_HEADS = re.compile(r"关于|[^，。]{2,30}(?:公告|报告|提示|说明)$")
# a line of a form: 建设单位：…有限公司, 联系人：…
_FILLED = re.compile(
    r"(?:[\d（(一二三四五六七八九十）)、.．]{0,4})(?:建设|施工|监理|设计|勘察|招标|采购|编制|申请|申报|主管|受理|公示|中标|承办|评价|环评)?"
    r"(?:单位|机构|人|地[点址]|电话|名称|方式|邮箱|时间|日期|编号)(?:名称)?[：:]"
)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of characters that stand side by side in a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def overlap(title: str, grams: frozenset[str]) -> float:
    """The share of the title's pairs of characters that the body has too."""
    pairs = [title[at : at + 2] for at in range(len(title) - 1) if title[at] >= "\u4e00" and title[at + 1] >= "\u4e00"]
    return sum(pair in grams for pair in pairs) / len(pairs) if pairs else 0.0


def title_before(before: Sequence[Part], body: Sequence[Part]) -> tuple[list[Part], Mapped | None]:
    """The parts ``before`` a body without its title, and the title: the first headline with those that belong to it;
    None where no headline is there, or it is no title to this body."""
    head = list(before)
    places = {number for number, part in enumerate(head) if part.kind == "headline"}
    if not places or not body:
        return head, None
    first = min(places)
    last = first
    while last + 1 in places and (
        _SUBTITLE.match(head[last + 1].text.text)
        or (ISSUER.match(head[last].text.text) and _HEADS.match(head[last + 1].text.text))
        or (last > first and head[last + 1].text.text.startswith(("暨", "的公告")))
    ):
        last += 1
    followed = any(part.kind in ("byline", "meta") for part in head[last + 1 :]) or body[0].kind == "lead"
    title = join([part.text for part in head[first : last + 1]])
    if not followed and max(len(part.text) for part in body) <= len(title):
        return head, None
    return [*head[:first], *head[last + 1 :]], title


def title_after(
    head: list[Part], body: Sequence[Part], tail: list[Part]
) -> tuple[list[Part], list[Part], Mapped | None]:
    """A headline below the text is its title only where the text shows it."""
    if not any(part.kind == "headline" for part in tail):
        return head, tail, None
    grams = bigrams("".join(part.text.text for part in body))
    for number, part in enumerate(tail):
        after = tail[number + 1] if number + 1 < len(tail) else None
        if after and after.kind == "meta" and ISSUER.match(part.text.text) and is_opening_meta(after.text.text):
            continue  # who signs, and when
        if _FILLED.match(part.text.text):
            continue
        if part.kind == "headline" and len(part.text) >= 8 and overlap(part.text.text, grams) >= 0.5:
            return head, [*tail[:number], *tail[number + 1 :]], part.text
    return head, tail, None
