"""Garbage is collected in the window's thread, and what was imported is not looked through for it."""

import gc
import sys
import weakref
from types import ModuleType

import pytest

from jipdesk.views.collector import MOST, Collector, resting


class Knot:
    """Holds itself, so that only a collection frees it."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def collector(qapp):
    gc.collect()
    made = Collector(qapp)
    made.look()
    yield made
    made.stop()
    made.deleteLater()


def test_garbage_is_freed_by_a_look_and_not_before(collector):
    knots = [weakref.ref(Knot()) for _ in range(gc.get_threshold()[0] + 1)]
    assert all(knot() for knot in knots)

    collector.look()

    assert not any(knot() for knot in knots)


def test_a_look_after_an_import_looks_through_nothing(collector, monkeypatch):
    knots = [weakref.ref(Knot()) for _ in range(gc.get_threshold()[0] + 1)]
    monkeypatch.setitem(sys.modules, "just_imported", ModuleType("just_imported"))

    collector.look()

    assert all(knot() for knot in knots)
    assert gc.get_count()[0] < gc.get_threshold()[0]


def test_nothing_is_looked_through_while_much_is_read(collector):
    with resting():
        knots = [weakref.ref(Knot()) for _ in range(gc.get_threshold()[0] + 1)]
        collector.look()
        assert gc.get_count()[0] > gc.get_threshold()[0]
    assert gc.get_count()[0] < gc.get_threshold()[0]

    collector.look()
    assert all(knot() for knot in knots)


@pytest.fixture
def busy_collector(qapp):
    busy = [True]
    gc.collect()
    made = Collector(qapp, lambda: busy[0])
    made.look()
    yield made, busy
    made.stop()
    made.deleteLater()


def test_what_work_under_way_has_made_is_looked_through_only_when_it_is_done(busy_collector):
    collector, busy = busy_collector
    made = [[] for _ in range(MOST + 1)]

    collector.look()
    assert gc.get_count()[0] > MOST
    made.clear()
    knot = weakref.ref(Knot())
    many = [[] for _ in range(gc.get_threshold()[0] + 1)]
    busy[0] = False
    collector.look()

    assert knot() is None
    assert len(many) > gc.get_threshold()[0]


def test_much_that_stays_is_left_out_for_good(busy_collector):
    collector, busy = busy_collector
    busy[0] = False
    before, kept = gc.get_freeze_count(), [[] for _ in range(MOST + 1)]
    knot = weakref.ref(Knot())

    collector.look()

    assert knot() is not None
    assert gc.get_freeze_count() >= before + len(kept)


def test_python_collects_again_when_the_collector_has_stopped(qapp):
    collector = Collector(qapp)
    collector.look()

    collector.stop()
    collector.deleteLater()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
