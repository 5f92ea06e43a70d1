"""The search line's conduct: grouped hits, and a line that says how the query was understood."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from azref.ui.lookup.hit_view import HEADING_ROLE
from azref.ui.row_list import VALUE_ROLE


def rows(commands):
    model = commands.hits.model
    return [model.index(row) for row in range(model.rowCount())]


def test_hits_are_grouped_by_type_with_counts_and_the_best_is_chosen(window, commands):
    window.search.setText("nato year:2001..2004")
    found = rows(commands)
    headings = [index.data(HEADING_ROLE) for index in found if index.data(HEADING_ROLE)]
    assert [heading.split()[0] for heading in headings] == ["terms", "events"]
    types = [index.data(VALUE_ROLE).type for index in found]
    assert types == sorted(types, reverse=True)
    assert headings[0] == f"terms {types.count('term')}"
    assert commands.hits.view.currentIndex().row() == 0


def test_a_group_alone_needs_no_heading(window, commands):
    window.search.setText("kind:operation")
    assert [index.data(HEADING_ROLE) for index in rows(commands)] == ["", "", ""]


def test_the_line_under_the_field_says_how_the_query_was_understood(window, commands):
    window.search.setText("kind:operation year:2001..2004")
    assert commands.hits.head.text() == "of kind operation, from 2001 to 2004 — terms 2"
    window.search.setText("year:20")
    assert commands.hits.head.text() == "year:20 says nothing yet"
    assert commands.hits.message.isVisible()
    window.search.setText("year:2004..2001")
    assert commands.hits.head.text() == "year:2004..2001 ends before it begins"
    assert commands.hits.message.text().startswith("Write kind:operation, year:2001..2004")


def test_the_list_is_high_enough_for_its_rows_and_headings(window, commands):
    window.search.setText("kind:event isaf")
    view = commands.hits.view
    last = view.visualRect(rows(commands)[min(8, len(rows(commands)) - 1)])
    assert last.bottom() <= view.viewport().height()


def test_a_narrowed_query_opens_with_enter(window, commands, qtbot):
    window.search.setText("kind:operation year:2001..2004")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.selection.place == "isaf"


def test_the_list_stays_under_the_line_when_the_window_changes(window, commands, qtbot):
    window.search.setText("nato")
    window.resize(1000, 700)
    hits, line = commands.hits, window.search
    qtbot.waitUntil(lambda: hits.width() == line.width())
    assert hits.x() == line.mapTo(hits.parentWidget(), line.rect().topLeft()).x()


def test_the_list_is_gone_once_a_page_is_shown(window, commands):
    window.search.setText("nato")
    assert commands.hits.isVisible()
    commands.panes.choose("kfor")
    assert not commands.hits.isVisible()


def test_typing_paints_none_of_the_panes_under_the_list(window, commands, qtbot):
    qtbot.waitUntil(lambda: not window.windowIcon().isNull())
    qtbot.waitUntil(lambda: not any(one.is_at_work for one in commands._expanders))
    window.search.setText("na")
    QApplication.processEvents()
    QApplication.processEvents()
    counter = Counter(commands.panes)
    for text in ("nat", "nato", "nato o", "nato op"):
        window.search.setText(text)
        QApplication.processEvents()
        QApplication.processEvents()
    assert counter.painted == []


def test_back_shows_the_query_again_that_led_to_a_place(window, commands, qtbot):
    for query in ("WFP", "SNT"):
        commands.look_up_words(query)
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.selection.place == "pfp"
    commands.actions["back"].trigger()
    assert (commands.selection.place, window.search.text()) == ("ipap", "WFP")
    assert not commands.hits.isVisible()
    commands.actions["forward"].trigger()
    assert (commands.selection.place, window.search.text()) == ("pfp", "SNT")


def test_words_that_stand_in_the_line_already_are_looked_up_again(window, commands, qtbot):
    commands.look_up_words("WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not commands.hits.isVisible()
    commands.look_up_words("WFP")
    assert commands.hits.isVisible()
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.hits.isVisible()


def test_a_newer_search_is_never_overwritten_by_an_older_one(window, commands):
    for text in ("p", "pf", "pfp", "pf", "isaf"):
        window.search.setText(text)
    assert commands.hits.model.rows[0].id == "isaf"


class Counter(QObject):
    """Notes which of a widget and its children are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted: list[str] = []
        for child in (widget, *widget.findChildren(QWidget)):
            child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(type(watched).__name__)
        return False


def test_an_unfinished_field_is_answered_with_what_to_write(window, commands):
    window.search.setText("nov:1")
    assert commands.hits.head.text() == "növ:1 says nothing yet"
    assert commands.hits.message.text() == "Write kind:operation, year:2001..2004 or in:source."


def test_years_of_the_line_go_before_the_period_in_both_languages(window, commands):
    commands.search.narrow("year:1994..1994")
    window.search.setText("növ:hadisə il:2004")
    assert commands.hits.head.text().startswith("of kind event, in 2004 — ")
    window.search.setText("növ:hadisə")
    assert commands.hits.head.text().startswith("of kind event, in 1994 — ")
