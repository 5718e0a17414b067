"""What an article says of itself, in invented notices."""

import pytest

from kg.entities import find_mentions
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def _publishers(text: str) -> set[str]:
    rules = load_rules()
    found = set()
    for document in read_text(text):
        (sentences,) = Tagger.load().tag([document])
        mentions = find_mentions(document, sentences, rules)
        for claim in find_claims(document, sentences, mentions, rules):
            if claim.predicate == "publishedBy" and claim.object:
                found.add(claim.object.name or claim.object.text)
    return found


BODY = "关于任命的公告\n会议决定任命纪长河为青石股份有限公司总经理，任期三年。\n特此公告。\n"


@pytest.mark.parametrize(
    ("end", "publisher"),
    [
        ("青石股份有限公司董事会\n2024年7月19日", {"青石股份有限公司"}),
        ("远山县人民政府\n2024年7月19日", {"远山县人民政府"}),
        ("（《证券时报》快讯中心）", {"证券时报"}),
        ("（证券时报）", {"证券时报"}),
        ("（来源：证券时报）", {"证券时报"}),
        ("（《证券时报》昨日报道）", set()),
        # no line of its own, or no date below it
        ("联系单位：远山县人民政府\n2024年7月19日", set()),
        ("远山县人民政府\n特此公告。", set()),
    ],
)
def test_who_signs_a_notice_publishes_it(end: str, publisher: set[str]) -> None:
    assert _publishers(BODY + end) == publisher


FLASH = "远川集团公布，公司与白石股份有限公司签署了《战略合作协议》，双方将在新能源领域合作。\n"


@pytest.mark.parametrize(
    ("start", "publisher"),
    [
        ("青石汇5月3日丨", {"青石汇"}),
        ("发新易12月16日 - ", {"发新易"}),
        ("青石财经APP获悉，", {"青石财经APP"}),
        ("48氪获悉，", {"48氪"}),
        ("青石汇12月22日消息，", {"青石汇"}),
        ("证券时报·e公司讯，", {"证券时报·e公司"}),
        ("青石镇12月22日消息，", set()),
        ("据新华社12月5日消息，", set()),
        # a place and a day, and somebody who learns of it in the middle of a sentence
        ("青石镇5月3日丨", set()),
        ("苗青禾获悉，", set()),
    ],
)
def test_a_flash_begins_with_its_service(start: str, publisher: set[str]) -> None:
    assert _publishers(start + FLASH) == publisher
