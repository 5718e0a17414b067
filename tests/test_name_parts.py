import pytest

from kg.model import Mention
from kg.names import home_places, last_place, legal_stem, level_of, levelled, territory, without_doubled_level


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("青石县委", "青石县"),
        ("青石县发展和改革局", "青石县"),
        ("云岭省委组织部", "云岭省"),
        ("国务院", "全国"),
        ("中共中央政治局", "全国"),
        ("云岭省青石县县委", "云岭省青石县县"),
        ("青石县市场监管局", "青石县"),
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


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ("青禾区区政府", "青禾区政府"),
        ("远县县委", "远县委"),
        ("青禾市市委宣传部", "青禾市委宣传部"),
        ("青禾市市场监管局", ""),
        ("青禾市市监局", ""),
        ("区政府", ""),
        ("青禾区政府", ""),
    ],
)
def test_a_level_that_is_told_twice(body: str, plain: str) -> None:
    assert without_doubled_level(body) == plain


@pytest.mark.parametrize(
    ("place", "last"),
    [
        ("云岭省青禾市", "青禾市"),
        ("云岭省青禾市白石区", "白石区"),
        ("青禾市白石区石渡镇", "石渡镇"),
        ("青禾市市中区", "市中区"),
        ("沙市区", "沙市区"),
        ("青禾市城区", "青禾市城区"),
        ("青禾", "青禾"),
        ("", ""),
    ],
)
def test_the_place_itself_of_a_place_with_what_it_lies_in(place: str, last: str) -> None:
    assert last_place(place) == last


def test_what_a_level_means_is_the_place_itself() -> None:
    named = (("云岭省青禾市", "Place"), ("白石区区委", "Government"))
    mentions = [Mention(0, len(text), text, type_, "test") for text, type_ in named]
    assert home_places(mentions) == {"市": "青禾市", "区": "白石区"}


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("区长林某率队赴白石区、青禾区招商。", {}),
        ("林某一行先后来到白石区、青禾区考察。", {}),
        ("白石区召开推进会，率队赴青禾区考察。", {"区": "白石区"}),
        ("白石区与青禾区签约。", {"区": "白石区"}),
    ],
)
def test_where_somebody_goes_is_not_where_they_are_from(text: str, homes: dict[str, str]) -> None:
    mentions = [
        Mention(at, at + 3, name, "Place", "test") for name in ("白石区", "青禾区") if (at := text.find(name)) >= 0
    ]
    assert home_places(mentions, text) == homes
