"""Articles that teach, with other names in them."""

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parents[2] / "scripts" / "teach"))

from notation import Annotated, Noted
from renamed import Names, names_of, renamed

TEXT = "青岚县引进星禾装备\n3月5日，县长周启明说，星禾装备集团有限公司（以下简称“星禾装备”）将在青岚县建设星禾产业园。"
ARTICLE = Annotated(
    TEXT,
    (
        Noted("Place", ("青岚县",)),
        Noted("Company", ("星禾装备集团有限公司", "星禾装备")),
        Noted("Project", ("星禾产业园",)),
        Noted("Person", ("周启明",)),
    ),
    ((1, "develops", 2), (2, "quantity", "3亿元")),
)
NAMES = Names(["钟离秋"], ["曜芯微"], {"县": ["白砚"]})


def all_renamed(article, names=NAMES):
    found = (renamed(article, np.random.default_rng(seed), names) for seed in range(30))
    return [one for one in found if one]


def test_all_forms_and_what_is_called_after_them_change_together():
    forms = {form for one in all_renamed(ARTICLE) for entity in one.entities for form in entity.forms}
    assert {"白砚县", "曜芯微装备集团有限公司", "曜芯微装备", "曜芯微产业园", "钟离秋"} <= forms
    for one in all_renamed(ARTICLE):
        assert all(form in one.text for entity in one.entities for form in entity.forms)
        assert one.facts == ARTICLE.facts


def test_names_to_choose_from_are_those_of_the_articles():
    assert names_of([ARTICLE]) == Names(["周启明"], ["星禾"], {"县": ["青岚"]})


def test_what_the_text_says_otherwise_too_stays():
    article = ARTICLE._replace(text=TEXT + "当地的星禾很多。")
    assert all(one.entities[1] == ARTICLE.entities[1] for one in all_renamed(article))


def test_with_nothing_to_change_there_is_none():
    article = Annotated("农业农村部发布通知", (Noted("Government", ("农业农村部",)),), ())
    assert all_renamed(article) == []
    assert all_renamed(ARTICLE, Names([], [], {})) == []
