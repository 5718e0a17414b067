"""Mentions: what the sentences name, one module a family of names."""

import re
from collections.abc import Sequence

from kg.entities.agree import agree
from kg.entities.bodies import find_bodies
from kg.entities.candidate import Candidate, Reading
from kg.entities.clippings import find_clippings
from kg.entities.companies import cut_to_known, find_companies
from kg.entities.courtesy import find_courtesy
from kg.entities.courts import find_divisions
from kg.entities.crafts import find_crafts
from kg.entities.deals import find_dealers
from kg.entities.defined import find_defined
from kg.entities.departments import find_departments
from kg.entities.familiar import find_familiar, find_led
from kg.entities.fellows import find_fellows
from kg.entities.firms import prefer_firms
from kg.entities.foreign import find_foreign
from kg.entities.handles import find_handles
from kg.entities.heads import find_headed
from kg.entities.honours import find_honours
from kg.entities.industries import find_industries
from kg.entities.lists import find_listed
from kg.entities.lives import find_lives
from kg.entities.lots import find_lots
from kg.entities.markets import find_markets, find_national
from kg.entities.media import find_media
from kg.entities.newsmakers import find_newsmakers
from kg.entities.offices import find_offices
from kg.entities.peers import find_between, find_peers, find_twins
from kg.entities.people import find_people
from kg.entities.phases import cut_figured, find_phases
from kg.entities.phrases import find_phrases
from kg.entities.products import find_products
from kg.entities.quoted import find_quoted
from kg.entities.repair import repair
from kg.entities.roads import find_roads
from kg.entities.settle import outermost, settle
from kg.entities.states import find_armies, find_bodies_of_states
from kg.entities.tagged import find_tagged
from kg.entities.tenders import find_tenders
from kg.entities.ties import find_ties
from kg.entities.ventures import find_ventures
from kg.entities.visited import find_visited
from kg.entities.zones import find_zones
from kg.model import Document, Mention, Sentence
from kg.rules import Rules

__all__ = ["find_mentions"]


def find_mentions(document: Document, sentences: tuple[Sentence, ...], rules: Rules) -> tuple[Mention, ...]:
    """The mentions of a document, in text order, an outer one before those nested in it."""
    reading = Reading(document, repair(sentences, rules), rules)
    candidates: list[Candidate] = [
        *find_tagged(reading),
        *find_headed(reading),
        *find_ventures(reading),
        *find_tenders(reading),
        *find_quoted(reading),
        *find_foreign(reading),
        *find_handles(reading),
        *find_people(reading),
        *find_lives(reading),
        *find_familiar(reading),
        *find_led(reading),
        *find_companies(reading),
        *find_defined(reading),
        *find_dealers(reading),
        *find_markets(reading),
        *find_newsmakers(reading),
        *find_media(reading),
        *find_fellows(reading),
        *find_bodies(reading),
        *find_departments(reading),
        *find_listed(reading),
        *find_visited(reading),
        *find_industries(reading),
        *find_products(reading),
        *find_phrases(reading),
        *find_honours(reading),
        *find_zones(reading),
        *find_roads(reading),
        *find_clippings(reading),
        *find_ties(reading),
        *find_crafts(reading),
        *find_armies(reading),
    ]
    candidates = prefer_firms(candidates, reading.text, {*rules.words("countries"), *rules.words("regions")})
    tops = outermost(candidates)
    for family in (
        find_national,
        find_peers,
        find_twins,
        find_between,
        find_courtesy,
        find_phases,
        find_lots,
        find_offices,
        find_divisions,
        find_bodies_of_states,
    ):
        further = list(family(reading, tops))
        if further:
            candidates += further
            tops = outermost(candidates)
    candidates += agree(reading, tops)
    column = _column(document.text)
    sources = _sources(document)
    kept = (
        c
        for c in cut_to_known(cut_figured(candidates, reading), reading)
        if not (_is_in_source(c, sources) or _is_in(c, column))
    )
    return settle(list(kept), document.text)


# 【活力中国】云岭：…: the column that an item runs in, not what it tells of; 【云岭】… alone is a place or firm, and
# 【新华社云岭2月5日电】 says where the report is from
_COLUMN = re.compile(r"【(?P<name>[^【】\n]{3,29}[^【】\n电讯])】(?=[^\n【】]{4,60}(?:\n|$))")
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
