"""A large build is loaded once; a build that changed is loaded again."""

import os
import shutil

import pytest

from kg.query import QueryError, run, store

COUNT = "SELECT (COUNT(*) AS ?n) { ?f a kg:Fact }"


@pytest.fixture
def large(build, tmp_path, monkeypatch):
    """A build that counts as a large one."""
    monkeypatch.setattr(store, "_IN_MEMORY", 1000)
    shutil.copy(build / "graph.ttl", tmp_path)
    return tmp_path


def kept(folder):
    return [path for path in folder.iterdir() if path.is_dir()]


def test_a_small_build_leaves_nothing_behind(build):
    run(build, COUNT)
    assert [path.name for path in build.iterdir()] == ["graph.ttl"]


def test_a_large_build_is_loaded_once(large, monkeypatch):
    assert list(run(large, COUNT).rows()) == [("40",)]
    (first,) = kept(large)
    monkeypatch.setattr(store, "_load", None)
    assert list(run(large, COUNT).rows()) == [("40",)]
    assert kept(large) == [first]


def test_two_answers_can_be_open_at_once(large):
    one, other = run(large, COUNT), run(large, COUNT)
    assert list(one.rows()) == list(other.rows())


def test_a_build_that_changed_is_loaded_again(large):
    run(large, COUNT)
    with (large / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("\nfact:0123456789ab a kg:Fact .\n")
    assert list(run(large, COUNT).rows()) == [("41",)]
    assert len(kept(large)) == 1
    os.utime(large / "graph.ttl", ns=(1, 1))
    assert list(run(large, COUNT).rows()) == [("41",)]
    assert len(kept(large)) == 1


def test_a_folder_that_cannot_be_written_to_is_read_all_the_same(large, monkeypatch):
    def refuse(**_):
        raise PermissionError("read-only")

    monkeypatch.setattr("kg.query.store.tempfile.mkdtemp", refuse)
    assert list(run(large, COUNT).rows()) == [("40",)]
    assert kept(large) == []


def test_a_broken_file_leaves_nothing_behind(large):
    with (large / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("\nnot turtle\n")
    with pytest.raises(QueryError, match=r"graph\.ttl"):
        run(large, COUNT)
    assert kept(large) == []
