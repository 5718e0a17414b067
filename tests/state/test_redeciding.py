"""Decisions that come, go and change between builds, while articles do, too: linking change by change gives, byte for
byte, the entities and the reports that linking all at once gives."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from test_relinking import Said, analysis

from kg.decisions import Decision, DecisionError, Named
from kg.graph import entity_record, json_line
from kg.link import link_and_report
from kg.link.decided import Verdicts
from kg.state.database import open_state, transaction
from kg.state.decisions import take_decisions
from kg.state.linking import Relinking
from kg.state.outputs import records_of

# few enough that articles and decisions meet in them
FIRMS = [("Company", "岚桥"), ("Company", "岚桥集团"), ("Company", "岚桥集团有限公司"), ("Organization", "县医院")]
PEOPLE = [("Person", "纪长河"), ("Person", "纪常河")]
DOCS = [(), (), (), ("a",), ("b",), ("a", "b"), ("b", "c")]


def some_article(random: Random) -> Said:
    if random.random() < 0.3:
        names = [random.choice(PEOPLE), random.choice(FIRMS[:3])]
        return [(name, type_) for type_, name in names], "holdsPosition"
    found = random.sample([*FIRMS, *PEOPLE], random.randint(1, 3))
    return [(name, type_) for type_, name in found], random.choice(["", "", "partOf", "holdsPosition"])


def some_articles(random: Random) -> dict[str, Said]:
    return {doc: some_article(random) for doc in "abcd" if random.random() < 0.7}


def changed(state: Mapping[str, Said], random: Random) -> dict[str, Said]:
    """All articles are others, or one of them."""
    if random.random() < 0.4:
        return some_articles(random)
    doc = random.choice("abcd")
    rest = {each: article for each, article in state.items() if each != doc}
    return rest | {each: article for each, article in some_articles(random).items() if each == doc}


def some_decisions(random: Random) -> Verdicts:
    """As many of up to three decisions, from the first one on, as agree with each other."""
    kept: list[Decision] = []
    for number in range(random.randint(0, 3)):
        names = random.choice([FIRMS, FIRMS, PEOPLE])
        one, other = (Named(*random.choice(names), random.choice(DOCS)) for _ in range(2))
        each = Decision(random.choice(["same", "apart"]), one, other, random.choice("甲乙"), place=f"d:{number}")
        if one != other and agree([*kept, each]):
            kept.append(each)
    return Verdicts(kept)


def agree(decisions: Sequence[Decision]) -> bool:
    try:
        Verdicts(decisions)
    except DecisionError:
        return False
    return True


def at_once(state: Mapping[str, Said], verdicts: Verdicts) -> tuple[list[bytes], list[object]]:
    graph, vain = link_and_report((analysis(doc, *each) for doc, each in state.items()), verdicts)
    return [json_line(entity_record(graph.entities[id_])) for id_ in sorted(graph.entities)], list(vain)


def check(steps: Sequence[tuple[Mapping[str, Said], Verdicts]]) -> None:
    """After each step, which brings articles and decisions, all has to be right."""
    with open_state(None, "", "") as db:
        before: Mapping[str, Said] = {}
        for state, verdicts in steps:
            former = dict(db.execute("SELECT id, line FROM entity"))
            with transaction(db):
                redecided, moved = take_decisions(db, verdicts)
                change = Relinking(db, verdicts, redecided)
                stale = {doc for doc in before if before[doc] != state.get(doc)} | moved
                for doc in stale:
                    change.drop(doc)
                for doc in state:
                    if doc in stale or doc not in before:
                        change.put(analysis(doc, *state[doc]), {})
                touched = change.finish()
            lines = [line for _, line in records_of(db, "entity")("", "")]
            assert (lines, touched.vain) == at_once(state, verdicts)
            now = dict(db.execute("SELECT id, line FROM entity"))
            others = {id_ for id_ in former.keys() | now.keys() if former.get(id_) != now.get(id_)}
            assert others <= touched.entities
            before = state


@pytest.mark.parametrize("seed", range(20))
def test_changes_in_turn_give_what_all_at_once_gives(seed: int) -> None:
    random = Random(seed)
    for _ in range(20):
        steps = [(some_articles(random), some_decisions(random))]
        for _ in range(3):
            state, verdicts = steps[-1]
            which = random.random()
            state = changed(state, random) if which < 0.6 else state
            steps.append((state, some_decisions(random) if which > 0.4 else verdicts))
        check(steps)


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_the_lines_does_not_matter(seed: int) -> None:
    random = Random(seed)
    for _ in range(20):
        state, verdicts = some_articles(random), some_decisions(random)
        shuffled = list(verdicts.decisions)
        random.shuffle(shuffled)
        moved = [each._replace(place=f"x:{number}") for number, each in enumerate(shuffled)]
        assert at_once(state, Verdicts(moved))[0] == at_once(state, verdicts)[0]
