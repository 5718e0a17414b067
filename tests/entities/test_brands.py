"""Which names without a head word can be firms'."""

import pytest

from kg.entities.brands import may_be_firm


@pytest.mark.parametrize("text", ["众鑫", "众鑫环保", "联想", "远帆科技", "北京众鑫", "众鑫通用", "拼多多"])
def test_brands(text: str) -> None:
    assert may_be_firm(text)


@pytest.mark.parametrize(
    "text",
    [
        "有机食品",
        "智能科技",
        "党中央统筹",
        "各系统",
        "150多个国家",
        "远山消防",
        "中新经贸",
        "英国国内生产总值",
        "班列开行",
        "品牌影响力",
    ],
)
def test_phrases_of_the_news(text: str) -> None:
    assert not may_be_firm(text)
