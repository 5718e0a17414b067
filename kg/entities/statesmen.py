"""Foreigners in office whom the tagger cut up or missed: 某国国防部长|奥|斯汀通|电话, 某国外长|阿卜杜勒|阿提."""

from collections.abc import Iterator

from kg.entities.candidate import HEADED, Candidate, Reading
from kg.entities.shapes import SOUNDS
from kg.entities.vocabulary import Vocabulary
from kg.scan import Scanner, one_of

_TITLE = (
    r"(?:总统|总理|首相|国务卿|议长|外长|外相|防长|财长|内长|部长|大臣|总干事|秘书长|总司令|参谋长|国王|王储"
    r"|埃米尔|发言人|大使|主席|总书记)"
)
# what may stand right behind the name
_GOES_ON = (
    r"(?=[，、。；：（）“”\s与和同及向在对就将于\d]|$|表示|说|称|会见|会谈|会晤|举行|出席|致辞|致电|通话|通电话|宣布|发表|访问|访华|抵达"
    r"|率|签署|强调|指出|当天|当地|今天|今日|昨|近日|日前|等|主持|到访|一行|先生|女士|夫人|参加|分别|接受|认为|透露|要求|呼吁|警告|解除|任命|启程|同意|拒绝|决定|下令"
    r"|批准|谈|敦促|威胁|回应|证实|否认|已|正在|曾|再次|也)"
)
# beside the usual ones, such as stand in names of statesmen only
_SOUND = f"[{''.join(sorted({*SOUNDS, *'汀卜默莎妮娅黛缪'}))}]"
# parliaments that the state stands before: 某国|国民议会
_PARLIAMENT = (
    r"(?:国民议会|国民大会|人民议会|联邦议会|人民代表院|国家杜马|最高人民会议|最高会议|大国民议会"
    r"|全国人民政权代表大会|议会[上下]院)"
)


def find_statesmen(reading: Reading) -> Iterator[Candidate]:
    """Names in the characters that foreign names are written in, between a title behind a state and what goes on."""
    statesmen, parliaments = _expressions(reading)
    for sentence in reading.sentences_for(statesmen):
        for match in statesmen.finditer(reading.text, sentence.start, sentence.end):
            yield Candidate(*match.span("name"), "Person", "person:statesman", HEADED + 1)
    if parliaments.possible_in(reading.text):
        for match in parliaments.finditer(reading.text):
            yield Candidate(*match.span(), "Government", "state:parliament", HEADED + 1)


def _expressions(reading: Reading) -> tuple[Scanner, Scanner]:
    """The expressions for the states of the rules: of people in office, and of parliaments."""
    found: tuple[Scanner, Scanner] | None = reading.rules.derived.get("statesmen")
    if found is None:
        states = one_of(Vocabulary.of(reading.rules).countries)
        people = rf"{states}[\u4e00-\u9fff]{{0,10}}?{_TITLE}(?P<name>{_SOUND}{{2,7}}?){_GOES_ON}"
        found = reading.rules.derived["statesmen"] = Scanner(people), Scanner(rf"{states}{_PARLIAMENT}")
    return found
