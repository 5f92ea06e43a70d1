from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QMenu, QPinchGesture

from azref.entries import Lane, TimelineEvent
from azref.ui.timeline.hand import open_at
from azref.ui.timeline.jump import JumpLine
from azref.ui.timeline.menu import PlaceMenu
from azref.ui.timeline.pane import TimelinePane

from ...timeline.events import event
from .places import tip

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def named(entry: str, edtf: str | None, lane: Lane = Lane.FRAMEWORK) -> TimelineEvent:
    return event(edtf, id=entry, title=f"The event {entry}", lane=lane)


EVENTS = (named("a", "1994"), named("b", "1999", Lane.OPERATIONS), named("c", "2003-05"))


def middle(pane: TimelinePane) -> float:
    scale = pane.board.scale
    return scale.start + scale.days / 2


def many(count: int) -> list[TimelineEvent]:
    return [named(f"ev-{n}", "2004-06-28") for n in range(count)]


def menu_of(pane: TimelinePane) -> QMenu:
    return pane.findChildren(QMenu)[-1]


def test_control_and_arrows_stay_in_the_lane(pane, qtbot):
    pane.set_current("a")
    qtbot.keyClick(pane, Qt.Key.Key_Right, CTRL)
    assert pane.current == "c"
    qtbot.keyClick(pane, Qt.Key.Key_Left, CTRL)
    assert pane.current == "a"


def test_page_keys_move_by_a_year(pane, qtbot):
    pane.show_days(date(1998, 1, 1).toordinal(), date(2000, 1, 1).toordinal())
    before = middle(pane)
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert middle(pane) - before == pytest.approx(365, abs=3)
    qtbot.keyClick(pane, Qt.Key.Key_PageUp)
    assert middle(pane) == pytest.approx(before, abs=3)


def test_g_opens_a_line_that_jumps(pane, qtbot):
    qtbot.keyClick(pane, Qt.Key.Key_G)
    (line,) = pane.findChildren(JumpLine)
    qtbot.keyClicks(line, "2001..2004")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    scale = pane.board.scale
    assert scale.start == pytest.approx(date(2001, 1, 1).toordinal())
    assert scale.end == pytest.approx(date(2005, 1, 1).toordinal())


def test_a_jump_to_no_time_says_so_and_stays_open(pane, qtbot):
    qtbot.keyClick(pane, Qt.Key.Key_G)
    (line,) = pane.findChildren(JumpLine)
    qtbot.keyClicks(line, "soon")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.accessibleDescription().startswith("This is no time azref knows.")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert pane.board.is_fitted


def test_a_drag_with_shift_selects_a_period_and_escape_clears_it(pane, qtbot):
    periods: list[str] = []
    pane.period_selected.connect(periods.append)
    left = pane.board.regions.days.left
    places = [QPoint(int(left + pane.board.scale.x(date(year, 7, 15).toordinal())), 200)
              for year in (1996, 2001)]  # fmt: skip
    qtbot.mousePress(pane, LEFT, SHIFT, places[0])
    qtbot.mouseMove(pane, places[1])
    qtbot.mouseRelease(pane, LEFT, SHIFT, places[1])
    assert periods == ["1996-07/2001-07" if pane.board.scale.density >= 0.3 else "1996/2001"]
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert periods[1:] == [""]


def test_escape_without_a_period_is_left_to_the_window(pane):
    assert not pane.clear_period()


def test_two_fingers_zoom(pane):
    before = pane.board.scale.days
    device, place = QPointingDevice.primaryPointingDevice(), QPointF(500, 100)
    gesture = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, device, 2, place, place,
                                  place, 0.5, QPointF())  # fmt: skip
    QApplication.sendEvent(pane, gesture)
    assert pane.board.scale.days == pytest.approx(before / 1.5)


def pinched(pane: TimelinePane, factor: float, before: QPointF, here: QPointF) -> None:
    gesture = QPinchGesture()
    gesture.setScaleFactor(factor)
    gesture.setLastCenterPoint(pane.mapToGlobal(before))
    gesture.setCenterPoint(pane.mapToGlobal(here))
    pane.event(QGestureEvent([gesture]))


def test_two_fingers_on_the_screen_zoom_at_their_middle(pane):
    days, at = pane.board.regions.days, QPointF(700, 100)
    day, length = pane.board.scale.day(700 - days.left), pane.board.scale.days
    pinched(pane, 2.0, at, at)
    assert pane.board.scale.days == pytest.approx(length / 2)
    assert pane.board.scale.day(700 - days.left) == pytest.approx(day)
    pinched(pane, 1.0, at, QPointF(740, 100))
    assert pane.board.scale.day(740 - days.left) == pytest.approx(day)


def test_fingers_on_a_touch_screen_are_seen_as_a_pinch(pane, qtbot):
    length = pane.board.scale.days
    device = QTest.createTouchDevice()
    fingers = QTest.touchEvent(pane, device)
    fingers.press(0, QPoint(600, 100)).press(1, QPoint(700, 100)).commit()
    for far in (20, 50, 90, 140):
        fingers.move(0, QPoint(600 - far, 100)).move(1, QPoint(700 + far, 100)).commit()
    fingers.release(0, QPoint(460, 100)).release(1, QPoint(840, 100)).commit()
    assert pane.board.scale.days < 0.7 * length


def thrown(pane: TimelinePane) -> None:
    """Drags to the left and lets go while the hand moves."""
    places = [QPointF(900 - 30 * n, 200) for n in range(6)]
    kinds = (QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 5,
             QEvent.Type.MouseButtonRelease)  # fmt: skip
    for number, (kind, place) in enumerate(zip(kinds, [*places, places[-1]], strict=True)):
        held = Qt.MouseButton.NoButton if kind is kinds[-1] else LEFT
        event = QMouseEvent(kind, place, pane.mapToGlobal(place), LEFT, held, NONE)
        event.setTimestamp(1000 + 8 * number)
        QApplication.sendEvent(pane, event)


@pytest.fixture
def animated(qtbot):
    for effect in (Qt.UIEffect.UI_General,):
        was_on = QApplication.isEffectEnabled(effect)
        QApplication.setEffectEnabled(effect, True)
        yield
        QApplication.setEffectEnabled(effect, was_on)


def test_a_thrown_timeline_goes_on_and_rests(pane, qtbot, animated):
    pane.zoom(6)
    thrown(pane)
    start = pane.board.scale.start
    qtbot.waitUntil(lambda: pane.board.scale.start > start)
    glide = pane._hand._glide
    qtbot.waitUntil(lambda: glide.is_over)
    assert pane.board.scale.start > start + 50 / pane.board.scale.density


def test_a_key_or_a_press_stops_a_thrown_timeline(pane, qtbot, animated):
    pane.zoom(6)
    thrown(pane)
    glide = pane._hand._glide
    assert not glide.is_over
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert glide.is_over


def test_nothing_goes_on_by_itself_where_the_system_does_not_animate(pane):
    pane.zoom(6)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    thrown(pane)
    assert pane._hand._glide is None


def test_page_keys_move_by_a_decade_where_many_years_are_in_view(pane, qtbot):
    pane.set_events([named("a", "1901"), named("b", "2003")])
    before = middle(pane)
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert middle(pane) - before == pytest.approx(3652, abs=5)


def test_a_double_click_on_a_cluster_or_a_column_fits_what_it_holds(pane, qtbot):
    spread = [named(f"ev-{n}", f"200{n % 3}-0{1 + n % 9}-11") for n in range(300)]
    pane.set_events([named("a", "1950"), *spread])
    band = pane.board.sheet.lanes[0]
    days = pane.board.regions.days
    x = days.left + pane.board.scale.x(date(2001, 5, 11).toordinal() + 0.5)
    qtbot.mouseDClick(pane, LEFT, pos=QPoint(int(x), int(days.top + band.top + band.height - 3)))
    scale = pane.board.scale
    assert scale.start < date(2001, 5, 11).toordinal() < scale.end
    assert scale.days < 500


def test_a_click_on_a_cluster_opens_its_events_as_a_list(pane, qtbot):
    pane.set_events(many(30))
    cluster = next(
        item for band in pane.board.sheet.lanes for item in band.dated if item.is_cluster
    )
    pane.set_current(cluster.ids[0])
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    menu = menu_of(pane)
    assert [action.text().split("\t")[0] for action in menu.actions()[:2]] == [
        f"The event {entry}" for entry in cluster.ids[:2]
    ]
    chosen: list[str] = []
    pane.entry_activated.connect(chosen.append)
    menu.actions()[1].trigger()
    assert chosen == [cluster.ids[1]]
    menu.close()


def test_a_click_on_the_sign_of_a_cluster_opens_the_list_too(pane, qtbot):
    pane.set_events(many(30))
    (band,) = pane.board.sheet.lanes
    cluster = next(p for p in pane.board.view.dated(band) if p.item.is_cluster)
    days = pane.board.regions.days
    open_at(pane, QPointF(days.left + cluster.left + 3, days.top + cluster.top + 3))
    assert len(menu_of(pane).actions()) >= len(cluster.item.ids)
    menu_of(pane).close()


def test_a_jump_fits_the_scroll_bar_to_the_new_rows(pane, qtbot):
    pane.set_events(many(8))
    pane.resize(1280, 150)
    qtbot.waitUntil(lambda: pane._bar.maximum() > 0)
    pane.show_days(date(1994, 1, 1).toordinal(), date(1995, 1, 1).toordinal(), margin=0.0)
    assert pane._bar.maximum() == pane.board.spare_height


def test_a_full_lane_counts_and_opens_as_a_list(pane):
    pane.set_events(many(400))
    band = pane.board.sheet.lanes[0]
    assert band.is_crowded
    days = pane.board.regions.days
    x = days.left + pane.board.scale.x(date(2004, 6, 28).toordinal() + 0.5)
    place = QPointF(x, days.top + band.top + band.height - 3)
    assert tip(pane, place) == ["400 events. Click for a list, zoom in to see them."]
    open_at(pane, place)
    menu = menu_of(pane)
    assert menu.actions()[-1].text() == "380 more: come closer"
    menu.close()
    pane.set_current("ev-7")
    pane.grab()


def test_the_click_area_of_a_label_is_the_label(pane):
    band = pane.board.sheet.lanes[0]
    placed = next(iter(pane.board.view.dated(band)))
    days = pane.board.regions.days
    y = days.top + placed.top + placed.height / 2
    assert pane.board.item_at(days.left + placed.label.right - 1, y)
    assert not pane.board.item_at(days.left + placed.label.right + 2, y)


def name_of(pane: TimelinePane, lane: Lane) -> QPoint:
    band = next(band for band in pane.board.sheet.lanes if band.lane is lane)
    return QPoint(12, int(pane.board.regions.days.top + band.row_top(0) + 4))


def test_a_click_on_the_name_of_a_lane_collapses_it_and_again_expands_it(pane, qtbot):
    place = name_of(pane, Lane.OPERATIONS)
    assert tip(pane, QPointF(place)) == ["Collapse Operations"]
    qtbot.mouseClick(pane, LEFT, pos=place)
    assert pane.board.collapsed == {Lane.OPERATIONS}
    place = name_of(pane, Lane.OPERATIONS)
    assert tip(pane, QPointF(place)) == ["Expand Operations"]
    qtbot.mouseClick(pane, LEFT, pos=place)
    assert pane.board.collapsed == frozenset()


def test_c_collapses_the_lane_of_the_current_event_which_stays_seen(pane, qtbot):
    pane.set_current("b")
    qtbot.keyClick(pane, Qt.Key.Key_C)
    assert pane.board.collapsed == {Lane.OPERATIONS}
    band = pane.board.sheet.lanes[1]
    (shown,) = pane.board.dated(band, "b")
    days = pane.board.regions.days
    assert tip(pane, QPointF(days.left + shown.left + 4, days.top + shown.top + 4)) == [
        pane.sentence("b")
    ]
    qtbot.keyClick(pane, Qt.Key.Key_C)
    assert pane.board.collapsed == frozenset()


def test_all_lanes_collapse_and_expand_together(pane):
    pane.toggle_lane(Lane.OPERATIONS)
    pane.toggle_lanes()
    assert pane.board.collapsed == {Lane.FRAMEWORK, Lane.OPERATIONS}
    pane.grab()
    pane.toggle_lanes()
    assert pane.board.collapsed == frozenset()


def test_space_ticks_the_current_event(pane, qtbot):
    ticked: list[str] = []
    pane.tick_toggled.connect(ticked.append)
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    pane.set_current("b")
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    assert ticked == ["b"]


def words_of(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_the_context_menu_offers_what_keys_do_too(pane, qtbot):
    pane.set_current("b")
    PlaceMenu(pane, pane.current_place()).popup(QPoint(1, 1))
    menu = menu_of(pane)
    assert words_of(menu) == ["Open", "Select", "Come closer", "Collapse Operations",
                              "Jump to a time…", "Fit the timeline"]  # fmt: skip
    ticked: list[str] = []
    pane.tick_toggled.connect(ticked.append)
    menu.actions()[1].trigger()
    assert ticked == ["b"]
    menu.close()


def test_the_context_menu_opens_at_the_current_event_by_its_key(pane):
    pane.set_current("c")
    place = pane.current_place().toPoint()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(pane, asked)
    assert words_of(menu_of(pane))[0] == "Open"
    assert pane.board.item_at(place.x(), place.y()).item.ids == ("c",)
    menu_of(pane).close()
