"""People shown by the part that they play (古月|饰|…) or by a high post behind the surname alone (钱|副总理), and the
parties whose leaders are named (新潮党|党首)."""

from collections.abc import Iterator, Sequence

from kg.entities.candidate import HEADED, TAGGED, WHOLE, Candidate, Reading
from kg.entities.courtesy import SURNAME
from kg.entities.shapes import HAN
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Token
from kg.scan import Scanner

_PLAYS = frozenset({"饰", "饰演", "扮演", "主演", "领衔主演", "执导", "客串", "出演"})
_NAMED = frozenset({"PER", "nr", "n", "nz", "t", "LOC", "ns"})
_POSTS = frozenset({
    "副总理", "总理", "主席", "副主席", "总书记", "外长", "副外长", "委员长", "副委员长", "部长", "副部长", "省长",
    "副省长",    "市长", "副市长", "书记", "副书记", "大使", "将军", "司令员", "总统", "国务委员",
})  # fmt: skip
_HIGHEST = frozenset({"副总理", "总理", "总书记", "副外长", "委员长", "副委员长", "国务委员", "总统", "将军"})
# characters that are surnames, too, and say which of them, or join
_NO_SURNAME = frozenset("代原前副正时现老新任各全首总女单和与同对向从由于为经任常")
_WEAK = frozenset({"w", "m", "q", "p", "c", "u", "r", "f", "d", "PER", "LOC", "ORG", "TIME"})
_BEGINS = frozenset("，。；、：“（和与及同由对")
_ANY = Scanner(
    r"党(?=[主总领副书秘代候议中])|饰|扮演|主演|执导|客串|出演|[副总]理|主席|[总副]书记|外长|委员长?|[部省市]长|书记|大使|将军|司令员|总统"
)
_PARTY = Scanner(r"(?:^|(?<=[，。；、：（\n和与及]))(?P<name>[^\W和与及的]{1,8}党)(?=党首|党魁)")
# what somebody is: 男，民建会员，
_MEMBER = Scanner(
    r"(?:民[建盟革进]|农工党|致公党|九三学社|台盟)(?=(?:中央)?[会盟党社]员[，。；、])"
    r"|(?:长江|泰山|珠江|黄河|钱江|芙蓉|闽江|楚天|天山|昆仑|龙江|井冈|赣江|三晋|燕赵|香江)(?=学者)"
)
# which of all gulfs the press means
_GULF = Scanner(r"海湾(?=地区|国家|局势|危机|战争|各国|六国|诸国|阿拉伯)|(?<=[向在驻])海湾(?=[增派部驻集采])")
# 某国社会民主|党|主席, 人民自由|党|总书记
_LEADS = frozenset(
    {"主席", "总书记", "领袖", "总裁", "领导人", "副主席", "书记", "秘书长", "代表团", "候选人", "议员", "中央"}
)
_WATCHED = _PLAYS | _POSTS | {"党"}
_OF_PARTY = frozenset({"n", "nz", "vn", "a", "an", "b", "v"})


def find_roles(reading: Reading) -> Iterator[Candidate]:
    """All three."""
    for match in _MEMBER.finditer(reading.text):
        yield Candidate(*match.span(), "-", "party:member", WHOLE)
    for match in _GULF.finditer(reading.text):
        yield Candidate(*match.span(), "Place", "place:gulf", TAGGED)
    for match in _PARTY.finditer(reading.text):
        yield Candidate(*match.span("name"), "Organization", "party:led", HEADED)
    if not _ANY.search(reading.text):
        return
    vocabulary = Vocabulary.of(reading.rules)
    for sentence in reading.sentences_for(_ANY):
        tokens = sentence.tokens
        for i in [i for i, t in enumerate(tokens) if i and t.text in _WATCHED]:
            token = tokens[i]
            if token.text == "党":
                yield from _party(tokens, i)
            elif token.text in _PLAYS:
                yield from _player(tokens, i, vocabulary)
            elif token.text in _POSTS and len(tokens[i - 1].text) < 3:
                yield from _officer(tokens, i, vocabulary)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` opens a clause or an item."""
    return i == 0 or tokens[i - 1].text[-1] in _BEGINS


def _party(tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
    """A party by what it stands for, before who leads it, with its state."""
    if i + 1 == len(tokens) or tokens[i + 1].text not in _LEADS or tokens[i + 1].start != tokens[i].end:
        return
    first = i
    while first and i - first < 3 and tokens[first - 1].pos in _OF_PARTY and len(tokens[first - 1].text) > 1:
        first -= 1
    if first == i or tokens[i].start - tokens[first].start < 4:
        return
    if first and tokens[first - 1].pos == "LOC" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    yield Candidate(tokens[first].start, tokens[i].end, "Organization", "party:led", HEADED)


def _player(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Who plays a part or makes a film, be the name a word of the dictionary."""
    name = tokens[i - 1]
    if name.pos not in _NAMED or not 1 < len(name.text) < 4 or name.end != tokens[i].start or not _opens(tokens, i - 1):
        return
    if HAN.match(name.text) and surname_of(name.text, vocabulary.surnames) and not vocabulary.is_title(name.text):
        yield Candidate(name.start, name.end, "Person", "person:plays", HEADED)


def _officer(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The surname before a high post, where the tagger takes it for a word."""
    name, post = tokens[i - 1], tokens[i]
    if (
        (name.pos in _WEAK and (name.pos != "m" or len(name.text) == 1))
        or name.text in _NO_SURNAME
        or name.text in vocabulary.clippings
    ):
        return  # 乌总统
    if len(name.text) == 2:
        if (
            name.pos in ("m", "nr", "nz")
            and post.text in _HIGHEST
            and surname_of(name.text, vocabulary.surnames)
            and _opens(tokens, i - 1)
        ):
            yield Candidate(name.start, name.end, "Person", "person:before-title", HEADED)
        return
    if name.text not in vocabulary.surnames:
        return
    opens = _opens(tokens, i - 1) or (post.text[0] == "副" and tokens[i - 2].pos in ("v", "p"))
    if name.end == post.start and opens:
        form = name.text + post.text
        yield Candidate(name.start, name.end, "Person", SURNAME, TAGGED, form, f"“{form}”是姓氏加职务")
