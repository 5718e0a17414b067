"""Mends what the tagger is known to get wrong, token by token, before names are looked for.

Each repair is one small function from a token that the tagger takes for a name, the token behind it and the vocabulary
to the tokens that replace it, none where there is nothing to mend. Offsets stay those of the document.
"""

import re
from collections.abc import Callable, Sequence

from kg.entities import repair_bodies as bodies
from kg.entities import repair_directions as directions
from kg.entities import repair_firms as firms
from kg.entities import repair_leaders as leaders
from kg.entities import repair_notices as notices
from kg.entities import repair_pairs as pairs
from kg.entities import repair_people as people
from kg.entities import repair_places as places
from kg.entities import repair_titled as titled
from kg.entities import repair_words as words
from kg.entities.candidate import part
from kg.entities.repair_committees import LEAGUE, joined_belts, joined_committees, joined_leagues
from kg.entities.repair_cuts import (
    BESIDE_GROUND,
    CHANGED,
    at_meeting,
    changed_at,
    ground_and_side,
    head_and_name,
    invited,
    known_people,
    name_and_verb,
    party_and_make,
    served_at,
    without_verb,
)
from kg.entities.repair_foreign import retagged
from kg.entities.repair_joins import joined
from kg.entities.repair_pieces import whole_people
from kg.entities.repair_places import HELD_AT, held_at
from kg.entities.repair_wire import report_ahead, with_dateline
from kg.entities.tagged_people import surname_of
from kg.entities.vocabulary import Vocabulary
from kg.model import Sentence, Token
from kg.rules import Rules

Repair = Callable[[Token, Token | None, Vocabulary], list[Token]]

# the first that applies is the only one
REPAIRS: tuple[Repair, ...] = (
    leaders.appointed,
    leaders.beside_state,
    bodies.verb_in_front,
    bodies.met_inside,
    bodies.sent_behind,
    bodies.staged,
    bodies.stands_behind,
    bodies.awarded,
    bodies.pointed_at,
    bodies.post_in_front,
    pairs.party_of_body,
    bodies.title_behind,
    pairs.envoy,
    firms.office_of_firm,
    pairs.team_and_play,
    bodies.kind_in_front,
    bodies.inside_behind,
    bodies.wire_mark,
    bodies.account_behind,
    report_ahead,
    people.quality_behind,
    people.spoken_for,
    people.adverb_behind,
    people.act_behind,
    people.post_verb_behind,
    people.verb_behind,
    people.leads_behind,
    people.does_behind,
    leaders.title_in_front,
    people.address_behind,
    people.call_behind,
    titled.meets_behind,
    titled.state_of_chair,
    leaders.country_in_front,
    people.nationality,
    people.stuck_to,
    places.one_too_many,
    places.levels_behind,
    places.share_behind,
    places.all_the_way,
    pairs.party_and_government,
    pairs.two_bodies,
    places.seat_ahead,
    places.stationed,
    directions.side_of,
    places.verb_ahead,
    places.circle_behind,
    places.state_and_house,
    directions.direction_behind,
    directions.direction_between,
    firms.owner_and_owned,
    firms.firm_and_intention,
    firms.among_many,
    firms.runs_on,
    bodies.key_in_front,
    pairs.side_and_will,
    firms.part_in_front,
    at_meeting,
    firms.firm_and_deal,
    firms.shares_behind,
    bodies.unnamed_behind,
    pairs.house_and_part,
    firms.address_and_firm,
    places.house_number,
    places.two_places,
    places.ties,
    places.opened,
    places.built_ahead,
    places.inner_place,
    leaders.leader_of,
    firms.land_and_kind,
    firms.end_of_other,
    firms.edges_of_firm,
    firms.rank_ahead,
    firms.owned_ahead,
    firms.thought_ahead,
    firms.model_behind,
    words.adverb_taken_in,
    words.maker_behind,
)
# names with what stands behind them, of which it is known that there is nothing to mend
_REMEMBERED = 50_000
# only what the tagger takes for a name can be a name cut wrongly
_NAMES = frozenset({"PER", "ORG", "LOC", "nr", "nt", "ns"})
# 中|交, 中|冶: the second character of what a firm of the central state is called by
_CENTRAL = frozenset("交建铁冶核铝粮化航电石船煤钢林水")
_LETTERED = re.compile("C[ETFOM]O")
_CHIEF = re.compile("(?:执行|财务|营运|技术)长")
_LITTLE = re.compile("[来也之若则时为如向从因由于以]、|[来也之若则][，。]")
_GIVEN = re.compile("和[男夫彦也雄美子久代]")
_CROSSED = re.compile(r"[海江河湖].*(?:通道群?|大桥|隧道|铁路|公路|高速)$")


def repair(sentences: Sequence[Sentence], rules: Rules) -> tuple[Sentence, ...]:
    """The sentences with their tokens mended."""
    vocabulary = Vocabulary.of(rules)
    repaired = [Sentence(s.start, s.end, _repaired(s.tokens, vocabulary)) for s in sentences]
    if cuts := known_people(repaired, vocabulary):
        repaired = [s._replace(tokens=without_verb(s.tokens, cuts)) for s in repaired]
    return retagged(repaired, vocabulary)


def _rejoined(tokens: Sequence[Token], written: str, vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens with datelines cut as they are meant and Japanese names whole."""
    if "日电" in written or "日讯" in written or "日专电" in written:
        tokens = with_dateline(tokens, written, vocabulary)
    if "任" in written:
        tokens = served_at(tokens)
    tokens = whole_people(tokens, vocabulary)
    if _LITTLE.search(written):
        tokens = titled.ends_before_mark(tokens, vocabulary)
    if _CHIEF.search(written):
        tokens = leaders.chief_in_front(tokens)
    if "邀请" in written and "应" in written:
        tokens = invited(tokens)
    if directions.BESIDE_PLACE.search(written):
        tokens = directions.place_beside(tokens)
    if any(word in written for word in CHANGED):
        tokens = changed_at(tokens, vocabulary)
    return people.given_name_behind(tokens, vocabulary) if _GIVEN.search(written) else tokens


def _repaired(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    written = "".join([token.text for token in tokens])
    tokens = notices.recut(_rejoined(tokens, written, vocabulary), written, vocabulary)
    tokens = notices.of_level(_mended(joined(tokens, vocabulary), vocabulary), vocabulary)
    tokens = notices.of_ours(tokens, vocabulary) if "我" in written else tokens
    if "带" in written:
        tokens = list(joined_belts(tokens))
    if _LETTERED.search(written):
        tokens = words.with_officers(tokens, written)
    if "党组成" in written:
        tokens = party_and_make(tokens)
    if "说" in written or "任" in written or "兼" in written or "称" in written:
        tokens = name_and_verb(tokens, vocabulary)
    tokens = head_and_name(tokens, written, vocabulary)
    if BESIDE_GROUND.search(written):
        tokens = ground_and_side(tokens, vocabulary)
    if HELD_AT.search(written):
        tokens = held_at(tokens)
    if "公司" in written:
        tokens = words.with_owned(tokens, vocabulary)
    if "中" in written:
        tokens = _joined_brands(tokens)
    if "美国防部" in written:
        tokens = leaders.minister_of(tokens)
    if "长" in written:
        tokens = _joined_titles(tokens, vocabulary)
    if "委" in written:
        tokens = list(joined_leagues(tokens)) if LEAGUE.search(written) else tokens
        tokens = list(joined_committees(tokens))
    return tuple(tokens)


def _mended(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens, each name replaced by what the first repair that applies makes of it."""
    mended: list[Token] = []
    done = 0
    sound = vocabulary.sound
    for index in [i for i, token in enumerate(tokens) if token.pos in _NAMES]:
        token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
        beside = (after.start - token.end, after.text, after.pos) if after else None
        if (token.text, token.pos, beside) in sound:
            continue
        for mend in REPAIRS:
            if made := mend(token, after, vocabulary):
                mended += (*tokens[done:index], *made)
                done = index + 1
                break
        else:
            if len(sound) > _REMEMBERED:
                sound.clear()
            sound.add((token.text, token.pos, beside))
    return (*mended, *tokens[done:]) if done else tokens


def _joined_titles(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """指挥 + 长冉江河: the title ends in the first character of what was taken for the name."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        named = token.pos in ("PER", "LOC", "ORG", "nz", "nr") and 2 < len(token.text) < 7
        house = named and token.text[0] == "长" and last and last.end == token.start and last.text == "院议"
        if house and last and len(found) > 1 and found[-2].end == last.start:
            found[-2:] = [  # 参议|院议|长玛林德
                Token(found[-2].start, last.end - 1, found[-2].text + "院", "n"),
                Token(last.end - 1, token.start + 1, "议长", "n"),
                part(token, 1, len(token.text), "PER"),
            ]
            continue
        cut = named and token.text[0] == "长" and last and last.end == token.start
        if (
            last
            and cut
            and vocabulary.is_title(last.text + "长")
            and (len(token.text) < 5 and surname_of(token.text[1:], vocabulary.surnames))
        ):
            found[-1] = Token(last.start, token.start + 1, last.text + "长", "n")
            found.append(part(token, 1, len(token.text), "PER"))
        else:
            found.append(token)
    return found


def _joined_brands(tokens: Sequence[Token]) -> list[Token]:
    """中 + 交 before 第一公路勘察设计院, 科技, （: what central firms are called by; 跨 + 海通道."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        last, after = found[-1] if found else None, tokens[index + 1] if index + 1 < len(tokens) else None
        if last is not None and last.text == "跨" and last.end == token.start and _CROSSED.match(token.text):
            found[-1] = Token(last.start, token.end, last.text + token.text, "n")  # 跨|海通道
            continue
        cut = last is not None and last.text == "中" and last.end == token.start and token.text in _CENTRAL
        if last is not None and after is not None and cut and after.start == token.end and _opens_firm(after):
            found[-1] = Token(last.start, token.end, last.text + token.text, "ORG")
        else:
            found.append(token)
    return found


def _opens_firm(token: Token) -> bool:
    """Whether a firm's name may go on with ``token`` behind its brand."""
    return token.pos in ("ORG", "LOC", "nt", "ns", "n", "nz") or token.text in ("（", "(")
