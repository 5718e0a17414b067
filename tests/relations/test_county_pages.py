"""Pages of counties and zones: who comes with whom, what is set up, what several works at once are worth."""

from relation_facts import facts

LED = "白河区党政代表团来青石县考察\n3月25日，白河区委书记纪长河带领{}来青石县考察。县长苗青参加活动。"


def test_whoever_leads_the_delegation_of_the_title_makes_its_visit() -> None:
    visit = "白河区党政代表团来青石县考察"
    told = facts(LED.format("党政代表团"), "participatesIn")
    assert told == {("白河区党政代表团", visit), ("纪长河", visit), ("苗青", visit)}
    assert ("纪长河", visit) not in facts(LED.format("企业家"), "participatesIn")


def test_offices_set_up_in_a_list_are_all_founded() -> None:
    text = "3月2日，青石集团有限公司召开大会，宣布成立工程管理部、资产运营部、风险合规部。"
    assert {o for _, o in facts(text, "establishes")} == {"工程管理部", "资产运营部", "风险合规部"}
