"""Who came to harm, and where, and what nobody with a name tells."""

import pytest
from relation_facts import amounts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the innermost of a chain, the state of several places, none of several states
        ("远国云尔州托林附近白石城21日发生事故，造成5人死亡。", {("白石城", "5")}),
        ("军队对约旦西部扎尔卡地区、南部白石镇等多地发动袭击，造成约20人死亡。", {("约旦", "20")}),
        ("洪水在波兰、罗马尼亚、捷克等国造成至少22人死亡。", set()),
        # what somebody without a name tells of others
        ("约旦发生枪击事件。当地警方称已逮捕5名嫌疑人。", set()),
        ("机场遭到了约旦7次空袭。", set()),
    ],
)
def test_who_came_to_harm_and_where(text: str, told: set[tuple[str, str]]) -> None:
    assert amounts(text) == told
