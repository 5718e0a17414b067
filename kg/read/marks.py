"""What a short line by itself shows: a byline, the credit of a picture, or a headline."""

import re

from kg.read.names import NO_SIGNATURE, ROLE, read_people

SIGNED = re.compile(r"[（(]\s?(?P<people>[一-鿿·]{2,4}(?:[\s、]+[一-鿿·]{2,4}){0,5}?)(?:\s+报[道导])?\s?[)）]")


def is_byline(text: str) -> bool:
    """Whether the line is nothing but roles and names (■记者 张三 通讯员 李四, 本报记者 王五 报道)."""
    signature = SIGNED.fullmatch(text)
    if signature is not None and NO_SIGNATURE.search(signature["people"]) is None:
        people = read_people(text, *signature.span("people"), "作者")
        return people.end == signature.end("people") and bool(people.credits)
    if not 3 <= len(text) <= 120 or ROLE.search(text) is None:
        return False
    people = read_people(text, 0, len(text))
    return people.has_role and bool(people.credits) and people.end == len(text)


def is_photo_credit(text: str) -> bool:
    """Whether a byline is that of a picture only (新华社记者 张三 摄)."""
    return text.rstrip(" \u3000)）】]").endswith(("摄", "供图", "摄影", "攝"))


def is_headline(text: str, longest: int = 60) -> bool:
    """Whether the line may be a headline: short, not a sentence, not an item of a list."""
    if (
        not 4 <= len(text) <= longest
        or text[-1] in "。；;，,、：:…"
        or "。" in text
        or text.startswith(("（此件", "(此件"))
    ):
        return False
    return len(re.findall("[一-鿿]", text)) >= 4 and text.count("，") + text.count(",") <= 2
