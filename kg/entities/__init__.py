"""Mentions: what the sentences name, one module a family of names."""

import re
from collections.abc import Callable, Iterable, Sequence

from kg.entities.agree import agree
from kg.entities.bodies import find_bodies
from kg.entities.bureaus import find_bureaus
from kg.entities.candidate import Candidate, Reading
from kg.entities.chaired import find_chaired
from kg.entities.clippings import find_clippings
from kg.entities.companies import find_companies
from kg.entities.contractors import find_contractors
from kg.entities.courtesy import find_courtesy
from kg.entities.courts import find_divisions
from kg.entities.crafts import find_crafts
from kg.entities.deals import find_dealers
from kg.entities.defined import find_defined
from kg.entities.departments import find_departments
from kg.entities.familiar import find_familiar, find_led
from kg.entities.famous import find_famous
from kg.entities.fellows import find_fellows
from kg.entities.firms import prefer_firms
from kg.entities.firsts import find_firsts
from kg.entities.foreign import find_foreign
from kg.entities.framed_works import find_framed_works
from kg.entities.handles import find_handles
from kg.entities.heads import find_headed
from kg.entities.honours import find_honours
from kg.entities.industries import find_industries
from kg.entities.known import find_known
from kg.entities.known_ends import cut_to_known
from kg.entities.line_works import find_line_works
from kg.entities.listed_units import without_units
from kg.entities.lists import find_listed
from kg.entities.lives import find_lives
from kg.entities.lots import find_lots
from kg.entities.makers import find_makers
from kg.entities.markets import find_markets, find_national
from kg.entities.media import find_media
from kg.entities.newsmakers import find_newsmakers
from kg.entities.offices import find_offices, find_wholes
from kg.entities.owned_parts import typed_by_owner
from kg.entities.peers import find_between, find_parks, find_peers, find_twins
from kg.entities.people import find_people
from kg.entities.phases import cut_figured, find_phases
from kg.entities.phrases import find_phrases
from kg.entities.products import find_products
from kg.entities.quoted import find_quoted
from kg.entities.repair import repair
from kg.entities.repair_defined import with_short_forms
from kg.entities.roads import find_roads
from kg.entities.roadworks import find_roadworks
from kg.entities.roles import find_roles
from kg.entities.schools import find_schools
from kg.entities.scopes import find_scopes
from kg.entities.seated import find_seated
from kg.entities.settle import outermost, settle
from kg.entities.staffed import find_staffed
from kg.entities.states import find_armies, find_bodies_of_states, find_united
from kg.entities.statesmen import find_statesmen
from kg.entities.tagged import find_tagged
from kg.entities.tenders import find_tenders
from kg.entities.ties import find_ties
from kg.entities.trades import find_trades
from kg.entities.ventures import find_ventures
from kg.entities.visited import find_visited
from kg.entities.vocabulary import Vocabulary
from kg.entities.zones import find_bare_zones, find_zones
from kg.model import Document, Mention, Sentence
from kg.rules import Rules

__all__ = ["find_mentions"]


# what finds names in the words of the sentences
_FROM_WORDS: tuple[Callable[[Reading], Iterable[Candidate]], ...] = (
    find_tagged,
    find_headed,
    find_ventures,
    find_firsts,
    find_chaired,
    find_tenders,
    find_schools,
    find_quoted,
    find_foreign,
    find_handles,
    find_people,
    find_lives,
    find_familiar,
    find_led,
    find_companies,
    find_famous,
    find_seated,
    find_known,
    find_defined,
    find_dealers,
    find_contractors,
    find_markets,
    find_newsmakers,
    find_media,
    find_fellows,
    find_bodies,
    find_departments,
    find_listed,
    find_visited,
    find_industries,
    find_scopes,
    find_trades,
    find_products,
    find_phrases,
    find_honours,
    find_zones,
    find_roads,
    find_line_works,
    find_clippings,
    find_ties,
    find_crafts,
    find_armies,
    find_united,
    find_statesmen,
    find_roles,
)
# what finds further names beside those found so far, each of these in its turn
_FROM_NAMES: tuple[Callable[[Reading, Sequence[Candidate]], Iterable[Candidate]], ...] = (
    find_national,
    find_peers,
    find_twins,
    find_parks,
    find_framed_works,
    find_bare_zones,
    find_between,
    find_courtesy,
    find_phases,
    find_roadworks,
    find_lots,
    find_makers,
    find_offices,
    find_bureaus,
    find_wholes,
    find_divisions,
    find_staffed,
    find_bodies_of_states,
)


def find_mentions(document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> tuple[Mention, ...]:
    """The mentions of a document, in text order, an outer one before those nested in it."""
    reading = Reading(document, tuple(with_short_forms(document.text, repair(sentences, rules))), rules)
    candidates = [candidate for family in _FROM_WORDS for candidate in family(reading)]
    candidates = prefer_firms(candidates, reading.text, {*rules.words("countries"), *rules.words("regions")})
    tops = outermost(candidates)
    for family in _FROM_NAMES:
        further = list(family(reading, tops))
        if further:
            candidates += further
            tops = outermost(candidates)
    candidates += agree(reading, tops)
    column = _column(document.text)
    sources = _sources(document)
    kept = (
        c
        for c in cut_to_known(cut_figured(list(without_units(candidates, reading.text)), reading), reading)
        if not (_is_in_source(c, sources) or _is_in(c, column))
    )
    return settle(list(typed_by_owner(kept, document.text, Vocabulary.of(rules))), document.text)


# 【活力中国】云岭：…: the column that an item runs in, not what it tells of; 【云岭】… alone is a place or firm, and
# 【新华社云岭2月5日电】 says where the report is from
_COLUMN = re.compile(r"【(?P<name>[^【】\n]{3,29}[^【】\n电讯])】(?=[^\n【】。]{4,60}(?:\n|$))")
_COLUMN_KINDS = frozenset({"Place", "Industry", "Person", "Project", "Event", "Policy"})


def _column(text: str) -> tuple[int, int]:
    """Where the name of a column stands at the head of a text; (0, 0) without one."""
    match = _COLUMN.match(text)
    return match.span("name") if match else (0, 0)


def _is_in(candidate: Candidate, column: tuple[int, int]) -> bool:
    """Whether a name is only a part of the name of the column."""
    inside = column[0] <= candidate.start and candidate.end <= column[1]
    return inside and candidate.type in _COLUMN_KINDS and candidate.end - candidate.start < column[1] - column[0]


def _sources(document: Document) -> list[tuple[int, int]]:
    """Where the publisher's name stands."""
    spans = [(start, end) for key, start, end in document.stated if key == "source"]
    if document.source and len(document.source) > 2:  # 格某|汇3月5日丨…
        spans += [m.span() for m in re.finditer(re.escape(document.source), document.text)]
    return spans


def _is_in_source(candidate: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is only a part of the publisher's (来源：|远山|发布)."""
    return any(
        a <= candidate.start and candidate.end <= b and candidate.end - candidate.start < b - a for a, b in spans
    )
