"""The keys of the timeline, in one table.

Left and right go through time, with Ctrl within a lane; up and down change the lane. Home and End
come to the first and last event, Page Up and Page Down move the view by a year, or by a decade
where many years are in view. Plus, minus and 0 zoom and fit, G asks where to jump to, Return
activates the current event or opens the list it stands in, Space puts it into the selection, C
collapses its lane or expands it, Escape clears the period, then the filter of the legend.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from azref.timeline.order import across, beside, within_lane
from azref.timeline.scale import FIRST_DAY, LAST_DAY
from azref.ui.timeline.event_list import open_list
from azref.ui.timeline.hand import ZOOM_STEP
from azref.ui.timeline.jump import ask_where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.surface import Surface

_K = Qt.Key
_PLAIN, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_DECADES_FROM = 25 * 365
"""Days in view from which the Page keys move by ten years."""


def press_key(pane: "Surface", event: QKeyEvent) -> bool:
    """Does what a key stands for; False when it stands for nothing."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    deed = _DEEDS.get((Qt.Key(event.key()), held))
    return deed is not None and deed(pane) is not False


def _going(
    move: Callable[..., str | None], way: int, *, is_fresh: bool = False
) -> Callable[["Surface"], None]:
    def go(pane: "Surface") -> None:
        pane.choose(move(pane.board.events, None if is_fresh else pane.current, way))

    return go


def _paging(way: int) -> Callable[["Surface"], None]:
    def page(pane: "Surface") -> None:
        scale = pane.board.scale
        middle = scale.start + scale.days / 2
        years = way * (10 if scale.days >= _DECADES_FROM else 1)
        pane.centre(_years_later(middle, years))

    return page


def _years_later(day: float, years: int) -> float:
    here = date.fromordinal(int(min(max(day, FIRST_DAY), LAST_DAY)))
    year = min(max(here.year + years, 1), 9999)
    return date(year, here.month, min(here.day, 28)).toordinal() + 0.5


def _zooming(factor: float) -> Callable[["Surface"], None]:
    return lambda pane: pane.zoom(factor)


def _open_current(pane: "Surface") -> None:
    """Opens the list in which the current event stands, else the event."""
    found = pane.board.sheet.find(pane.current) if pane.current else None
    if found is None or not found[1].is_cluster:
        pane.choose(pane.current)
    else:
        open_list(pane, found[1].ids, pane.current_place())


def _tick(pane: "Surface") -> bool:
    if pane.current is not None:
        pane.tick_toggled.emit(pane.current)
    return pane.current is not None


def _toggle_lane(pane: "Surface") -> bool:
    event = pane.board.events.find(pane.current)
    if event is not None:
        pane.toggle_lane(event.event.lane)
    return event is not None


def _clear(pane: "Surface") -> bool:
    """Whether there was a period or a filter to clear."""
    if pane.clear_period():
        return True
    was_filtered = bool(pane.board.hidden)
    if was_filtered:
        pane.set_hidden(())
    return was_filtered


_DEEDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[["Surface"], object]] = {
    (_K.Key_Left, _PLAIN): _going(beside, -1),
    (_K.Key_Right, _PLAIN): _going(beside, 1),
    (_K.Key_Left, _CTRL): _going(within_lane, -1),
    (_K.Key_Right, _CTRL): _going(within_lane, 1),
    (_K.Key_Up, _PLAIN): _going(across, -1),
    (_K.Key_Down, _PLAIN): _going(across, 1),
    (_K.Key_Home, _PLAIN): _going(beside, 1, is_fresh=True),
    (_K.Key_End, _PLAIN): _going(beside, -1, is_fresh=True),
    (_K.Key_PageUp, _PLAIN): _paging(-1),
    (_K.Key_PageDown, _PLAIN): _paging(1),
    (_K.Key_Plus, _PLAIN): _zooming(ZOOM_STEP),
    (_K.Key_Equal, _PLAIN): _zooming(ZOOM_STEP),
    (_K.Key_Minus, _PLAIN): _zooming(1 / ZOOM_STEP),
    (_K.Key_0, _PLAIN): lambda pane: pane.fit(),
    (_K.Key_G, _PLAIN): ask_where,
    (_K.Key_G, _CTRL): ask_where,
    (_K.Key_Return, _PLAIN): _open_current,
    (_K.Key_Enter, _PLAIN): _open_current,
    (_K.Key_Space, _PLAIN): _tick,
    (_K.Key_C, _PLAIN): _toggle_lane,
    (_K.Key_Escape, _PLAIN): _clear,
}
