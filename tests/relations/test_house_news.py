"""News that firms, schools and chambers write of themselves: who came, who received them, whose posts need no body."""

import pytest
from relation_facts import facts, published_by, values

from kg.read import read_text

FIRM = "远川服饰有限公司"


def test_an_exchange_is_a_visit() -> None:
    text = "4月15日，青石市远川商会会长纪长河、秘书长苗青禾等一行6人赴白马市商会进行友好交流活动。"
    told = facts(text, "participatesIn")
    assert {("纪长河", "纪长河友好交流活动"), ("苗青禾", "纪长河友好交流活动")} <= told
    assert values(text, "occurredOn") == {("纪长河友好交流活动", "--04-15")}
    # neither what is only spoken of nor an exchange of goods
    assert facts("县长纪长河到远川公司，希望双方加强交流合作，实现共赢。", "participatesIn") == set()


def test_hosts_take_part_in_the_visit() -> None:
    text = "青石集团总经理苗青禾一行来访我校。副校长纪长河、教务处处长白如川接待了来访领导。"
    assert {"苗青禾", "纪长河", "白如川"} == {who for who, _ in facts(text, "participatesIn")}
    text = "3月5日，青石集团总经理苗青禾一行来访北川集团。北川集团董事长纪长河在集团总部进行会见座谈。"
    assert ("纪长河", "苗青禾一行来访") in facts(text, "participatesIn")
    # a meeting that somebody speaks of is another one
    text = "总理白如川会见北川总统苗青禾\n白如川表示，纪长河主席昨天同总统先生举行会见。"
    assert "纪长河" not in {who for who, _ in facts(text, "participatesIn")}


def test_a_talk_of_the_visitors_is_part_of_their_visit() -> None:
    text = "3月5日，县长纪长河到青石镇调研。随后，纪长河与青石镇党委书记苗青禾座谈。"
    assert len({event for _, event in facts(text, "participatesIn")}) == 1
    # of others it is another
    text = "3月5日，县长纪长河到青石镇调研。3月9日，白如川与青石镇党委书记苗青禾举行会谈。"
    assert len({event for _, event in facts(text, "participatesIn")}) == 2


@pytest.mark.parametrize("word", ["招商运营会", "开园庆典", "技术分享会"])
def test_meetings_by_their_heads(word: str) -> None:
    text = f"【三项行动】细化流程抓落实——青石产业园{word}召开\n3月29日，青石产业园{word}在青石镇召开，镇长纪长河主持。"
    assert values(text, "occurredOn") == {(f"青石产业园{word}", "--03-29")}


def test_a_title_behind_the_name_is_of_the_only_firm() -> None:
    text = f"{FIRM}开园庆典举行，庆典由苗青禾总经理主持。"
    assert ("苗青禾", FIRM) in facts(text, "holdsPosition")
    # a guest's is not, nor where two firms are spoken of alike
    assert facts(f"{FIRM}迎来客人，苗青禾总经理一行参观了车间。", "holdsPosition") == set()
    assert facts("北川集团与青石银行签约，苗青禾总经理出席。", "holdsPosition") == set()
    # whoever has a post is known by it
    text = f"{FIRM}董事长纪长河、白马集团总经理苗青禾出席。{FIRM}将与白马集团合作，苗青禾总经理讲话。"
    assert ("苗青禾", FIRM) not in facts(text, "holdsPosition")


def test_departments_of_the_house_that_writes() -> None:
    text = "青石集团董事长纪长河来我院考察，学院院长白如川、校企合作处副处长苗青禾、人文系副主任白云溪参加。"
    assert {("苗青禾", "校企合作处"), ("白云溪", "人文系")} <= facts(text, "holdsPosition")
    text = "青石集团董事长纪长河来访我校，学校顾川副校长、合作交流处戴云处长等接待。"
    assert ("戴云", "合作交流处") in facts(text, "holdsPosition")
    # a body that is named before has them
    text = "北川大学副校长纪长河，科研处处长苗青禾出席。"
    assert ("苗青禾", "北川大学科研处") in facts(text, "holdsPosition")


def credited(text: str) -> set[str]:
    """The people that the first article of ``text`` credits."""
    document = next(iter(read_text(text)))
    return {document.text[credit.start : credit.end] for credit in document.credits}


def test_credits_of_a_house() -> None:
    text = "远川服饰有限公司召开年会。\n（发稿：苗青禾 图片：纪长河 审核：白如川）"
    assert credited(text) == {"苗青禾", "纪长河", "白如川"}
    text = "青石网（北川日报网）讯（通讯员 苗青禾）8月21日，远川服饰有限公司召开年会。"
    assert credited(text) == {"苗青禾"}
    assert ("Organization", "青石网") in published_by(text)


def test_a_visit_to_the_house_that_writes() -> None:
    text = "2月2日，省国资委改革处副处长苗禾一行来集团开展调研。市国资委产权处处长曹川参加调研。"
    assert {("苗禾", "苗禾一行调研"), ("曹川", "苗禾一行调研")} <= facts(text, "participatesIn")
    assert ("曹川", "市国资委产权处") in facts(text, "holdsPosition")
    # 公司 is not that of the guests
    text = "8月17日，北川集团董事长纪长河一行到公司调研。青石集团董事长白如川陪同。"
    assert "北川集团" not in {who for who, _ in facts(text, "participatesIn")}


def test_guests_by_name_and_title() -> None:
    text = "7月2日，苗禾市长、白川副市长、市发改局马云局长等政府领导一行莅临公司青石基地参观考察。"
    text += "青禾集团总经理张川、副总经理马云溪等公司领导接待来访。"
    assert {"苗禾", "白川", "马云", "张川", "马云溪"} <= {who for who, _ in facts(text, "participatesIn")}
    text = "7月9日，董事长王挺与隋光副董事长、周禾总经理等领导，先后深入青禾金属、青禾国贸等企业走访调研。"
    assert {"王挺", "隋光", "周禾", "青禾金属", "青禾国贸"} <= {who for who, _ in facts(text, "participatesIn")}


def test_our_hospital_is_none_of_the_guests() -> None:
    text = "2月25日，云溪县妇幼保健院院长曾禾到我院洽谈合作。我院党委书记张川参加。双方将建好云岭省妇幼保健院。"
    assert facts(text, "holdsPosition") == {("曾禾", "云溪县妇幼保健院"), ("张川", "云岭省妇幼保健院")}


def test_who_chairs_a_meeting_that_is_named_again() -> None:
    text = "3月5日，第四届远川商会联席会在青石市举行。3月6日，副县长白如川与青石镇镇长曹川座谈。"
    text += "3月7日，远川商会联席会闭幕，会议由县长纪长河主持。"
    assert ("纪长河", "第四届远川商会联席会") in facts(text, "participatesIn")


def test_what_several_talk_about_is_no_party() -> None:
    text = "双方就汽车装饰与美容基地建设、学生培训、员工培养等方面达成了合作意向。"
    assert facts(text, "cooperatesWith") == set()


def test_an_honour_carries_no_posts() -> None:
    text = "会见时，北川大学校长、中国工程院院士纪长河，党委常委、副校长苗青禾，副校长白如川在座。"
    assert {("苗青禾", "北川大学"), ("白如川", "北川大学")} <= facts(text, "holdsPosition")
    assert ("苗青禾", "中国工程院") not in facts(text, "holdsPosition")


def test_how_a_meeting_is_held_stands_between() -> None:
    text = "近日，青石商会青年专业委员会成立大会，通过线上线下相结合的方式在白马市召开，会长纪长河致辞。"
    assert facts(text, "heldIn") == {("青石商会青年专业委员会成立大会", "白马市")}


def test_whom_the_visitors_meet() -> None:
    text = "3月5日，青石集团董事长纪长河一行赴北川大学考察交流。之后，拜会了北川大学校长白如川，副校长苗青禾等校领导。"
    assert {"纪长河", "白如川", "苗青禾"} <= {who for who, _ in facts(text, "participatesIn")}
    text = "3月5日，青石集团董事长纪长河一行赴北川大学考察。在青石镇，与校长白如川、副校长苗青禾等进行交流。"
    assert {"纪长河", "白如川", "苗青禾"} <= {who for who, _ in facts(text, "participatesIn")}
    # who meets without a visit before, visits nobody
    assert facts("与校长白如川、副校长苗青禾等进行交流。", "participatesIn") == set()


def test_our_firm_is_not_that_of_the_guests() -> None:
    text = "3月10日，北川公司总经理苗禾一行莅临我公司参观指导，我公司的总经理姚明春等人进行了工作交流。"
    assert facts(text, "holdsPosition") == {("苗禾", "北川公司")}
    assert "苗禾" in {who for who, _ in facts(text, "participatesIn")}
