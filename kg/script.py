"""Traditional characters read as Simplified ones, each in its place, so that one set of words and rules serves both;
half-width commas as those that Chinese text has.

The steps look at the Simplified reading of a text; what they find is told in the characters that stand there. Offsets
count in either alike: no character is added or left out. The tables are those of OpenCC (https://github.com/BYVoid/OpenCC),
which is loaded only where a text has Traditional characters.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from kg.model import Claim, Document, Mention

# the linking rule by which the Traditional form of a name is a name of it
RULE = "script:traditional"
# frequent characters that no Simplified text has, but in a name or a quotation
_MARKS = re.compile(
    "[這個們來時為說國會過對學麼發當沒還樣種開總從無現動頭經長愛給間兩親進話與見問點幾實將聲車機氣別書體電門聽員許寫馬難"
    "結東記處讓應場報關張認萬邊風師數滿戰遠輕條業縣區鎮鄉黨辦設議項資產劃簽約團創務規範導負責醫環態農貿銀財濟協選舉臺灣"
    "廣陽劉陳趙楊吳鄭鄧馮葉蘇蔣蕭單據錄際線統連運達類觀計訪談論證評調領題願顯飛館驗龍歲歷參圍圖積極組織細構標億畝噸號]"
)
# so many of them, and a text is read as Traditional
_LEAST = 3
_REASON = "的繁体字写法"
# half-width marks where only the full-width ones part sentences and clauses: 全长12公里,连接|两县 (but 25,715股)
_HALF = re.compile(
    r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff“《（(0-9A-Za-z])|(?<=[”》）)%0-9A-Za-z])[,;](?=[\u4e00-\u9fff“《])|(?<=[\u4e00-\u9fff])[,;]$",
    re.M,
)
_COMMA = re.compile(r"[\u4e00-\u9fff],[\u4e00-\u9fff]")
_FULL = str.maketrans(",;:?!", "，；：？！")
_HALVED = str.maketrans("，；：？！", ",;:?!")
# quotation marks that go with the characters
_QUOTES = str.maketrans("「」『』", "“”‘’")


def simplified(text: str, least: int = _LEAST) -> str:
    """``text`` with Simplified characters for Traditional ones, as long as before; ``text`` itself where fewer than
    ``least`` characters show that it is Traditional."""
    found = _MARKS.finditer(text)
    if any(next(found, None) is None for _ in range(least)):
        return text
    return _converted(text)


@lru_cache(maxsize=64)
def _converted(text: str) -> str:
    converted = _converter()(text)
    if len(converted) != len(text):  # no table of today's OpenCC does so to this
        converted = "".join(map(_one, text))
    return converted.translate(_QUOTES)


def _one(character: str) -> str:
    converted = _converter()(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("tw2s").convert
    return convert


def _parted(text: str) -> str:
    """``text`` with full-width marks between its words; ``text`` itself where it has them already."""
    commas = _COMMA.finditer(text) if "," in text else iter(())
    if any(next(commas, None) is None for _ in range(_LEAST)):
        return text
    return _HALF.sub(lambda mark: mark[0].translate(_FULL), text)


def as_read(document: Document) -> Document:
    """The document as the steps read it, in Simplified characters and with full-width commas; ``document`` itself where
    it is so written."""
    text = _parted(simplified(document.text))
    if text is document.text:
        return document
    if text.translate(_HALVED) == document.text.translate(_HALVED):
        return replace(document, text=text)
    title, source = (value and _converted(value) for value in (document.title, document.source))
    credits = tuple(credit._replace(role=_converted(credit.role)) for credit in document.credits)
    return replace(document, text=text, title=title, source=source, credits=credits)


def as_written(text: str, stretch: str) -> str:
    """What was read in the Simplified reading of ``stretch``, in the characters of ``stretch`` itself: the very words
    where they stand there, else each character as ``stretch`` writes it if it writes it in one way."""
    read = simplified(stretch, 1)
    if read is stretch or not text:
        return text
    at = read.find(text)
    return stretch[at : at + len(text)] if at >= 0 else text.translate(_writes(stretch))


def restored(document: Document, raw: str) -> Document:
    """A document that was made of the Simplified reading of ``raw``, in the characters of ``raw``."""
    text = list(document.text)
    for start, origin, length in document.stretches:
        text[start : start + length] = raw[origin : origin + length]
    title, source = (value and as_written(value, raw) for value in (document.title, document.source))
    credits = tuple(credit._replace(role=as_written(credit.role, raw)) for credit in document.credits)
    return replace(document, text="".join(text), title=title, source=source, credits=credits)


@lru_cache(maxsize=64)
def _writes(stretch: str) -> Mapping[int, str]:
    """How ``stretch`` writes the characters of its Simplified reading, those that it writes in one way."""
    ways: dict[str, set[str]] = {}
    for plain, written in zip(_converted(stretch), stretch, strict=True):
        ways.setdefault(plain, set()).add(written)
    return {ord(plain): next(iter(way)) for plain, way in ways.items() if len(way) == 1 and way != {plain}}


def mention_as_written(mention: Mention, text: str) -> Mention:
    """A mention of the Simplified reading of ``text`` in the characters of ``text``; its ``name`` stays Simplified."""
    start, end, read, *_ = mention
    surface = text[start:end]
    if surface == read:
        return mention
    if (halved := read.translate(_HALVED)) == surface.translate(_HALVED):
        return mention._replace(text=surface)
    if halved != _converted(text)[start:end].translate(_HALVED):
        return mention
    name = mention.name or read
    return mention._replace(text=surface, name=name, because=mention.because or reason(surface, name))


def mention_as_read(mention: Mention) -> Mention:
    """The mention that :func:`mention_as_written` was given, where its name was no other one; other mentions as they
    are."""
    if mention.name is None or not mention.because.endswith(_REASON):
        return mention
    return mention._replace(text=mention.name, name=None, because="")


def claim_as_written(claim: Claim, text: str) -> Claim:
    """A claim of the Simplified reading of ``text`` with its ends as ``text`` writes them; its words stay Simplified,
    so that the claims of other texts agree with it."""
    subject, target = (end and mention_as_written(end, text) for end in (claim.subject, claim.object))
    return claim._replace(subject=subject, object=target)


def reason(written: str, read: str) -> str:
    """The reason of RULE."""
    return f"“{written}”是“{read}”{_REASON}"
