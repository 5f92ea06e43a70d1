"""The window as it was left: place, scroll, sizes, filters and selection, kept and put back."""

import contextlib
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction

from azref.entries import Lane
from azref.errors import AzrefError, DeskError
from azref.timeline.traits import Trait
from azref.ui.basket import Basket, Ticked
from azref.ui.history import History, View
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.desk.open_desk import OpenDesk

_E = TypeVar("_E", bound=StrEnum)
_EVERY = 1000
"""Milliseconds between looks at whether something is to be kept."""
_SOON = 150
"""Milliseconds from a key to the disk for what is being written, while more keys come."""
_PLACES = 50
_FAR = 1e8  # days: beyond every calendar
_WIDEST = 100_000  # pixels: beyond every screen
_PERIOD = re.compile(r"\d{4}[\d/-]*", re.ASCII)
_WINDOW = "window"


Part = tuple[Callable[[], Any], Callable[[Any], object]]
"""A part of the session that is another's: what gathers it, as JSON can say it, and what puts it
back. That comes from a file, and may be anything."""


class Kept(NamedTuple):
    """What a session keeps and puts back.

    `layout` and `reading` are the parts of others, by the names they are kept under: of the layout
    of all windows, and of what is read in one edition.
    """

    window: Shell
    panes: Panes
    selection: Selection
    actions: Mapping[str, QAction]
    layout: Mapping[str, Part]
    reading: Mapping[str, Part]


class WindowSession(QObject):
    """Keeps what the window looks like under the layout of all windows and the edition's own.

    Looks once a second while the window is in use, and writes what changed: so nothing that can
    change needs to tell, and a killed program comes back as it was a second before. Only words
    that are typed are told of, with `save_soon`: nobody types them twice.
    """

    def __init__(self, kept: Kept, desk: "OpenDesk", edition: str, placement: Path | None) -> None:
        super().__init__(kept.window)
        self._kept = kept
        self._desk = desk
        self._edition = f"edition {edition}"
        self._placement = placement
        self._placed = b""
        self._saved: dict[str, dict[str, Any]] = {}
        self._absent: tuple[Ticked, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.save)
        self._soon = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.save_reading)

    # --- Keeping --------------------------------------------------------------------------------

    def start(self) -> None:
        self._timer.start()

    def pause(self) -> None:
        """Keeps everything now and looks no more until `start`."""
        self.save()
        self._timer.stop()
        self._soon.stop()

    def save_soon(self) -> None:
        """Has what is read and written kept before long, however many calls follow this one."""
        if self._timer.isActive() and not self._soon.isActive():
            self._soon.start()

    def save_reading(self) -> None:
        """Writes what is read and written, if it changed."""
        self._soon.stop()
        self._write(self._edition, self._reading())

    def save(self) -> None:
        """Writes what changed. What cannot be written is tried again the next time."""
        self._desk.look_elsewhere()
        self._write(_WINDOW, self._layout())
        self.save_reading()
        if self._placement is not None:
            from azref.ui.placement import keep

            self._placed = keep(self._kept.window, self._placement, self._placed)

    def _write(self, key: str, values: dict[str, Any]) -> None:
        if self._saved.get(key) != values:
            with contextlib.suppress(DeskError):
                self._desk.desk.session.save(key, values)
                self._saved[key] = values

    def _layout(self) -> dict[str, Any]:
        actions, panes = self._kept.actions, self._kept.panes
        return {
            "layout": [list(sizes) for sizes in panes.tiles.layout_sizes()],
            "text size": panes.reading.text_size,
            "context": actions["context"].isChecked(),
            "table": actions["table"].isChecked(),
            **_gathered(self._kept.layout),
        }

    def _reading(self) -> dict[str, Any]:
        panes, selection = self._kept.panes, self._kept.selection
        history = selection.history.left(panes.reading.view)
        first = max(0, history.at - _PLACES)
        board = panes.timeline.board
        return {
            "places": list(history.places[first:]),
            "views": [list(view) if view else None for view in history.views[first:]],
            "at": history.at - first,
            "view": list(panes.reading.view),
            "ticked": [list(item) for item in (*selection.basket.items, *self._absent)],
            "filter": panes.glossary.filter.text(),
            "hidden": sorted(board.hidden),
            "collapsed": sorted(board.collapsed),
            "period": panes.timeline.period,
            "days": None if board.is_fitted else [board.scale.start, board.scale.end],
            **_gathered(self._kept.reading),
        }

    # --- Putting back ---------------------------------------------------------------------------

    def restore(self) -> None:
        """Puts back what was kept. Whatever of it makes no sense is left out.

        Raises `DeskError` where the desk cannot be read.
        """
        kept = self._desk.desk.session
        layout, reading = kept.load(_WINDOW), kept.load(self._edition)
        self._saved = {_WINDOW: layout, self._edition: reading}
        self._put_back_layout(layout)
        self._put_back_reading(reading)

    def _put_back_layout(self, kept: Mapping[str, Any]) -> None:
        panes, actions = self._kept.panes, self._kept.actions
        _put_back(self._kept.layout, kept)
        size = kept.get("text size")
        if isinstance(size, float) and size != panes.reading.text_size:
            panes.reading.set_text_size(size)
        match kept.get("layout"):
            case [[int(a), int(b)], [int(c), int(d)]] as sizes if (
                0 <= min(a, b, c, d) <= max(a, b, c, d) < _WIDEST
            ):
                panes.tiles.set_layout_sizes(sizes)
        for name in ("context", "table"):
            if kept.get(name) is True:
                actions[name].trigger()

    def _put_back_reading(self, kept: Mapping[str, Any]) -> None:
        panes, selection = self._kept.panes, self._kept.selection
        if isinstance(words := kept.get("filter"), str):
            panes.glossary.filter.setText(words)
        ticked = _ticked(kept.get("ticked"))
        self._absent = tuple(each for each in ticked if not panes.is_entry(each.id))
        if present := tuple(each for each in ticked if panes.is_entry(each.id)):
            selection.put(Basket(present))
        if kept.get("hidden"):
            panes.timeline.set_hidden(_members(Trait, kept.get("hidden")))
        if kept.get("collapsed"):
            panes.timeline.set_collapsed(_members(Lane, kept.get("collapsed")))
        match kept.get("days"):
            case [float(first), float(last)] if -_FAR < first < last < _FAR:
                panes.timeline.show_days(first, last, 0.0)
        if isinstance(period := kept.get("period"), str) and _PERIOD.fullmatch(period):
            with contextlib.suppress(AzrefError):
                panes.timeline.choose_period(period)
        if (history := history_of(kept, panes.is_place)).places:
            selection.come_back(history)
        panes.show_start()
        if not selection.place and (view := _view(kept.get("view"))) is not None:
            panes.reading.set_view(view)
        _put_back(self._kept.reading, kept)


def _gathered(parts: Mapping[str, Part]) -> dict[str, Any]:
    return {name: gather() for name, (gather, _) in parts.items()}


def _put_back(parts: Mapping[str, Part], kept: Mapping[str, Any]) -> None:
    for name, (_, put_back) in parts.items():
        if name in kept:
            put_back(kept[name])


def history_of(kept: Mapping[str, Any], is_place: Callable[[str], bool]) -> History:
    """The history that was kept, without places that are none in this edition.

    The present place is the kept one, or the last before it that there still is.
    """
    places, views = _list(kept.get("places")), _list(kept.get("views"))
    at = kept.get("at")
    if not isinstance(at, int):
        return History()
    views += [None] * (len(places) - len(views))
    there = [
        (number, place, _view(view))
        for number, (place, view) in enumerate(zip(places, views, strict=False))
        if isinstance(place, str) and is_place(place)
    ]
    before = sum(number <= at for number, _, _ in there)
    return History(
        tuple(place for _, place, _ in there),
        max(0, before - 1) if there else -1,
        tuple(view for _, _, view in there),
    )


def _ticked(kept: Any) -> tuple[Ticked, ...]:
    """The entries of a kept basket, each once."""
    pairs = [pair for pair in _list(kept) if isinstance(pair, list) and len(pair) == 2]
    texts = {id_: remark for id_, remark in pairs if isinstance(id_, str)}
    return tuple(Ticked(id_, str(remark)) for id_, remark in texts.items())


def _members(kind: type[_E], kept: Any) -> list[_E]:
    """The members of an enumeration among the kept words."""
    words = [word for word in _list(kept) if isinstance(word, str)]
    return [member for member in kind if member.value in words]


def _view(kept: Any) -> View | None:
    match kept:
        case [bool(is_source), int(scroll), *rest] if scroll >= 0:
            part = rest[0] if rest and isinstance(rest[0], int) else 0
            return View(is_source, min(scroll, 1 << 30), part)
    return None


def _list(kept: Any) -> list[Any]:
    return list(kept) if isinstance(kept, list) else []
