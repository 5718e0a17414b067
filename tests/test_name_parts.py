import pytest

from kg.names import legal_stem, level_of, levelled, territory


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("青石县委", "青石县"),
        ("青石县发展和改革局", "青石县"),
        ("云岭省委组织部", "云岭省"),
        ("国务院", "全国"),
        ("中共中央政治局", "全国"),
        ("北川集团有限公司", ""),
        ("市政府", ""),
    ],
)
def test_whose_body_it_is(body: str, place: str) -> None:
    assert territory(body) == place


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("青石县", "县"),
        ("云岭市", "市"),
        ("湖西自治州", "州"),
        ("东北地区", None),
        ("古镇", None),
        ("超市", None),
        ("白城市", "市"),
        ("成都市", "市"),
        ("大城市", None),
        ("中心城市", None),
        ("都市", None),
        ("青山区", "区"),
        ("太岭山区", None),
    ],
)
def test_the_level_of_a_place(place: str, level: str | None) -> None:
    assert level_of(place) == level


def test_a_body_named_by_its_level_alone() -> None:
    assert levelled("区发改局") == ("区", "发改局")
    assert levelled("县委") == ("县", "委")
    assert levelled("市场监管局") is None
    assert levelled("市政府") == ("市", "政府")
    assert levelled("市民政局") == ("市", "民政局")
    assert levelled("县城管局") == ("县", "城管局")
    assert levelled("市政集团") is None
    assert levelled("市民中心") is None
    assert levelled("县城中学") is None
    assert levelled("青石县发改局") is None


def test_a_firm_without_its_legal_form() -> None:
    assert legal_stem("北川水务集团有限公司") == "北川水务"
    assert legal_stem("北川水务") is None
