"""Linking change by change gives, byte for byte, the entities that linking all documents at once gives: above all
what they are kept apart from, which other documents bring about."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import entity_record, json_line
from kg.link import link
from kg.model import Analysis, Claim, Document, Mention
from kg.state.database import open_state, transaction
from kg.state.linking import Relinking
from kg.state.outputs import records_of

NAMES = (
    ("岚桥", "Company"), ("岚桥集团", "Company"), ("岚桥集团有限公司", "Company"), ("岚桥股份有限公司", "Company"),
    ("岚桥集团白石分公司", "Company"), ("岚桥建设有限公司", "Company"), ("发改委", "Government"),
    ("云岭省发改委", "Government"), ("远山市发改委", "Government"), ("青禾", "Place"), ("青禾县", "Place"),
    ("青禾镇", "Place"), ("纪长河", "Person"), ("县医院", "Organization"),
)  # fmt: skip
# what is said of the first and the last name of an article
PREDICATES = ("", "partOf", "cooperatesWith", "holdsPosition")
Said = tuple[list[tuple[str, str]], str]

said = st.tuples(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), st.sampled_from(PREDICATES))
states = st.lists(st.dictionaries(st.sampled_from("abcd"), said, max_size=4), min_size=2, max_size=4)


def analysis(doc: str, names: list[tuple[str, str]], predicate: str) -> Analysis:
    text, mentions = "", []
    for name, kind in names:
        mentions.append(Mention(len(text), len(text) + len(name), name, kind, "test"))
        text += name + "，"
    claims = []
    if predicate:
        claims.append(Claim(predicate, mentions[0], mentions[-1], None, (), "asserted", 0.8, 0, len(text), "test"))
    return Analysis(Document(doc, f"{doc}.txt", 1, None, None, None, text), tuple(mentions), tuple(claims))


def at_once(state: Mapping[str, Said]) -> list[bytes]:
    graph = link(analysis(doc, *each) for doc, each in state.items())
    return [json_line(entity_record(graph.entities[id_])) for id_ in sorted(graph.entities)]


def check(states: list[dict[str, Said]]) -> list[bytes]:
    """The entities after these states in turn, each of which has to be right."""
    with open_state(None, "", "") as db:
        before: Mapping[str, Said] = {}
        lines: list[bytes] = []
        for state in states:
            former = dict(db.execute("SELECT id, line FROM entity"))
            with transaction(db):
                change = Relinking(db)
                for doc in before:
                    if before[doc] != state.get(doc):
                        change.drop(doc)
                for doc in state:
                    if before.get(doc) != state[doc]:
                        change.put(analysis(doc, *state[doc]), {})
                touched = change.finish()
            lines = [line for _, line in records_of(db, "entity")("", "")]
            assert lines == at_once(state)
            now = dict(db.execute("SELECT id, line FROM entity"))
            changed = {id_ for id_ in former.keys() | now.keys() if former.get(id_) != now.get(id_)}
            assert changed <= touched.entities
            before = state
        return lines


@settings(max_examples=150, deadline=None)
@given(states)
def test_changes_in_turn_give_what_all_at_once_gives(states: list[dict[str, Said]]) -> None:
    check(states)


def test_a_refusal_comes_and_goes_with_the_document_that_gives_cause() -> None:
    one: Said = ([("岚桥集团有限公司", "Company")], "")
    other: Said = ([("岚桥股份有限公司", "Company")], "")
    refused = check([{"a": one}, {"a": one, "b": other}])
    assert sum("documents:legal-form" in line.decode() for line in refused) == 2
    assert not any(b"apart" in line for line in check([{"a": one}, {"a": one, "b": other}, {"a": one}]))


def test_a_refusal_follows_what_another_document_joins() -> None:
    related: Said = ([("岚桥", "Company"), ("岚桥集团", "Company")], "partOf")
    joining: Said = ([("岚桥集团", "Company"), ("岚桥集团有限公司", "Company")], "")
    lines = check([{"a": related}, {"a": related, "b": joining}, {"a": related}])
    assert sum("text:related" in line.decode() for line in lines) == 2


def test_an_alias_that_another_one_gets_is_taken_from_its_only_owner() -> None:
    owner: Said = ([("岚桥集团", "Company"), ("岚桥", "Company")], "")
    named: Said = ([("岚桥", "Company")], "")
    other: Said = ([("岚桥股份有限公司", "Company"), ("岚桥", "Company")], "")
    check([{"a": owner, "b": named}, {"a": owner, "b": named, "c": other}])
    check([{"a": owner, "b": named}, {"a": owner}])
