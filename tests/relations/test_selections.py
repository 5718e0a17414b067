"""Who is put on which list, in invented news."""

from relation_facts import facts


def test_members_in_the_sentence_behind_the_list() -> None:
    text = (
        "远山省高新技术企业公示名单发布，青石县共有9家企业获批。这九家企业分别是：北川电梯有限公司、白马橡胶有限公司。"
    )
    assert facts(text, "selectedFor") == {
        ("北川电梯有限公司", "远山省高新技术企业公示名单"),
        ("白马橡胶有限公司", "远山省高新技术企业公示名单"),
    }


def test_members_with_their_ranks() -> None:
    text = (
        "省厅发布“2014年全省高新技术企业百强”榜单，青石县2家企业榜上有名，"
        "分别是北川电梯有限公司列第48位，白马橡胶有限公司列第80位。"
    )
    assert {who for who, _ in facts(text, "selectedFor")} == {"北川电梯有限公司", "白马橡胶有限公司"}


def test_firms_that_are_only_named_are_on_no_list() -> None:
    assert facts("这九家企业分别是：北川电梯有限公司、白马橡胶有限公司。", "selectedFor") == set()
