"""The legend of the timeline: every sign drawn as the pane draws it, with words and a filter."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from azref.entries import Lane
from azref.timeline.traits import BASES, DATES, LANES, REFERENCES, Trait, counted, only
from azref.ui.theme import Theme, scaled, unit
from azref.ui.timeline.ink import Ink
from azref.ui.timeline.pane import TimelinePane
from azref.ui.timeline.samples import Sign, paint_sample, sample_width
from azref.ui.timeline.words import TimelineWords


class Row(QWidget):
    """One trait: a box that shows or hides it, and a button that shows it alone of its group."""

    def __init__(self, trait: Trait, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.trait = trait
        self._words = words
        self.box = QCheckBox(words, self)
        self.alone = QToolButton(self)
        self.alone.setText(self.tr("Only"))
        self.alone.setAutoRaise(True)
        palette = self.alone.palette()
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        palette.setColor(QPalette.ColorRole.ButtonText, quiet)
        self.alone.setPalette(palette)
        self.alone.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.alone.setAccessibleName(self.tr("Only: {0}").format(words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        row.addWidget(self.alone)

    def show_state(self, *, is_shown: bool, count: int) -> None:
        self.box.setChecked(is_shown)
        self.box.setText(f"{self._words}  ({count})")
        self.alone.setEnabled(count > 0)


class Legend(QFrame):
    """A panel over the window's lower part; open until it is closed, with Escape or its button."""

    def __init__(self, pane: TimelinePane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = pane
        self._before: QWidget | None = None
        self._anchor: QWidget | None = None
        self.rows: dict[Trait, Row] = {}
        self._pictures: list[tuple[QLabel, Sign]] = []
        self.setAccessibleName(self.tr("Legend of the timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        self._columns = self._made_columns()
        self._lay_out()
        self.set_theme(theme)
        pane.view_changed.connect(self._show_state)
        parent.installEventFilter(self)
        self.hide()

    # --- What stands in it ----------------------------------------------------------------------

    def _groups(self) -> tuple[tuple[str, tuple[Trait, ...]], ...]:
        return (
            (self.tr("Lanes"), LANES[:-1]),
            (self.tr("Dates"), DATES),
            (self.tr("How a date is known"), BASES),
            (self.tr("What references add"), REFERENCES),
        )

    def _trait_words(self) -> dict[Trait, str]:
        names = TimelineWords(self).lanes
        return {
            Trait.FRAMEWORK: self.tr("{0}: straight ends").format(names[Lane.FRAMEWORK]),
            Trait.OPERATIONS: self.tr("{0}: a middle line").format(names[Lane.OPERATIONS]),
            Trait.EXERCISES: self.tr("{0}: round ends").format(names[Lane.EXERCISES]),
            Trait.DIALOGUE: self.tr("{0}: notched ends").format(names[Lane.DIALOGUE]),
            Trait.YEAR: self.tr("A year, as wide as the year"),
            Trait.FINER: self.tr("A month or a day, narrower"),
            Trait.RANGE: self.tr("From one date to another"),
            Trait.OPEN: self.tr("Goes on: fades into an arrow"),
            Trait.UNKNOWN: self.tr("An end nobody names: torn"),
            Trait.ABOUT: self.tr("About then: soft ends"),
            Trait.BEYOND: self.tr("Before year 1 or after 9999: an arrow"),
            Trait.UNDATED: self.tr("No date: a circle"),
            Trait.STATED: self.tr("Stated: filled"),
            Trait.DERIVED: self.tr("Derived or inferred: outlined"),
            Trait.PLAIN: self.tr("Nothing else"),
            Trait.ATTESTED: self.tr("Another date: a solid mark"),
            Trait.DISPUTED: self.tr("Contradicts: tied by dots"),
        }

    def _sign_words(self) -> dict[Sign, str]:
        return {
            Sign.CONTEXT: self.tr("Context of the editors: hollow"),
            Sign.CLUSTER: self.tr("Several events in one place"),
            Sign.SKYLINE: self.tr("How many: full or collapsed lanes"),
            Sign.TICKED: self.tr("In the selection"),
            Sign.LEANING: self.tr("Counted from that event's date"),
            Sign.SILENCE: self.tr("Years the source says nothing of"),
        }

    def _made_columns(self) -> list[QWidget]:
        groups = [self._group(heading, traits) for heading, traits in self._groups()]
        others = self._others()
        return [self._stacked(groups[0], groups[2]), groups[1], self._stacked(groups[3], others)]

    def _group(self, heading: str, traits: tuple[Trait, ...]) -> QWidget:
        words = self._trait_words()
        group, column = self._headed(heading)
        for trait in traits:
            row = self.rows[trait] = Row(trait, words[trait], group)
            row.box.clicked.connect(lambda is_shown, t=trait: self._choose(t, is_shown))
            row.alone.clicked.connect(lambda _=False, t=trait: self._choose_only(t))
            column.addWidget(row)
        column.addStretch(1)
        return group

    def _others(self) -> QWidget:
        group, column = self._headed(self.tr("Other signs"))
        for sign, words in self._sign_words().items():
            row, picture, label = QHBoxLayout(), QLabel(group), QLabel(words, group)
            self._pictures.append((picture, sign))
            row.addWidget(picture)
            row.addWidget(label, 1)
            column.addLayout(row)
        column.addStretch(1)
        return group

    def _headed(self, words: str) -> tuple[QWidget, QVBoxLayout]:
        group = QWidget(self)
        group.setAccessibleName(words)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit(self.font()) // 2)
        heading = QLabel(words, group)
        heading.setFont(scaled(self.font(), 1.0, heading.font().Weight.DemiBold))
        column.addWidget(heading)
        return group, column

    def _stacked(self, *groups: QWidget) -> QWidget:
        both = QWidget(self)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * unit(self.font()))
        for group in groups:
            column.addWidget(group)
        return both

    # --- Where it stands ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        u = unit(self.font())
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        self._grid.setHorizontalSpacing(4 * u)
        self._grid.setVerticalSpacing(3 * u)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self._close = QToolButton(self)
        self._close.setText(self.tr("Close"))
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_up)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._area, 1)
        rows.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)

    def _arrange(self, width: int) -> None:
        """As many columns beside each other as the width allows."""
        u = unit(self.font())
        wide = [column.sizeHint().width() + 6 * u for column in self._columns]
        is_one_row = sum(wide) <= width
        most = len(wide) if is_one_row else max(1, min(len(wide) - 1, width // max(wide)))
        for number, column in enumerate(self._columns):
            self._grid.addWidget(column, number // most, number % most)

    def open_under(self, anchor: QWidget) -> None:
        """Opens under `anchor` with the focus on the first box."""
        self._before, self._anchor = self.window().focusWidget(), anchor
        self._show_state()
        self._place()
        self.show()
        self.raise_()
        self.rows[Trait.FRAMEWORK].box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None or self._anchor is None:
            return
        u = unit(self.font())
        corner = self._anchor.mapTo(host, QPoint(0, self._anchor.height()))
        self._arrange(host.width() - 4 * u)
        wanted = self._inside.sizeHint() + QSize(4 * u, self._close.sizeHint().height() + u)
        width = min(wanted.width(), host.width() - 4 * u)
        room = host.height() - 2 * u
        high = min(wanted.height(), room)
        top = min(corner.y() + u, host.height() - high - u)
        self.setGeometry(2 * u, top, width, high)

    def close_up(self) -> None:
        """Closes and gives the focus back."""
        self.hide()
        back = self._before if self._before and self._before.isVisible() else self._pane
        back.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- What it does ---------------------------------------------------------------------------

    def _choose(self, trait: Trait, is_shown: bool) -> None:
        hidden = self._pane.board.hidden
        self._pane.set_hidden(hidden - {trait} if is_shown else hidden | {trait})

    def _choose_only(self, trait: Trait) -> None:
        """Shows a trait alone of its group; the whole group when it was alone already."""
        hidden = self._pane.board.hidden
        alone = only(trait, hidden)
        self._pane.set_hidden(hidden - alone if alone == hidden else alone)

    def _show_state(self) -> None:
        board = self._pane.board
        counts = counted(board.everything.at(n).event for n in board.everything.shown)
        for trait, row in self.rows.items():
            row.show_state(is_shown=trait not in board.hidden, count=counts[trait])
        self.rows[Trait.BEYOND].setVisible(counts[Trait.BEYOND] > 0)  # few editions reach so far

    def set_theme(self, theme: Theme) -> None:
        """Draws every sign anew, on the page of the theme."""
        ink = Ink(theme, self.font(), unit(self.font()))
        self._edge = ink.muted
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, ink.page)
        self.setPalette(palette)
        wide, high = sample_width(ink), round(ink.metrics.height() + 4)
        for trait, row in self.rows.items():
            row.box.setPalette(theme.edged_palette())
            row.box.setIconSize(QSize(wide, high))
            row.box.setIcon(QIcon(self._picture(trait, ink, wide, high)))
        for label, sign in self._pictures:
            label.setPixmap(self._picture(sign, ink, wide, high))

    def _picture(self, sign: Trait | Sign, ink: Ink, wide: int, high: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(wide * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(ink.page)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_sample(painter, ink, sign, QRectF(0, 0, wide, high))
        return picture

    # --- What Qt calls --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self._edge)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
