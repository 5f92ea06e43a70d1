"""Lookups and the session: kept at once, the latest first, whatever the clock says."""

import pytest

from azref.desk import lookups, session
from azref.desk.desk import Desk


def queries(desk: Desk) -> list[str]:
    return [lookup.query for lookup in desk.lookups.latest()]


def test_the_latest_lookup_comes_first_though_the_clock_was_set_back(desk: Desk, monkeypatch):
    for query, at in (("WFP", "2026-11-23T10:00:00Z"), ("SNT", "2001-01-01T00:00:00Z")):
        monkeypatch.setattr(lookups, "now", lambda at=at: at)
        desk.lookups.record(query, "ipap", "Individual Partnership Action Plan")
    assert queries(desk) == ["SNT", "WFP"]


def test_a_cleared_history_can_be_had_back(desk: Desk):
    for number in range(5):
        desk.lookups.record(f"{number}", "pfp", "P")
    desk.lookups.clear()
    assert queries(desk) == []
    desk.undo()
    assert queries(desk) == list("43210")


def test_the_history_does_not_grow_without_end(desk: Desk, monkeypatch):
    monkeypatch.setattr(lookups, "_KEPT", 3)
    for number in range(9):
        desk.lookups.record(f"{number}", "pfp", "P")
    assert queries(desk) == list("876")


def test_the_session_comes_back(desk: Desk, path):
    values = {"place": "pfp", "ticked": ["a", "b"], "sizes": [1, 2.5], "isOpen": True}
    desk.session.save("window", values)
    again = Desk(path)
    assert again.session.load("window") == values
    assert again.session.load("other") == {}
    assert again.last is None
    again.close()


@pytest.mark.parametrize(
    "kept", ["", "[]", "{", "null", '{"version": 99, "values": {"a": 1}}', '{"version": 1}',
             '{"version": 1, "values": []}'],
)  # fmt: skip
def test_a_session_that_says_nothing_is_no_session(desk: Desk, kept: str):
    sql = "INSERT INTO session (key, value) VALUES ('window', ?)"
    desk._ledger.note_down((sql, (kept,)))
    assert desk.session.load("window") == {}


def test_a_session_does_not_wait_for_another_window(desk: Desk, path):
    import sqlite3
    import time

    from azref.errors import DeskError

    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    start = time.perf_counter()
    with pytest.raises(DeskError, match="another program is using it"):
        desk.session.save("window", {"a": 1})
    assert time.perf_counter() - start < 0.5
    other.close()
    desk.session.save("window", {"a": session.VERSION})
