"""The same article with other names in it: people, firms and places called as in other articles.

So the network learns less of what is called how than of how the text tells it (mention replacement, Dai & Adel 2020,
"An analysis of simple data augmentation for named entity recognition"). What is called after somebody is renamed along.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

import numpy as np
from notation import Annotated, Noted

from kg.words import is_word

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LEVELS = "市县区镇乡村街州盟旗"
# what stands behind a firm's own name: line of business and legal form
_TRADE = re.compile(
    r"集团|科技|股份|控股|有限|公司|汽车|电子|智能|新材料|新能源|能源|材料|医药|生物|药业|食品|重工|机械|装备|化工|建设|建工|投资|物流|农业|文旅|置业"
    r"|地产|银行|证券|资本|城投|国投|产投|信息|软件|环保|电气|电器|精密|半导体|光电|网络|数据|实业|产业|制造|矿业|钢铁|纺织|服饰|茶业|酒业|乳业|种业"
)
# how often a person or a firm, and a place, gets another name
_OFTEN, _PLACES_OFTEN = 0.8, 0.5


class Names(NamedTuple):
    """Names to choose from: of people, the own names of firms, and those of places by what level follows."""

    people: Sequence[str]
    firms: Sequence[str]
    places: Mapping[str, Sequence[str]]


def names_of(articles: Iterable[Annotated]) -> Names:
    """All names of the articles that others may get."""
    people: set[str] = set()
    firms: set[str] = set()
    places: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for entity in article.entities:
            own = _own_name(entity)
            if entity.type == "Person":
                people.add(own)
            elif entity.type == "Company":
                firms.add(own)
            elif own:
                places[entity.forms[0][-1]].add(own)
    return Names(sorted(people - {""}), sorted(firms - {""}), {level: sorted(all_) for level, all_ in places.items()})


def renamed(article: Annotated, draw: np.random.Generator, names: Names) -> Annotated | None:
    """The article with other names; None where it has none that might be changed, or two would be called the same."""
    swaps = dict(_swaps(article, draw, names))
    if not swaps:
        return None
    pattern = re.compile("|".join(map(re.escape, sorted(swaps, key=len, reverse=True))))

    def other(text: str) -> str:
        return pattern.sub(lambda match: swaps[match[0]], text)

    entities = tuple(Noted(entity.type, tuple(map(other, entity.forms))) for entity in article.entities)
    forms = [form for entity in entities for form in entity.forms]
    return Annotated(other(article.text), entities, article.facts) if len(set(forms)) == len(forms) else None


def _swaps(article: Annotated, draw: np.random.Generator, names: Names) -> Iterator[tuple[str, str]]:
    """What is called how, and how it will be."""
    done: dict[str, str] = {}
    for entity in article.entities:
        own, choice = _own_name(entity), _choice(entity, names)
        if not own or not choice or draw.random() > (_PLACES_OFTEN if entity.type == "Place" else _OFTEN):
            continue
        new = choice[draw.integers(len(choice))]
        clear = all(own not in old and old not in own and new != taken for old, taken in done.items())
        if clear and new not in article.text and _only_named(own, article):
            done[own] = new
            yield own, new


def _choice(entity: Noted, names: Names) -> Sequence[str]:
    if entity.type == "Place":
        return names.places.get(entity.forms[0][-1], ())
    return names.people if entity.type == "Person" else names.firms


def _own_name(entity: Noted) -> str:
    """The part of an entity's forms that may be another; "" where there is none."""
    name = entity.forms[0]
    if entity.type == "Person":
        return name if len(entity.forms) == 1 and len(name) in (2, 3) and _HAN.fullmatch(name) else ""
    if entity.type == "Place":
        return name[:-1] if len(name) in (3, 4) and name[-1] in _LEVELS and _HAN.fullmatch(name) else ""
    own = _TRADE.split(_beginning(entity.forms))[0] if entity.type == "Company" else ""
    common = is_word(own) or own.startswith("中") or own[-1:] in _LEVELS
    return own if len(own) in (2, 3) and _HAN.fullmatch(own) and not common else ""


def _beginning(forms: Sequence[str]) -> str:
    """What all the forms begin with."""
    return "".join(row[0] for row in takewhile(lambda row: len(set(row)) == 1, zip(*forms, strict=False)))


def _only_named(own: str, article: Annotated) -> bool:
    """Whether the text says ``own`` only within names."""
    forms = sorted((form for entity in article.entities for form in entity.forms), key=len, reverse=True)
    rest = article.text
    for form in forms:
        if own in form:
            rest = rest.replace(form, "")
    return own in article.text and own not in rest
