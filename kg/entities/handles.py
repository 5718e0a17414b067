"""Accounts that a post calls by @: people, or bodies by their head words."""

import re
from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary
from kg.model import ORGANISATIONS

# not behind a letter, as in a mail address
_HANDLE = re.compile(
    r"(?<![A-Za-z0-9._])[@＠](?P<name>[\w\-·]{2,16})(?=[\s:：，,。、！!？?；;/）)”\"』」【\[\]#@＠]|$)"
)
# a sentence that runs on behind the name
_SAID = re.compile(r"(?P<name>\w{2,6}?)(?:的|说|称|表示|在|发|爆料)\w{5,}$")
_NOBODY = re.compile(r"[\d一两二三四五六七八九十几多][个位名]|(?:好友|朋友|大家|所有人)$")


def find_handles(reading: Reading) -> Iterator[Candidate]:
    """The name behind each @, as a person unless its head word tells of a body (@青禾县公安局)."""
    if "@" not in reading.text and "＠" not in reading.text:
        return
    vocabulary = Vocabulary.of(reading.rules)
    for match in _HANDLE.finditer(reading.text):
        if _NOBODY.search(match["name"]) or match["name"].isdigit():
            continue
        start, end = match.span("name")
        said = _SAID.match(match["name"])  # @青石网的粉丝超过20万
        end = start + said.end("name") if said else end
        kind = vocabulary.type_of(reading.text[start:end])
        yield Candidate(start, end, kind if kind in ORGANISATIONS else "Person", "handle", HEADED)
