"""Rules as data: the package's own prove themselves, and a user's folder adds to them, takes away and is checked."""

import re
from pathlib import Path

import pytest

from kg.entities import find_mentions
from kg.explain import explain
from kg.lint import check_rules, claim_line, claims_of
from kg.read import read_text
from kg.rules import DATA, RuleError, Rules, load_rules
from kg.tag import Tagger

FLOOR = 40  # patterns: fewer, and a file was lost
PATTERN = """
[[pattern]]
id = "{id}"
predicate = "cooperatesWith"
match = "{match}"
examples = [{{ text = "青禾集团牵手远川集团。", facts = ["青禾集团 | cooperatesWith | 远川集团"] }}]
counterexamples = ["{counterexample}"]
"""
HAND = "{s:Company}牵手{o:Company}"


def mentions(text: str, rules: Rules) -> set[tuple[str, str]]:
    document = read_text(text)[0]
    return {(m.text, m.type) for m in find_mentions(document, Tagger.load().tag([document])[0], rules)}


def folder(path: Path, **files: str) -> Path:
    """A folder of rules: ``name_tsv="…"`` becomes the file ``name.tsv``."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (path / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    return path


class TestPackage:
    def test_every_pattern_proves_itself(self) -> None:
        assert check_rules(DATA) == []

    def test_no_pattern_is_lost(self) -> None:
        patterns = load_rules().patterns
        assert len(patterns) >= FLOOR
        on_disk = sum(
            len(re.findall(r"^\[\[pattern\]\]", path.read_text(encoding="utf-8"), re.MULTILINE))
            for path in DATA.rglob("*.toml")
        )
        assert len(patterns) == on_disk  # two of one id would be one

    @pytest.mark.parametrize("spec", load_rules().patterns, ids=lambda spec: spec.id)
    def test_every_pattern_has_examples_and_counterexamples(self, spec) -> None:
        assert spec.examples
        assert spec.counterexamples
        assert all(example["facts"] for example in spec.examples)

    @pytest.mark.parametrize("path", sorted(DATA.rglob("*.tsv")), ids=lambda path: path.stem)
    def test_every_lexicon_says_what_it_holds(self, path: Path) -> None:
        assert path.read_text(encoding="utf-8").startswith("# ")
        assert load_rules().words(path.stem)


class TestBroken:
    def test_a_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match="nowhere: no such folder"):
            load_rules([tmp_path / "nowhere"])

    def test_toml_that_cannot_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match=r"^broken\.toml: "):
            load_rules([folder(tmp_path, broken_toml="[[pattern]\nid = 1")])

    def test_a_pattern_that_lacks_a_key(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match=r"short\.toml: pattern 1 \(hands\) lacks the key 'predicate'"):
            load_rules([folder(tmp_path, short_toml='[[pattern]]\nid = "hands"\nmatch = "牵手"\n')])

    @pytest.mark.parametrize(
        "match",
        [
            "{s:Company}牵手({o:Company}",
            "{s:Compani}牵手{o:Company}",
            "{s:Company}<nosuch>{o:Company}",
            f"{{s:Company}}.{'9' * 99}.牵手{{o:Company}}",
        ],
    )
    def test_a_match_that_cannot_be_read(self, tmp_path: Path, match: str) -> None:
        rules = folder(tmp_path, own_toml=PATTERN.format(id="hands", match=match, counterexample="青禾集团开业。"))
        (problem,) = check_rules(rules)
        assert problem.startswith("own.toml: pattern hands")

    def test_an_unknown_lexicon(self, tmp_path: Path) -> None:
        assert check_rules(folder(tmp_path, hats_tsv="草帽\n"))[0].startswith("hats.tsv: the package has no lexicon")
        with pytest.raises(RuleError, match="no lexicon is called 'hats'"):
            load_rules().words("hats")

    def test_a_word_that_stands_twice(self, tmp_path: Path) -> None:
        problems = check_rules(folder(tmp_path, industries_tsv="草编业\n草编业\n"))
        assert problems == ["industries.tsv: 草编业 stands twice"]

    def test_a_head_without_a_type(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match=r"heads\.tsv: 编织坊 lacks its type"):
            mentions("青禾编织坊开业。", load_rules([folder(tmp_path, heads_tsv="编织坊\n")]))

    def test_a_class_of_words_that_nothing_reads(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match=r"name_words\.tsv: 编织 is in the class weaving"):
            mentions("青禾集团开业。", load_rules([folder(tmp_path, name_words_tsv="编织\tweaving\n")]))

    def test_an_example_that_does_not_hold(self, tmp_path: Path) -> None:
        text = PATTERN.format(id="hands", match="{s:Company}告别{o:Company}", counterexample="青禾集团开业。")
        (problem,) = check_rules(folder(tmp_path, own_toml=text))
        assert problem.startswith("own.toml: pattern hands: '青禾集团牵手远川集团。' does not give")

    def test_a_counterexample_that_fires(self, tmp_path: Path) -> None:
        text = PATTERN.format(id="hands", match=HAND, counterexample="白石公司牵手远川集团。")
        (problem,) = check_rules(folder(tmp_path, own_toml=text))
        assert problem.startswith("own.toml: pattern hands: fires on the counterexample '白石公司牵手远川集团。'")

    def test_a_pattern_without_counterexamples(self, tmp_path: Path) -> None:
        text = re.sub(r"counterexamples.*\n", "", PATTERN.format(id="hands", match=HAND, counterexample=""))
        assert check_rules(folder(tmp_path, own_toml=text)) == [
            "own.toml: pattern hands needs both examples and counterexamples"
        ]


class TestOwnFolder:
    def test_a_word_more(self, tmp_path: Path) -> None:
        text = "青禾县大力发展草编业。"
        rules = load_rules([folder(tmp_path, industries_tsv="草编业\n")])
        assert ("草编业", "Industry") in mentions(text, rules)
        assert ("草编业", "Industry") not in mentions(text, load_rules())

    def test_a_head_word_more(self, tmp_path: Path) -> None:
        text = "远川编织坊在青禾县开业。"
        rules = load_rules([folder(tmp_path, heads_tsv="编织坊\tCompany\tproper\n")])
        assert ("远川编织坊", "Company") in mentions(text, rules)
        assert ("远川编织坊", "Company") not in mentions(text, load_rules())

    def test_a_word_less(self, tmp_path: Path) -> None:
        text = "青禾县大力发展现代服务业。"
        rules = load_rules([folder(tmp_path, industries_tsv="!现代服务业\n!服务业\n")])
        assert ("现代服务业", "Industry") in mentions(text, load_rules())
        assert "Industry" not in {kind for _, kind in mentions(text, rules)}

    def test_every_frame_of_quotes_may_be_taken_out(self, tmp_path: Path) -> None:
        frames = "".join(f"!{word}\n" for word in load_rules().words("policy_frames"))
        rules = load_rules([folder(tmp_path, policy_frames_tsv=frames)])
        assert ("三带", "Policy") not in mentions("形成“三带”的空间格局。", rules)

    def test_a_pattern_more(self, tmp_path: Path) -> None:
        path = folder(tmp_path, own_toml=PATTERN.format(id="hands", match=HAND, counterexample="青禾集团开业。"))
        assert check_rules(path) == []
        claims = claims_of("青禾集团牵手远川集团。", load_rules([path]))
        assert ("青禾集团", "cooperatesWith", "远川集团") in {claim_line(c) for c in claims if c.pattern == "hands"}

    def test_a_pattern_of_the_same_id_takes_the_others_place(self, tmp_path: Path) -> None:
        own = load_rules().patterns[0].id
        path = folder(tmp_path, own_toml=PATTERN.format(id=own, match=HAND, counterexample="青禾集团开业。"))
        replaced = [p for p in load_rules([path]).patterns if p.id == own]
        assert [(p.file, p.match) for p in replaced] == [("own.toml", HAND)]

    def test_a_word_class_more(self, tmp_path: Path) -> None:
        rules = load_rules([folder(tmp_path, verbs_tsv="已经\tsign\n")])
        assert {"sign", "adverb"} <= set(rules.words("verbs")["已经"][0].split())

    def test_the_digest_tells_rules_apart(self, tmp_path: Path) -> None:
        one = load_rules([folder(tmp_path / "one", industries_tsv="草编业\n")])
        other = load_rules([folder(tmp_path / "other", industries_tsv="竹编业\n")])
        assert len({load_rules().digest, one.digest, other.digest}) == 3
        assert load_rules().digest == load_rules([]).digest


class TestExplain:
    def test_what_fired_and_what_came_close(self, tmp_path: Path) -> None:
        match = "{s:Company}牵手{o:Company}共建{p:Project}"
        text = PATTERN.format(id="hands-and-build", match=match, counterexample="青禾集团开业。")
        rules = load_rules([folder(tmp_path, own_toml=text)])
        shown = explain(read_text("青禾集团牵手远川集团开拓市场。"), rules)
        assert "  提及  0–4 青禾集团 : Company" in shown
        missed = [line for line in shown.splitlines() if "[hands-and-build]" in line]
        assert len(missed) == 1
        assert missed[0].startswith("  未成  ")
        assert "牵手" in missed[0].split("未合")[0]
        assert missed[0].split("未合")[1].strip().startswith("共")

    def test_a_pattern_that_fired_is_no_near_miss(self, tmp_path: Path) -> None:
        text = PATTERN.format(id="hands", match=HAND, counterexample="青禾集团开业。")
        shown = explain(read_text("青禾集团牵手远川集团。"), load_rules([folder(tmp_path, own_toml=text)]))
        lines = [line for line in shown.splitlines() if "[hands]" in line]
        assert [line.split()[0] for line in lines] == ["主张"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("p.toml", "pattern = 3", "p.toml"),
        ("heads.tsv", "亭台\tNonsense\tstrong\n", "Nonsense"),
        ("p.toml", '[[pattern]]\nid = "x"\npredicate = "likes"\nmatch = "{s:Person}喜欢{o:Place}"\n', "likes"),
    ],
)
def test_what_cannot_be_rules_is_named(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert any(says in problem for problem in check_rules(tmp_path))


def test_a_lexicon_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "heads.tsv").write_bytes("中心亭\tFacility\tstrong\n".encode("gb18030"))
    assert any("heads.tsv" in problem for problem in check_rules(tmp_path))


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    assert check_rules(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "match = 5",
        "also = 'o partOf s'",
        "also = [1]",
        "examples = 3",
        "qualifiers = ['a']",
        "confidence = 'x'",
        "id = []",
    ],
)
def test_a_key_of_a_wrong_type_is_named(line: str, tmp_path: Path) -> None:
    keys = {"id": "id = 'a'", "predicate": "predicate = 'founded'", "match": "match = '{s:Person}{o:Company}'"}
    keys[line.split()[0]] = line
    (tmp_path / "bad.toml").write_text("[[pattern]]\n" + "\n".join(keys.values()), encoding="utf-8")
    with pytest.raises(RuleError, match=f"bad.toml: pattern 1 .*{line.split()[0]}"):
        load_rules([tmp_path])
