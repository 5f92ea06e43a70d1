"""The window comes back as it was left, whatever happened to the program or the edition."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from azref import paths
from azref.desk.desk import Desk
from azref.entries import Lane
from azref.store.database import Database
from azref.timeline.traits import Trait
from azref.ui.history import History, View
from azref.ui.placement import keep, place
from azref.ui.reading.page_view import PageView
from azref.ui.session import history_of
from azref.ui.theme import LIGHT
from azref.ui.window import Window

Open = Callable[[], Window]


@pytest.fixture
def opened(open_window: Callable[..., Window], tmp_path: Path) -> Iterator[Open]:
    """Opens one window after another over the same desk file, as starts of the program do."""
    windows: list[Window] = []

    def opened_again() -> Window:
        window = open_window(desk=tmp_path / "desk.sqlite")
        window.commands.desk.take_up("azerbaijan-nato", None)
        windows.append(window)
        return window

    yield opened_again
    for window in windows:
        window.commands.desk.put_down()


def read_somewhere(window: Window) -> None:
    panes, selection = window.commands.panes, window.commands.selection
    for where in ("pfp", "S4", "ipap"):
        panes.choose(where)
    selection.tick(["isaf", "pfp"])
    selection.put(selection.basket.remarked("pfp", "Ask the mission"))
    window.commands.actions["larger"].trigger()
    window.commands.actions["context"].trigger()
    window.commands.actions["table"].trigger()
    panes.glossary.filter.setText("action")
    panes.tiles.set_layout_sizes([[200, 500], [500, 700]])
    panes.focus_entry()
    panes.reading.entry_view.verticalScrollBar().setValue(123)


def test_everything_is_as_it_was(opened: Open, qtbot: QtBot):
    first = opened()
    read_somewhere(first)
    qtbot.waitUntil(lambda: first.commands.panes.tiles.layout_sizes()[1][0] > 400)
    left = first.commands.panes.tiles.layout_sizes()
    first.commands.desk.session.save()
    again = opened()
    commands, panes = again.commands, again.commands.panes
    assert commands.selection.place == "ipap"
    assert panes.reading.view == View(is_source=False, scroll=123)
    assert commands.selection.ticked == ("isaf", "pfp")
    assert commands.selection.basket.remarks == (("pfp", "Ask the mission"),)
    assert panes.reading.text_size == first.commands.panes.reading.text_size > 1
    assert commands.actions["context"].isChecked()
    assert commands.actions["table"].isChecked()
    assert panes.glossary.filter.text() == "action"
    qtbot.waitUntil(lambda: panes.tiles.layout_sizes() == left)
    assert again.search.hasFocus()
    commands.selection.back()
    assert commands.selection.place == "S4"


def test_what_the_timeline_shows_comes_back(opened: Open):
    first = opened()
    first.commands.panes.timeline.set_hidden([Trait.UNDATED])
    first.commands.panes.timeline.set_collapsed([Lane.DIALOGUE])
    first.commands.panes.timeline.show_days(730000.0, 731000.0, 0.0)
    scale = first.commands.panes.timeline.board.scale
    first.commands.desk.session.save()
    board = opened().commands.panes.timeline.board
    assert board.hidden == {Trait.UNDATED}
    assert board.collapsed == {Lane.DIALOGUE}
    assert (board.scale.start, board.scale.end) == pytest.approx((scale.start, scale.end), abs=1)


def test_a_period_comes_back_with_the_line_that_says_what_it_does(opened: Open):
    first = opened().commands
    first.panes.timeline.choose_period("2001/2004")
    kept_to = first.panes.glossary.model.rowCount()
    first.desk.session.save()
    again = opened().commands
    assert again.panes.timeline.period == "2001/2004"
    assert again.panes.glossary.model.rowCount() == kept_to
    line = again.panes.upper.line
    assert line.isVisibleTo(again.panes)
    assert line.period.text() == "Glossary and search: only 2001 to 2004"
    line.clear.click()
    assert again.panes.timeline.period == ""
    again.desk.session.save()
    assert opened().commands.panes.timeline.period == ""


def test_a_killed_window_comes_back_as_it_was_a_second_before(opened: Open, qtbot: QtBot, tmp_path):
    first = opened()
    read_somewhere(first)
    kept = Desk(tmp_path / "desk.sqlite")
    qtbot.waitUntil(lambda: "places" in kept.session.load("edition azerbaijan-nato"), timeout=3000)
    assert opened().commands.selection.place == "ipap"
    kept.close()


def test_a_session_is_written_only_when_something_changed(opened: Open, monkeypatch):
    session = opened().commands.desk.session
    session.save()
    written = []
    kept = session._desk.desk.session
    monkeypatch.setattr(kept, "save", lambda *given: written.append(given))
    session.save()
    assert written == []


def test_what_this_edition_does_not_have_is_kept_for_one_that_has(opened: Open, tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    kept = {"places": ["pfp", "gone"], "at": 1, "ticked": [["gone", "x"], ["pfp", "y"]]}
    desk.session.save("edition azerbaijan-nato", kept)
    window = opened()
    assert window.commands.selection.place == "pfp"
    assert window.commands.selection.ticked == ("pfp",)
    window.commands.desk.session.save()
    assert desk.session.load("edition azerbaijan-nato")["ticked"] == [["pfp", "y"], ["gone", "x"]]
    desk.close()


NONSENSE = [None, 5, -1, "x", [], [None], [[1]], {}, {"a": 1}, 1e308, True, ["x", 5], [True, -4],
            [[10**30, 1], [1, 1]], [[-(10**30), -5], [0, 0]], "9999/0001", "Y1000000000", "2001-45",
            10**30, [10**30, 10**31]]  # fmt: skip


@pytest.mark.parametrize("value", NONSENSE, ids=str)
def test_no_nonsense_in_a_session_keeps_the_window_from_opening(opened: Open, tmp_path, value):
    desk = Desk(tmp_path / "desk.sqlite")
    window = ("layout", "text size", "context", "table")
    reading = ("places", "views", "at", "view", "ticked", "filter", "days", "hidden", "collapsed",
               "period")  # fmt: skip
    desk.session.save("window", dict.fromkeys(window, value))
    desk.session.save("edition azerbaijan-nato", dict.fromkeys(reading, value))
    desk.close()
    assert opened().commands.selection.place == ""


@pytest.mark.parametrize(
    ("places", "at", "history"),
    [
        ("abc", 1, History(("a", "b", "c"), 1, (None,) * 3)),
        ("axc", 1, History(("a", "c"), 0, (None,) * 2)),
        ("xxb", 0, History(("b",), 0, (None,))),
        ("xx", 1, History((), -1)),
        ("", -1, History((), -1)),
    ],
)
def test_a_history_keeps_the_places_there_still_are(places: str, at: int, history: History):
    kept = {"places": list(places), "at": at, "views": []}
    assert history_of(kept, lambda each: each != "x") == history


def test_the_window_stands_where_it_stood(qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "data" / "window"
    first, again = Window(LIGHT), Window(LIGHT)
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(40, 50, 640, 480)
    kept = keep(first, file, b"")
    assert keep(first, file, kept) is kept
    place(again, file)
    assert again.size() == first.size()


@pytest.mark.parametrize("content", [None, b"", b"\x00" * 66, b"\xff" * 5000])
def test_a_placement_that_says_nothing_changes_nothing(qtbot: QtBot, tmp_path: Path, content):
    window = Window(LIGHT)
    qtbot.addWidget(window)
    if content is not None:
        (tmp_path / "window").write_bytes(content)
    place(window, tmp_path / "window")
    assert (window.width(), window.height()) == (1280, 800)


def test_where_nothing_can_be_written_the_window_still_works(qtbot: QtBot, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    window = Window(LIGHT)
    qtbot.addWidget(window)
    keep(window, tmp_path / "file" / "window", b"")


def test_an_empty_session_does_not_take_a_reader_back_from_where_they_are(
    qtbot: QtBot, tmp_path: Path
):
    window = Window(LIGHT)
    qtbot.addWidget(window)
    window.open_desk = lambda: Desk(tmp_path / "desk.sqlite")
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.fill(Database(paths.bundled_database()), "pfp")
    window.commands.desk.take_up("azerbaijan-nato", None)
    assert window.commands.selection.place == "pfp"
    window.commands.desk.put_down()


@pytest.mark.parametrize("place", ["ipap", ""])
def test_a_page_left_to_the_session_is_written_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: str
):
    written: list[str] = []
    monkeypatch.setattr(PageView, "show_html", lambda _view, html: written.append(html))
    window = Window(LIGHT)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.fill(Database(paths.bundled_database()), is_resumed=True)
    assert written == []
    if place:
        window.commands.panes.choose(place)
    window.commands.panes.show_start()
    window.commands.panes.show_start()
    assert len(written) == 1
