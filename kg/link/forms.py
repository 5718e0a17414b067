"""Short and full forms of names: the linking rules, in order.

A rule says why one name may be a form of another of the same type; the caller joins them only where just one fuller
name fits, so that 城投 in a text with two such firms stays by itself.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from kg.link import forms_events as events
from kg.link import forms_firms as firms
from kg.link import forms_institutes as institutes
from kg.link import forms_lines as lines
from kg.link import forms_places as places
from kg.link import forms_works as works
from kg.model import ENTITY_TYPES

_NOT_PEOPLE = tuple(kind for kind in ENTITY_TYPES if kind != "Person")


class Rule(NamedTuple):
    """``joins(short, full)`` gives the reason why ``short`` names the same as ``full``, or "" where it does not;
    ``alike`` gives of a name what two names have in common wherever the rule joins them, so that in a text of very many
    names not each has to be set beside all others; with ``aliases`` each known form of the other counts, not its name
    alone (青石湾项目 is 青石县湾区, told as 青石湾)."""

    id: str
    types: tuple[str, ...]
    joins: Callable[[str, str], str]
    alike: Callable[[str], str] | None = None
    aliases: bool = False


_first = itemgetter(slice(1))
_first_two = itemgetter(slice(2))
_last = itemgetter(slice(-1, None))
_last_two = itemgetter(slice(-2, None))
_last_four = itemgetter(slice(-4, None))


RULES: tuple[Rule, ...] = (
    Rule("form:marks", _NOT_PEOPLE, works.same_but_marks, works.bare),
    Rule("form:government", ("Government",), places.government),
    Rule("form:army", ("Organization", "Government"), places.army),
    Rule("form:of-state", ("Organization",), works.of_state),
    Rule("form:party-of-place", ("Organization", "Government"), lines.party_of_place),
    Rule("form:armed", ("Organization",), works.armed),
    Rule("form:union", ("Organization", "Government"), works.clipped_union),
    Rule("form:of-committee", ("Government",), places.of_committee),
    Rule("form:committee", ("Government",), places.committee_of_zone),
    Rule("form:office-tail", ("Government",), places.office_of_body, _last_four),
    Rule("form:department", ("Government",), places.department_clipped),
    Rule("form:clipped-body", ("Government",), places.clipped_body, _first),
    Rule("form:by-trade", ("Government", "Organization"), places.by_trade, _first_two),
    Rule("form:without-department", ("Government",), places.without_department, _last_two),
    Rule("form:place-level", ("Place",), places.without_level, _first),
    Rule("form:place-chain", ("Place",), places.behind_larger_place, _last),
    Rule("form:place-prefix", ("Government", "Place"), places.without_larger_place, _last_two),
    Rule("form:surname", ("Person",), works.part_of_foreign_name),
    Rule("form:rank", ("Person",), works.surname_and_rank),
    Rule("form:in-brackets", ("Company", "Organization"), firms.in_brackets),
    Rule("form:from", ("Company",), firms.from_abroad),
    Rule("form:legal", ("Company",), firms.without_legal_form, _first),
    Rule("form:branch", ("Company", "Organization"), firms.branch, _first_two),
    Rule("form:cooperative", ("Company", "Organization"), firms.cooperative, _first_two),
    Rule(
        "form:firm-region",
        ("Company", "Organization", "Project", "Facility", "Government"),
        firms.without_level,
        _first_two,
    ),
    Rule("form:numbered-branch", ("Company",), firms.numbered_branch, _first_two),
    Rule("form:press", ("Organization", "Company"), works.clipped_paper),
    Rule("form:firm-level", ("Company",), firms.level_for_place, _last_four),
    Rule("form:level", ("Government",), places.level_for_place, _last_four),
    Rule("form:firm-clipping", ("Company",), firms.clipping),
    Rule("form:group-clipping", ("Company",), firms.group_clipping),
    Rule("form:group-behind-brand", ("Company",), firms.group_behind_brand),
    Rule("form:clipping-of-group", ("Company",), firms.clipping_of_group),
    Rule("form:works", ("Company",), firms.works_of_firm, _first_two),
    Rule("form:capital", ("Company",), firms.capital),
    Rule("form:brand-of-group", ("Company",), firms.brand_of_group),
    Rule("form:brand-and-lines", ("Company",), firms.brand_and_lines),
    Rule("form:inner-modifier", ("Place", "Project", "Facility"), works.without_modifier, _first_two),
    Rule("form:zone-clipping", ("Project", "Place", "Government", "Organization"), works.zone_clipped, _first_two),
    Rule("form:project-tail", ("Project", "Facility"), works.with_tail, aliases=True),
    Rule("form:park-head", ("Project", "Facility"), works.park_head, _first_two),
    Rule("form:firm-project", ("Project",), works.project_of_firm),
    Rule("form:line", ("Facility", "Project"), lines.line_between, _first),
    Rule("form:by-number", ("Organization", "Facility"), works.by_number, _first),
    Rule("form:institute", ("Organization",), institutes.clipping, _first),
    Rule("form:faculty", ("Organization",), works.faculty),
    Rule("form:suffix", ("Project", "Policy"), works.end_of_name, _last_four),
    Rule("form:zone", ("Project", "Place"), works.zone_named, works.zone_kind),
    Rule("form:body-end", ("Facility", "Organization"), works.end_of_body),
    Rule("form:clipped-work", ("Project", "Facility"), works.clipped_work, _last_two),
    Rule("form:event-inner", ("Event",), events.inner_left_out),
    Rule("form:event-session", ("Event",), events.session_of_council),
    Rule("form:event-tail", ("Event",), events.end_of_event),
    Rule("form:event-clipped", ("Event",), events.clipped_event),
    Rule("form:product", ("Industry",), works.product_tail),
    Rule("form:trade-tail", ("Industry",), works.trade_tail, _first_two),
    Rule("form:policy-core", ("Policy",), works.core_of_policy),
)
