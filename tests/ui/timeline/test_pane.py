from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from azref.entries import Basis, Lane, Scope
from azref.ui.theme import DARK, LIGHT
from azref.ui.timeline.pane import TimelinePane

from ...timeline.events import event
from .places import tip

EVENTS = (
    event("1994-05-04", "1994-05-04", id="framework",
          title="Azerbaijan signs the Framework Document"),
    event("1997", "1997", id="parp"),
    event("1999", "1999-09/2008-04", id="kosovo", title="A platoon joins the force in Kosovo",
          lane=Lane.OPERATIONS),
    event(None, "2003-08-11", id="cx", title="NATO takes command of ISAF", lane=Lane.CONTEXT,
          scope=Scope.CONTEXT),
    event("2005", "2005-05-27", id="ipap", title="First plan takes effect"),
    event("2015-01/..", id="resolute", title="Contingent in Resolute Support",
          lane=Lane.OPERATIONS),
    event(None, "1997/", id="goals", title="Implementation of Partnership Goals", said="currently"),
)  # fmt: skip


@pytest.fixture
def chosen(pane):
    ids: list[str] = []
    pane.entry_activated.connect(ids.append)
    return ids


def place_of(pane: TimelinePane, entry: str) -> QPoint:
    """A place at which the pane shows an event."""
    for y in range(0, pane.height(), 5):
        for x in range(0, pane.width(), 8):
            found = pane.board.item_at(x, y)
            if found and entry in found.item.ids:
                return QPoint(x, y)
    raise AssertionError(f"{entry} is not in view")


def is_in_view(pane: TimelinePane, entry: str) -> bool:
    try:
        return bool(place_of(pane, entry))
    except AssertionError:
        return False


def turn(pane: TimelinePane, x: float, steps: int, modifiers=Qt.KeyboardModifier.NoModifier):
    place = QPointF(x, 100)
    wheel = QWheelEvent(place, pane.mapToGlobal(place), QPoint(), QPoint(0, 120 * steps),
                        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase,
                        False)  # fmt: skip
    QApplication.sendEvent(pane, wheel)


def colors(pane: TimelinePane) -> set[str]:
    image = pane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return {QColor(pixel).name() for pixel in found}


def test_a_click_chooses_an_event(pane, chosen, qtbot):
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=place_of(pane, "parp"))
    assert chosen == ["parp"]


def test_a_click_beside_everything_chooses_nothing(pane, chosen, qtbot):
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(3, 240))
    assert chosen == []


def test_left_and_right_follow_time(pane, chosen, qtbot):
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(pane, key)
    assert chosen == ["framework", "parp", "kosovo", "parp"]


def test_up_and_down_change_the_lane(pane, chosen, qtbot):
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(pane, key)
    assert chosen == ["framework", "kosovo", "parp"]


def test_end_comes_to_the_undated_which_are_last(pane, chosen, qtbot):
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert chosen == ["goals"]


def test_enter_activates_the_current_event_again(pane, chosen, qtbot):
    pane.set_current("ipap")
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert chosen == ["ipap"]


def test_being_told_the_current_event_emits_nothing(pane, chosen):
    pane.set_current("parp")
    assert chosen == []


def test_the_current_event_comes_into_view(pane):
    pane.set_current("framework")
    for _ in range(12):
        pane.zoom(1.5, pane.width() - 250)
    assert not is_in_view(pane, "parp")
    pane.set_current("parp")
    assert is_in_view(pane, "parp")


def test_the_wheel_zooms_at_the_cursor(pane):
    left = pane.board.regions.days.left
    day = pane.board.scale.day(500 - left)
    turn(pane, 500, 3)
    assert abs(pane.board.scale.day(500 - left) - day) < 1 / pane.board.scale.density
    assert pane.board.scale.days < 8000


def test_plus_minus_and_zero_zoom_and_fit(pane, qtbot):
    fitted = pane.board.scale
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    assert pane.board.scale.days < fitted.days
    qtbot.keyClick(pane, Qt.Key.Key_Minus)
    assert pane.board.scale.days == pytest.approx(fitted.days)
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    qtbot.keyClick(pane, Qt.Key.Key_0)
    assert pane.board.scale == fitted


def test_dragging_moves_the_days_with_the_hand(pane, chosen, qtbot):
    pane.zoom(4)
    x = pane.board.scale.x(730000)
    place = QPoint(600, 200)
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(pane, place + QPoint(60, 0))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 0))
    assert pane.board.scale.x(730000) == pytest.approx(x + 60)
    assert chosen == []


def test_a_double_click_fits_the_event_and_on_nothing_fits_all(pane, qtbot):
    fitted = pane.board.scale
    qtbot.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=place_of(pane, "ipap"))
    year = date(2005, 1, 1).toordinal(), date(2006, 1, 1).toordinal()
    assert pane.board.scale.start < year[0] < year[1] < pane.board.scale.end
    assert pane.board.scale.days < 600
    qtbot.mouseDClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(3, 240))
    assert pane.board.scale == fitted


def test_a_press_on_the_overview_shows_that_time(pane, qtbot):
    pane.zoom(8)
    strip = pane.board.regions.strip
    x = strip.left + pane.board.whole.x(date(1995, 1, 1).toordinal())
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(strip.top + 10)))
    assert pane.board.scale.start < date(1995, 1, 1).toordinal() < pane.board.scale.end


def test_context_is_shown_only_when_asked_for(pane):
    assert not is_in_view(pane, "cx")
    pane.show_context(True)
    assert is_in_view(pane, "cx")
    pane.show_context(False)
    assert not is_in_view(pane, "cx")


def test_a_tooltip_says_the_event_in_a_sentence(pane):
    assert tip(pane, QPointF(place_of(pane, "parp"))) == [
        "Azerbaijan joins the Planning and Review Process. 1997, the whole year. Stated, S4. "
        "References agree."
    ]


def test_hovering_shows_the_tooltip_with_wrapped_lines(pane, qtbot):
    place = place_of(pane, "parp")
    asked = QHelpEvent(QEvent.Type.ToolTip, place, pane.mapToGlobal(place))
    QApplication.sendEvent(pane, asked)
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text().startswith("<p>Azerbaijan joins the Planning")
    QToolTip.hideText()


def test_a_tooltip_over_the_overview_names_the_silent_years(pane):
    strip = pane.board.regions.strip
    x = strip.left + pane.board.whole.x(date(2010, 1, 1).toordinal())
    words = ["2006 to 2014: the source dates nothing."]
    assert tip(pane, QPointF(x, strip.top + 10)) == words


def test_a_derived_date_shows_the_event_it_leans_on_while_current(pane):
    derived = event("1999", id="ev-b", lane=Lane.OPERATIONS, basis=Basis.DERIVED)
    leaning = derived._replace(source=derived.source._replace(anchor="year(ev-parp)+2"))
    pane.set_events([event("1997", id="ev-parp"), leaning])
    pane.set_current("ev-parp")
    assert pane.board.leaning(pane.current) is None
    plain = pane.grab().toImage()
    pane.set_current("ev-b")
    x, y, to_x, to_y = pane.board.leaning(pane.current)
    assert x == pytest.approx(pane.board.scale.x(date(1997, 1, 1).toordinal()))
    assert to_x == pytest.approx(pane.board.scale.x(date(1999, 1, 1).toordinal()))
    assert y < to_y
    assert pane.grab().toImage() != plain


def test_an_undated_event_stands_at_no_year(pane):
    assert place_of(pane, "goals").x() > pane.board.regions.days.right
    assert "No date: the source says “currently”." in pane.sentence("goals")


@pytest.mark.parametrize(
    ("dates", "heading"),
    [
        (("1997", None), "At the time of writing"),
        (("1997", "-0043-03-15", "Y12000"), "Outside years 1–9999"),
        (("1997", "-0043-03-15", None), "Not on the axis"),
        (("1997", "-0043-03-15", "../.."), "Not on the axis"),
    ],
)
def test_the_heading_calls_no_dated_event_undated(pane, dates, heading):
    pane.set_events([event(day, id=f"ev-{at}") for at, day in enumerate(dates)])
    assert pane.words.off_axis(pane.board.events) == heading
    assert place_of(pane, "ev-1").x() > pane.board.regions.days.right


def test_an_event_before_year_1_has_another_sign_than_an_undated_one(pane):
    pictures = []
    for day in ("-0043-03-15", "Y12000", None):
        pane.set_events([event("1997", id="a"), event(day, id="b", title="b")])
        pictures.append(pane.grab(pane.rect().adjusted(0, 40, 0, 0)).toImage())
    assert pictures[0] != pictures[2] != pictures[1] != pictures[0]
    pane.set_events([event("-0043-03-15", id="b", said="the Ides of March")])
    assert pane.sentence("b").endswith("15 March 44 BC. Stated, S4.")


def test_the_description_says_the_current_event(pane):
    assert pane.accessibleName() == "Timeline"
    pane.set_current("parp")
    assert pane.accessibleDescription().startswith("Azerbaijan joins the Planning")
    pane.set_current("no-event")
    assert pane.accessibleDescription() == "No event chosen."


def test_rows_that_do_not_fit_scroll(pane, qtbot):
    many = [event("2004", id=f"ev-{n}") for n in range(8)]
    pane.set_events(many)
    pane.resize(1280, 150)
    qtbot.waitUntil(lambda: pane._bar.maximum() > 0)
    assert pane._bar.isVisible()
    assert not is_in_view(pane, "ev-7")
    pane.set_current("ev-7")
    assert is_in_view(pane, "ev-7")
    turn(pane, 500, 20, Qt.KeyboardModifier.ShiftModifier)
    assert pane._bar.value() == 0


def test_a_low_pane_shows_axis_and_overview(pane):
    pane.resize(1280, 100)
    assert pane.board.regions.is_folded
    assert not is_in_view(pane, "parp")
    assert not pane._bar.isVisible()
    pane.grab()


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (30, 400), (400, 30), (3000, 900)])
def test_every_size_can_be_painted(pane, size):
    pane.setMinimumSize(0, 0)
    pane.resize(*size)
    pane.grab()


def test_an_empty_pane_says_what_will_stand_here(qtbot):
    pane = TimelinePane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(600, 200)
    pane.set_events(())
    assert LIGHT.muted.lower() in colors(pane)
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert pane.sentence("nothing") == ""


def test_the_theme_can_change(pane):
    pane.set_theme(DARK)
    assert DARK.page.lower() in colors(pane)
    assert LIGHT.page.lower() not in colors(pane)


def test_marked_current_and_related_events_look_different(pane):
    plain = pane.grab().toImage()
    pane.set_marked(frozenset({"parp"}))
    marked = pane.grab().toImage()
    pane.set_related(frozenset({"kosovo"}))
    related = pane.grab().toImage()
    pane.set_current("ipap")
    current = pane.grab().toImage()
    assert len({hash(bytes(image.constBits())) for image in (plain, marked, related, current)}) == 4


def test_focus_is_shown_by_a_ring(pane, qtbot):
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    assert pane.grab().toImage().pixelColor(0, 100).name() == LIGHT.accent.lower()


def test_a_bigger_font_makes_taller_rows(pane):
    before = pane.board.metrics.row
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.setFont(font)
    assert pane.board.metrics.row > 1.7 * before
    pane.grab()


def test_ten_thousand_events_can_be_panned_and_zoomed(pane):
    many = [event(f"{1900 + n % 120}-{1 + n % 12:02d}", id=f"ev-{n}") for n in range(10_000)]
    pane.set_events(many)
    pane.zoom(20, 500)
    pane.grab()
    pane.pan(300)
    pane.grab()
