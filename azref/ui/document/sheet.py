"""How the selection is to be set, chosen beside the pages it becomes."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from azref.export.options import DEFAULTS, LABELS, Options, Order, Paper, Standard
from azref.ui.basket import Basket
from azref.ui.document.pages_view import PagesView
from azref.ui.document.preview import MOST_ENTRIES, Previewer, Wish
from azref.ui.language import reworded, spoken_language
from azref.ui.theme import Theme, unit

_LANGUAGES = {"en": "English", "az": "Azərbaycanca"}


class SheetPane(QWidget):
    """Options over a preview that follows them; `basket` and `title` tell what is set.

    `options` are what an export is to use. `export_wanted` and `print_wanted` tell of the buttons.
    """

    export_wanted = Signal()
    print_wanted = Signal()
    options_changed = Signal()

    def __init__(
        self,
        database: Path,
        basket: Callable[[], Basket],
        title: Callable[[], str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._basket = basket
        self._title = title
        self._options = replace(DEFAULTS, labels=spoken_language())
        self._said = QLabel(self)
        self.pages = PagesView(theme, self)
        self.previewer = Previewer(self)
        self.previewer.done.connect(self._show)
        self._make_choices()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _make_choices(self) -> None:
        self.paper = self._choice((Paper.A4, "A4"), (Paper.LETTER, self.tr("Letter")))
        self.labels = self._choice(*((code, _LANGUAGES.get(code, code)) for code in LABELS))
        self.order = self._choice(
            (Order.KINDS, self.tr("By time and kind")), (Order.CHOSEN, self.tr("As selected"))
        )
        self.standard = self._choice(
            (Standard.ACCESSIBLE, self.tr("PDF/UA-1, PDF/A-2a or 3a")),
            (Standard.OLDEST, "PDF/A-1a"),
        )
        self.figure = QCheckBox(self.tr("Timeline"), self)
        self.appendix = QCheckBox(self.tr("Cited sentences"), self)
        self.records = QCheckBox(self.tr("Records attached"), self)
        self.records.setToolTip(self.tr("The entries as JSON inside the PDF, to be opened again"))

    def _choice(self, *offers: tuple[str, str]) -> QComboBox:
        box = QComboBox(self)
        for value, words in offers:
            box.addItem(words, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _lay_out(self) -> None:
        u = unit(self.font())
        form = QFormLayout()
        form.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        form.setVerticalSpacing(u)
        form.setHorizontalSpacing(2 * u)
        self._named = (
            (QLabel(self.tr("Paper and labels")), self._row(self.paper, self.labels)),
            (QLabel(self.tr("Order and standard")), self._row(self.order, self.standard)),
            (QLabel(self.tr("Parts")), self._row(self.figure, self.appendix, self.records)),
        )
        for name, row in self._named:
            name.setMinimumWidth(1)  # a pane too narrow for it leaves it out
            form.addRow(name, row)
        form.addRow(self._foot())
        form.addRow(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(form)
        column.addWidget(self.pages, 1)

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * unit(self.font()))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        self.export_button = QPushButton(self.tr("Export…"), self)
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = QPushButton(self.tr("Print…"), self)
        self.print_button.clicked.connect(self.print_wanted)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        foot = self._row(self.export_button, self.print_button)
        for widget in self._turning():
            foot.addWidget(widget)
        return foot

    def _turning(self) -> tuple[QWidget, ...]:
        """What turns the pages of the preview and tells which are seen."""
        turn = self.pages.turn
        self.back = self._sign("‹", self.tr("Previous page (Page Up)"), lambda: turn(-1))
        self.on = self._sign("›", self.tr("Next page (Page Down)"), lambda: turn(1))
        self.seen = QLabel(self)
        self.wide = QToolButton(self)
        self.wide.setText(self.tr("Page width"))
        self.wide.setCheckable(True)
        self.wide.setToolTip(self.tr("Reads one page over the whole width (Enter on the pages)"))
        self.wide.setAccessibleDescription(self.wide.toolTip())
        self.wide.toggled.connect(lambda is_on: self.pages.zoom(is_wide=is_on))
        for button in (self.back, self.on, self.wide):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return self.back, self.seen, self.on, self.wide

    def _sign(self, sign: str, name: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: act())
        return button

    def _connect(self) -> None:
        for name, box in self._boxes().items():
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.currentIndexChanged.connect(self._choose)
        for check in (self.figure, self.appendix, self.records):
            check.toggled.connect(self._choose)
        self.pages.turned.connect(self._tell_pages)
        self.pages.zoomed.connect(self._follow_zoom)
        self.set_options(self._options)

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            self.tr("Paper"): self.paper,
            self.tr("Language of the labels"): self.labels,
            self.tr("Order of the entries"): self.order,
            self.tr("Standard of the PDF"): self.standard,
        }

    # --- The options ------------------------------------------------------------------------------

    @property
    def options(self) -> Options:
        return self._options

    @property
    def chosen(self) -> dict[str, object]:
        """The options by their fields, texts for enumerations: what can be sent and kept."""
        return {name: str(value) if isinstance(value, str) else value
                for name, value in asdict(self._options).items()}  # fmt: skip

    def set_options(self, options: Options) -> None:
        """Shows other options in the controls, and sets the pages by them."""
        chosen = (options.paper, options.labels, options.order, options.standard)
        for box, value in zip(self._boxes().values(), chosen, strict=True):
            box.setCurrentIndex(box.findData(value))
        self.figure.setChecked(options.has_figure)
        self.appendix.setChecked(options.has_appendix)
        self.records.setChecked(options.has_records)
        self._choose()

    def _choose(self) -> None:
        standard = Standard(self.standard.currentData())
        self.records.setEnabled(standard is not Standard.OLDEST)  # PDF/A-1 allows no attachment
        self._options = Options(
            paper=Paper(self.paper.currentData()),
            labels=self.labels.currentData(),
            order=Order(self.order.currentData()),
            has_figure=self.figure.isChecked(),
            has_appendix=self.appendix.isChecked(),
            standard=standard,
            has_records=self.records.isChecked() and self.records.isEnabled(),
        )
        self.options_changed.emit()
        self.refresh()

    # --- The preview ------------------------------------------------------------------------------

    def _follow_zoom(self) -> None:
        """Pages of another size are set as fine as they are seen."""
        self.wide.setChecked(self.pages.is_wide)
        self.refresh()

    def _tell_pages(self) -> None:
        """Says which of how many pages are seen."""
        seen, count = self.pages.seen, self.pages.count
        numbers = f"{seen.start + 1}–{seen.stop}" if len(seen) > 1 else str(seen.start + 1)
        words = self.tr("{pages} of {count}").format(pages=numbers, count=count)
        self.seen.setText(words if count else "")
        self.back.setEnabled(count > 0 and seen.start > 0)
        self.on.setEnabled(seen.stop < count)
        self.wide.setEnabled(count > 0)
        self.pages.setAccessibleDescription(self.seen.text())

    def refresh(self) -> None:
        """Sets the pages anew, if they can be seen."""
        basket = self._basket()
        for button in (self.export_button, self.print_button):
            button.setEnabled(bool(basket.ids))
        if not self.isVisible():
            return
        self.previewer.ask(self._wish(basket) if basket.ids else None)
        if not basket.ids:
            self.pages.set_pages(())
        setting = self.tr("Setting the pages …")
        empty = self.tr("The pages of the document stand here once entries are selected.")
        self.pages.instead(setting if basket.ids else empty)
        if basket.ids and self.pages.count:
            self.seen.setText(setting)

    def _wish(self, basket: Basket) -> Wish:
        ids = basket.ids[:MOST_ENTRIES]
        density = self.pages.density
        return Wish(self._database, ids, basket.remarks, self._title(), self._options, density)

    def _show(self, pages: Sequence[bytes], reason: str) -> None:
        self.pages.set_pages(pages)
        count = len(self._basket().ids)
        some = self.tr("The preview shows the first {shown} of {count} entries.")
        words = some.format(shown=MOST_ENTRIES, count=count) if count > MOST_ENTRIES else ""
        self.pages.instead("")
        self._say(reworded(reason) or words)

    def _say(self, words: str) -> None:
        """What is to be said over the pages; nothing takes no room."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        self.pages.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the names of the rows out where they would not fit beside them."""
        super().resizeEvent(event)
        room = self.width() - 10 * unit(self.font())  # of it margins and a space take all
        names = max(name.sizeHint().width() for name, _ in self._named)
        rows = max(row.sizeHint().width() for _, row in self._named)
        for name, _ in self._named:
            name.setVisible(names + rows <= room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
