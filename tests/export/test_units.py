import pytest

from kg.export.units import Measure, measure


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("6760", "亩", Measure("4506666.67", None, "M2", None)),
        ("3", "公顷", Measure("30000", None, "M2", "HAR")),
        ("1.5", "平方公里", Measure("1500000", None, "M2", "KMK")),
        ("12", "平方米", Measure("12", None, "M2", "MTK")),
        ("12", "万平方米", Measure("120000", None, "M2", None)),
        ("1350000000", "元", Measure("1350000000", "CNY", None, None)),
        ("13.5", "亿元", Measure("1350000000", "CNY", None, None)),
        ("240000", "方", Measure("240000", None, "M2", None)),
        ("3", "千元", Measure("3000", "CNY", None, None)),
        ("2", "亿美元", Measure("200000000", "USD", None, None)),
        ("5", "千米", Measure("5", None, "KiloM", "KMT")),
        ("8", "千瓦", Measure("8", None, "KiloW", "KWT")),
        ("15.3", "%", Measure("15.3", None, "PERCENT", "P1")),
        ("20", "家", Measure("20", None, None, None)),
        ("20", "", Measure("20", None, None, None)),
        ("-0.5", "%", Measure("-0.5", None, "PERCENT", "P1")),
    ],
)
def test_measure(value, unit, expected):
    assert measure(value, unit) == expected
