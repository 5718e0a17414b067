"""What names a visit: the words of its title, its verb, the word by which people took part."""

from relation_facts import facts

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def names(text: str) -> dict[str, set[str]]:
    """The events of ``text`` that somebody takes part in, each with the words that stand for it."""
    rules = load_rules()
    document = read_text(text)[0]
    sentences = Tagger.load().tag([document])[0]
    found: dict[str, set[str]] = {}
    for claim in find_claims(document, sentences, find_mentions(document, sentences, rules), rules):
        if claim.predicate == "participatesIn" and claim.object:
            found.setdefault(claim.object.name or claim.object.text, set()).add(claim.object.text)
    return found


def test_a_title_names_its_visit_with_and_without_the_post() -> None:
    text = "县委书记陈立新一行莅临公司调研指导工作\n8月2日，县委书记陈立新一行莅临公司调研。"
    called = names(text)
    assert list(called) == ["陈立新一行莅临公司调研指导工作"]
    assert called["陈立新一行莅临公司调研指导工作"] >= {
        "县委书记陈立新一行莅临公司调研指导工作",
        "莅临公司调研指导工作",
        "调研指导",
        "调研",
    }


def test_a_headline_that_names_no_visitor_names_the_visit() -> None:
    text = "市领导到青石县检查督导防汛工作\n7月12日，副市长陈立新到青石县检查防汛工作。县长周文涛陪同。"
    event = "市领导到青石县检查督导防汛工作"
    assert {(who, what) for who, what in facts(text, "participatesIn") if who != "青石县"} == {
        ("陈立新", event),
        ("周文涛", event),
    }
    # another deed than the headline's
    text = "市领导到青石县慰问困难职工\n7月12日，副市长陈立新到青石县检查防汛工作。"
    assert {what for _, what in facts(text, "participatesIn")} == {"陈立新检查"}


def test_the_word_by_which_people_take_part_is_a_name_of_the_visit() -> None:
    text = "7月12日，副市长陈立新到青石县检查督导防汛工作。县长周文涛陪同督导。"
    whole = "陈立新到青石县检查督导防汛工作"
    assert names(text) == {"陈立新检查督导": {"检查督导", "督导", "到青石县检查督导防汛工作", whole}}
    text = "7月12日，县长陈立新赴青石镇开展重点项目督查。"
    assert names(text)["陈立新督查"] >= {"督查", "重点项目督查"}


def test_a_party_comes_to_a_house_whose_name_is_not_read() -> None:
    text = "7月1日，远川集团董事长陈立新、总经理周文涛等领导一行莅临白鹅参观交流。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"陈立新", "周文涛"}
    # no day: what a firm's visitors do now and then
    assert facts("远川集团董事长陈立新一行到白鹅参观交流。", "participatesIn") == set()


def test_a_headline_of_a_firms_people_names_the_visit_of_those_who_came() -> None:
    text = "远川集团领导一行莅临白鹅参观交流\n7月1日，远川集团董事长陈立新、总经理周文涛等领导一行莅临白鹅参观交流。"
    event = "远川集团领导一行莅临白鹅参观交流"
    assert facts(text, "participatesIn") == {("陈立新", event), ("周文涛", event)}
