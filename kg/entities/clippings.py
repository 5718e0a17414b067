"""Places clipped to one character each: 中美, 京津, 沪浙."""

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import TAGGED, Candidate, Reading, part
from kg.entities.shapes import BOTH
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.names import LEVELS
from kg.scan import Scanner
from kg.words import word_pos

# where the tagger sees a place or a set phrase
_SEEN = frozenset({"LOC", "ns", "nz", "ORG", "nt"})
# what else it takes two clipped places for
_PEOPLE = frozenset({"PER", "nr", "j", "s"})
_CLIPPED = _SEEN | {"PER", "nr", "j", "s"}
# beside one of these, a character that a country shares with a part of China means the latter
_HOME = frozenset("杭甬穗蓉榕京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青藏宁港台")
# what people do to a country, clipped with it to one word (访美, 驻华, 返京): no dictionary word means anything else
_TRIPS = (
    frozenset(verb + place for verb in "访驻赴抵返旅来离在" for place in "华美俄英德日韩朝法京沪")
    | frozenset(verb + place for verb in "访驻赴抵" for place in "泰越柬缅菲印巴以伊埃欧非澳加意葡荷匈波港台")
) - {"来日", "在日", "抵港", "驻波", "抵达"}
_TRIP = re.compile(r"[访驻赴抵返旅来离在][\u4e00-\u9fff]")
_SIDE_OF = re.compile(r"[东西南北]部")  # 美中|西部
_LIST = re.compile(
    r"(?:[\u4e00-\u9fff]、)+[\u4e00-\u9fff](?=等?[两二三四五六七八九十]+(?:国|省|市|地|自治区)|等(?:省区|省市|省份|国家|[国省地]))"
    r"|(?:[\u4e00-\u9fff]、)+(?=[\u4e00-\u9fff]{2,5}[、和等])"
)
# states that one character before what is theirs tells: 厄|领空, 埃|外长说; 俄国|防部 is none of them
_ITS = Scanner(
    r"[俄美英法德日韩印埃巴以伊厄秘菲泰越柬缅叙黎塞波匈意葡荷墨智阿尼希捷奥瑞挪芬克罗乌朝土]"
    r"(?:外长|外相|总统|总理|首相|国王|议长|国务卿|领空|领土|领海|境内|边境|军方|警方|外交部|国防部|驻(?=[一-鿿]{1,8}(?:大使|总领事|代表|使馆)))"
)
# a province and the middle of it, not two countries (美中, 日中)
_REGION = re.compile("[浙苏鲁豫湘桂黔皖赣闽粤冀晋陕滇川渝鄂辽吉]中")
_HOME_NAMES = {"澳": "澳门", "蒙": "内蒙古"}


def find_clippings(reading: Reading) -> Iterator[Candidate]:
    """Each character of 中美 as a mention of the place that it stands for."""
    vocabulary = Vocabulary.of(reading.rules)
    yield from _counted(reading, vocabulary)
    yield from _own_places(reading, vocabulary)
    yield from _trips(reading, vocabulary)
    yield from _many(reading, vocabulary)
    for sentence in reading.sentences:
        tokens = sentence.tokens
        for at in [i for i, token in enumerate(tokens) if token.pos in _CLIPPED and len(token.text) < 5]:
            token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
            plate = reading.text[token.end : token.end + 1]  # 辽|C250B7
            if len(token.text) == 1 and token.pos in ("LOC", "ns") and plate != "国" and not ("A" <= plate <= "Z"):
                yield from _single(reading.text, token, vocabulary)
            both = after is not None and after.start == token.end and after.text.startswith(BOTH)
            both = both or token.pos == "j"  # told of elsewhere, see ``told_of_both``
            if not (token.pos in _SEEN or (token.pos in ("PER", "nr", "j", "s") and both)):
                continue
            if not vocabulary.is_clipped(token.text, both) or (after is not None and _SIDE_OF.match(after.text)):
                continue
            if _REGION.fullmatch(token.text):  # 浙中: a part of the province
                yield Candidate(token.start, token.end, "Place", "clipping:region", TAGGED)
                continue
            home = not _HOME.isdisjoint(token.text)
            for start, character in enumerate(token.text, token.start):
                at_home = home and character in _HOME_NAMES
                name = _HOME_NAMES[character] if at_home else _full(character, reading.text, vocabulary)
                because = f"并列的简称中“{character}”指{name}"
                yield Candidate(start, start + 1, "Place", "clipping", TAGGED, name, because)


def _trips(reading: Reading, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The states of 厄领空, 埃外长, where a word begins with them, and where 访美, 驻华 lead to."""
    owners = [match.start() for match in _ITS.finditer(reading.text)]
    trips = [match.start() for match in _TRIP.finditer(reading.text) if match[0] in _TRIPS]
    if not owners and not trips:
        return
    words = {t.start: t for s in reading.sentences for t in s.tokens}
    for start in owners:
        if start in words:
            yield from _single(reading.text, part(words[start], 0, 1, "LOC"), vocabulary)
    for start in trips:
        if start in words and words[start].text in _TRIPS:
            yield from _single(reading.text, words[start], vocabulary)
        elif start + 1 in words and words[start + 1].end == start + 2 and start in words:  # 访|日
            yield from _single(reading.text, words[start + 1], vocabulary)


def told_of_both(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> frozenset[str]:
    """Two states by one character each, of which some sentence tells that they are two (巴印双方)."""
    return frozenset(
        token.text
        for s in sentences
        for at, token in enumerate(s.tokens[:-1])
        if token.pos in _PEOPLE
        and len(token.text) < 5
        and s.tokens[at + 1].text.startswith(BOTH)
        and vocabulary.is_clipped(token.text, both=True)
    )


# 日韩朝三方, 美英法德俄五国
_MANY = Scanner(
    r"(?P<list>[中美俄英法德日韩朝印巴越泰缅柬老伊以埃土叙波澳加意西葡荷蒙新]{3,6})(?P<count>[三四五六])(?:国|方)"
)


def _many(reading: Reading, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The states of a row without marks that says how many they are."""
    for match in _MANY.finditer(reading.text):
        if len(match["list"]) == "三四五六".index(match["count"]) + 3:
            for at, character in enumerate(match["list"], match.start()):
                name = _full(character, reading.text, vocabulary)
                because = f"并列的简称中“{character}”指{name}"
                yield Candidate(at, at + 1, "Place", "clipping:list", TAGGED + 5, name, because)


def _own_places(reading: Reading, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A would-be place that no dictionary has, made of the first characters of places that the text names (青白两地,
    where it tells of 青石县 and 白马县): no place of its own."""
    places = [t for s in reading.sentences for t in s.tokens if t.pos in ("LOC", "ns") and len(t.text) > 1]
    names: dict[str, str] = {}
    for token in places:
        if len(token.text) < 5 and (word_pos(token.text) == "ns" or token.text[-1] in LEVELS):
            known = names.setdefault(token.text[0], token.text)
            if len(token.text) > len(known) and token.text.startswith(known[:2]):
                names[token.text[0]] = token.text
    for token in places:
        both = [names.get(character, "") for character in token.text]
        if (
            len(both) != 2
            or not all(both)
            or both[0] == both[1]
            or word_pos(token.text)
            or token.text in names.values()
        ):
            continue
        if vocabulary.countries.keys() >= set(both):  # 土伊两国, beside 土耳其 and 伊朗
            for at, name in enumerate(both, token.start):
                because = f"并列的简称中“{name[0]}”指{name}"
                yield Candidate(at, at + 1, "Place", "clipping", TAGGED, name, because)
            continue
        yield Candidate(token.start, token.end, "-", "clipping:own", TAGGED + 5)


# “净、舒、|美|、通”: one of a row of single words
_ROW = re.compile(r"[“、]([\u4e00-\u9fff])、[\u4e00-\u9fff][、”]")


def _single(text: str, token: Token, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The place in 访华, and a character that the tagger takes for a place by itself (俄 国家杜马)."""
    character = token.text[-1]
    if (row := _ROW.match(text, token.start - 3)) and row[1] not in vocabulary.clippings:
        return
    name = "中国" if character == "华" else _full(character, text, vocabulary)
    home = _HOME_NAMES.get(character, "")
    if home and home in text:
        name = home
    if token.text in ("来华", "在华") and name not in text:
        return  # who comes here, in news that never names us
    if name:
        because = (
            f"“{token.text}”中的“{character}”指{name}" if token.text in _TRIPS else f"单用的简称“{character}”指{name}"
        )
        yield Candidate(token.end - 1, token.end, "Place", "clipping:single", TAGGED, name, because)


def state_of_side(words: str, text: str, vocabulary: Vocabulary) -> str:
    """The state that 中方, 法方 speak for; "" where the text does not name it, or the words are no such side."""
    if len(words) != 2 or words[1] != "方":
        return ""
    name = "中国" if words[0] in "中我" else _full(words[0], text, vocabulary)
    return name if name in vocabulary.countries and (name in text or words[0] == "中") else ""


def _full(character: str, text: str, vocabulary: Vocabulary) -> str:
    """The place that a character stands for: the first of its names that the text has, else the usual one."""
    names = vocabulary.clippings.get(character, ("",))[0].split("/")
    return next((name for name in names if name in text), names[0])


def _counted(reading: Reading, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The places of a list that says how many they are (粤、桂、琼三省), or goes on with a state (英、法、日本)."""
    text = reading.text
    for match in _LIST.finditer(text):
        characters = match[0][::2]
        if match[0][-1] == "、" and not _leads_to_state(reading, match, vocabulary):
            continue
        if all(c in vocabulary.clippings for c in characters):
            for i, character in enumerate(characters):
                at, name = match.start() + 2 * i, _full(character, text, vocabulary)
                because = f"列举的简称中“{character}”指{name}"
                yield Candidate(at, at + 1, "Place", "clipping:list", TAGGED, name, because)


def _leads_to_state(reading: Reading, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether the single characters of a list are words of their own (no 书法、|中国画) and a state follows."""
    near = [t for s in reading.sentences if s.start <= match.start() < s.end for t in s.tokens]
    whole = {t.start for t in near if len(t.text) == 1}
    follows = any(t.start == match.end() and t.text in vocabulary.countries for t in near)
    return follows and whole.issuperset(range(match.start(), match.end(), 2))
