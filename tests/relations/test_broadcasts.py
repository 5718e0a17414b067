"""What bulletins tell in passing: aims of all, what belongs to another work, who is sent."""

import pytest
from relation_facts import amounts, facts


def test_a_work_that_belongs_to_another_is_the_one_spoken_of() -> None:
    text = "青石水库扩建工程开工，这是白马水利枢纽的配套工程。线路全长593公里。"
    assert amounts(text) == {("青石水库扩建工程", "593")}


def test_an_aim_of_all_is_nobodys_policy() -> None:
    assert not facts("远山县为推动“强县富民”战略作出贡献。", "pursues")
    assert facts("远山县推动“强县富民”战略。", "pursues") == {("远山县", "强县富民")}


@pytest.mark.parametrize("text", ["联合国愿同约旦人民共同庆祝这一节日。", "联合国与约旦共同谴责袭击。"])
def test_to_celebrate_together_is_no_partnership(text: str) -> None:
    assert not facts(text, "cooperatesWith")


def test_crews_own_no_figures_of_their_craft() -> None:
    text = "神舟五十号航天员打开天舟五十号货运飞船舱门。这次天舟五十号货运飞船带来61件载荷。"
    assert amounts(text) == {("天舟五十号货运飞船", "61")}
