"""Places clipped to one character each: 中美, 京津, 沪浙."""

from collections.abc import Iterator

from kg.entities.candidate import TAGGED, Candidate, Reading
from kg.entities.vocabulary import Vocabulary

# where the tagger sees a place or a set phrase
_SEEN = frozenset({"LOC", "ns", "nz", "ORG"})
# beside one of these, a character that a country shares with a part of China means the latter
_HOME = frozenset("杭甬穗蓉榕京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青藏宁港台")
_HOME_NAMES = {"澳": "澳门", "蒙": "内蒙古"}


def find_clippings(reading: Reading) -> Iterator[Candidate]:
    """Each character of 中美 as a mention of the place that it stands for."""
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if token.pos not in _SEEN or not vocabulary.is_clipped(token.text):
                continue
            home = not _HOME.isdisjoint(token.text)
            for at, character in enumerate(token.text, token.start):
                name = (
                    _HOME_NAMES[character] if home and character in _HOME_NAMES else vocabulary.clippings[character][0]
                )
                yield Candidate(at, at + 1, "Place", "clipping", TAGGED, name, f"并列的简称中“{character}”指{name}")
