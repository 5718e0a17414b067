"""The network as kg brings it: the same in any company, and what its file may be."""

import numpy as np
import pytest

from kg.entities import find_mentions
from kg.learned import Advisor
from kg.learned.labels import begin, hints_of
from kg.learned.pairs import End
from kg.learned.stored import load_stored
from kg.model import Mention
from kg.read import read_text
from kg.rules import load_rules
from kg.tag import Tagger

TEXTS = (
    "青石县装备产业园开工\n3月5日，远帆重工在青石县高新区建设的装备产业园开工，总投资12亿元。园区主导产业为新能源装备。",
    "云岭市举行招商推介会\n4月，云岭市政府与白马集团签署合作协议，双方将在云岭新区建设冷链物流中心。",
    "县长赴企业调研\n县长周启明到青禾药业调研，县发改局、县经信局负责人陪同。",
)


def readings():
    documents = [document for text in TEXTS for document in read_text(text)]
    tagged = Tagger.load().tag(documents)
    return [(d, s, find_mentions(d, s, load_rules())) for d, s in zip(documents, tagged, strict=True)]


def ends(mentions):
    return [End(m.start, m.end, m.type, m.text, 0) for m in mentions]


def test_a_document_gets_the_same_opinion_in_any_company():
    given = readings()
    together = Advisor.load().read(given)
    for reading, opinion in zip(given, together, strict=True):
        alone = Advisor.load().read([reading])[0]
        assert list(alone.names()) == list(opinion.names())
        assert list(alone.relations(ends(reading[2]), [])) == list(opinion.relations(ends(reading[2]), []))


def test_names_have_the_chance_that_is_asked_for():
    for reading, opinion in zip(readings(), Advisor.load().read(readings()), strict=True):
        names = list(opinion.names())
        assert names, reading[0].text
        for name in names:
            assert opinion.chance(name.start, name.end, name.type) == pytest.approx(name.chance, abs=1e-3)


def test_nothing_to_read_is_nothing_thought():
    document = read_text(TEXTS[0])[0]
    opinion = Advisor.load().read([(document, (), ())])[0]
    assert list(opinion.names()) == []
    assert list(opinion.relations([], [])) == []
    assert Advisor.load().read([]) == []


def test_hints_are_the_labels_of_outermost_mentions():
    document = read_text("青石县装备产业园")[0]
    sentences = Tagger.load().tag([document])[0]
    mentions = (Mention(0, 8, "青石县装备产业园", "Project", "r"), Mention(0, 3, "青石县", "Place", "r"))
    first = begin("Project")
    assert hints_of(document, sentences, mentions).tolist() == [first, *[first + 1] * 7]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"text"])
def test_a_broken_file_of_weights_is_named(tmp_path, content):
    path = tmp_path / "network.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"network\.npz: not the weights"):
        load_stored(path)


def test_weights_of_another_form_are_named(tmp_path):
    path = tmp_path / "network.npz"
    np.savez(path, transition=np.zeros((2, 2)))
    with pytest.raises(ValueError, match=r"network\.npz: not the weights"):
        load_stored(path)
