"""Which pairs are looked at, what is told of them, and which relations come out."""

import numpy as np

from kg.learned.pairs import FEATURES, FIGURE, KINDS, PREDICATES, End, PairScorer, Told, pairs_of
from kg.learned.stored import load_stored

ANY = np.ones((len(KINDS), len(KINDS)), np.bool_)


def ends(*spans, kind="Place", sentence=0):
    return [End(start, end, kind, f"{start}", sentence) for start, end in spans]


def rows(found):
    return np.array([[end.start, end.end - 1] for end in found])


def looked_at(found, allowed=ANY):
    pairs = pairs_of(rows(found), found, [], allowed)
    return set(zip(pairs.subjects.tolist(), pairs.objects.tolist(), strict=True))


def test_pairs_go_both_ways():
    assert looked_at(ends((0, 2), (5, 8))) == {(0, 1), (1, 0)}


def test_what_stands_far_away_is_no_pair():
    assert looked_at(ends((0, 2), (300, 302))) == set()


def test_what_stands_two_sentences_on_is_no_pair():
    assert looked_at([*ends((0, 2), sentence=4), *ends((5, 8), sentence=5)]) == {(0, 1), (1, 0)}
    assert looked_at([*ends((0, 2), sentence=4), *ends((5, 8), sentence=6)]) == set()


def test_what_an_article_begins_with_is_a_pair_with_all_that_follows():
    found = [*ends((0, 2)), *ends((500, 502), sentence=7), *ends((900, 903), sentence=12)]
    assert looked_at(found) == {(0, 1), (1, 0), (0, 2), (2, 0)}
    figure = [End(0, 2, FIGURE, "=30亩", 0), *ends((500, 502), sentence=7)]
    assert looked_at(figure) == set()


def test_of_a_list_all_items_stand_as_near_as_the_first():
    head = End(0, 2, "Company", "甲", 3)
    items = [End(3 + 4 * n, 6 + 4 * n, "Company", f"乙{n}", 3, listed=n > 0) for n in range(30)]
    pairs = pairs_of(rows([head, *items]), [head, *items], [], ANY)
    of_head = pairs.subjects == 0
    assert set(pairs.objects[of_head].tolist()) == set(range(1, 31))
    assert len(np.unique(pairs.features[of_head][:, : -2 * len(PREDICATES)], axis=0)) <= 2  # the first is not listed
    assert {tuple(each) for each in pairs.between[of_head].tolist()} == {(2, 3)}


def test_a_thing_is_no_pair_with_itself():
    again = [End(0, 2, "Place", "青石", 0), End(5, 7, "Place", "青石", 0)]
    assert looked_at(again) == set()


def test_only_allowed_kinds_are_pairs():
    allowed = np.zeros_like(ANY)
    allowed[KINDS.index("Project"), KINDS.index(FIGURE)] = True
    found = [End(0, 2, "Project", "某园", 0), End(5, 9, FIGURE, "=30亩", 0)]
    assert looked_at(found, allowed) == {(0, 1)}


def test_what_rules_tell_is_a_feature_of_the_pair_and_of_the_pair_turned_round():
    found = ends((0, 2), (5, 8))
    pairs = pairs_of(rows(found), found, [Told("0", "partOf", "5", 0.8)], ANY)
    said = pairs.features[:, -2 * len(PREDICATES) :]
    number = PREDICATES.index("partOf")
    assert pairs.features.shape == (2, FEATURES)
    assert np.argwhere(said).tolist() == [[0, number], [1, len(PREDICATES) + number]]
    assert said.max() == np.float32(0.8)


def test_rows_between_two_ends_are_those_of_neither():
    found = [End(0, 2, "Place", "甲", 0), End(5, 7, "Place", "乙", 0), End(3, 9, "Place", "丙", 0)]
    pairs = pairs_of(rows(found), found, [], ANY)
    between = {
        (s, o): b
        for s, o, b in zip(pairs.subjects.tolist(), pairs.objects.tolist(), pairs.between.tolist(), strict=True)
    }
    assert between[0, 1] == between[1, 0] == [2, 5]
    assert between[0, 2] == [2, 3]
    assert between[1, 2] == [7, 7]


def scorer(predicate):
    """One that finds ``predicate`` likely wherever rules tell it, and nothing else."""
    stored = load_stored()
    width = len(stored.pairs[0][1])
    first, second, last = (np.zeros_like(weights) for weights, _ in stored.pairs)
    number = PREDICATES.index(predicate)
    first[FEATURES - 2 * len(PREDICATES) + number, 0] = second[0, 0] = 1
    last[0, number] = 12
    layers = tuple((w, b * 0) for w, (_, b) in zip((first, second, last), stored.pairs, strict=True))
    layers = (*layers[:2], (last, layers[2][1] - 6))
    return PairScorer(stored._replace(pairs=layers, kinds=np.ones_like(stored.kinds))), width


def test_a_relation_is_told_once_at_its_likeliest_place():
    one, width = scorer("partOf")
    found = [End(0, 2, "Place", "甲", 0), End(4, 6, "Place", "乙", 0), End(9, 11, "Place", "甲", 0)]
    columns = np.zeros((20, 3 * width), np.float32)
    said = list(one.score(columns, rows(found), found, [Told("甲", "partOf", "乙", 0.9)]))
    assert [(s.predicate, found[s.subject].key, found[s.object].key) for s in said] == [("partOf", "甲", "乙")]
    assert said[0].chance > 0.9


def test_a_long_article_is_scored_in_parts_that_miss_no_neighbours():
    one, width = scorer("partOf")
    found = [End(3 * n, 3 * n + 2, "Place", f"{n}", n // 9) for n in range(1203)]
    told = [Told(f"{n}", "partOf", f"{n + 1}", 0.9) for n in range(1202)]
    said = one.score(np.zeros((3700, 3 * width), np.float32), rows(found), found, told)
    assert {(s.subject, s.object) for s in said if s.chance > 0.9} == {(n, n + 1) for n in range(1202)}


def test_nothing_is_told_of_one_end():
    one, width = scorer("partOf")
    assert list(one.score(np.zeros((5, 3 * width), np.float32), rows(ends((0, 2))), ends((0, 2)), [])) == []
