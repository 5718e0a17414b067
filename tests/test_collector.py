"""The garbage collector during a build."""

import gc

import pytest

from kg.collector import paused, spared


def test_collector_is_off_inside_and_as_before_afterwards() -> None:
    assert gc.isenabled()
    with paused(), paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_is_on_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), paused():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_one_who_runs_without_collector_keeps_it_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_made_for_an_answer_is_never_looked_at() -> None:
    made: list[object] = []
    try:
        with spared():
            assert not gc.isenabled()
            made.append(made)
        assert gc.isenabled()
        assert not any(item is made for item in gc.get_objects())
    finally:
        gc.unfreeze()
