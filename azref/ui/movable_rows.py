"""Rows of a list that the reader drags among the others."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from azref.ui.row_list import Index, RowModel, Value

_NUMBERS = "application/x-azref-row-numbers"


class MovableRows(RowModel[Value]):
    """Rows that can be dragged. `moved` carries their numbers and that of the row to go before.

    The model does not move them: whoever owns the values does, and brings the new rows.
    """

    moved = Signal(list, int)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        )  # fmt: skip

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_NUMBERS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        numbers = sorted(index.row() for index in indexes)
        data.setData(_NUMBERS, b",".join(b"%d" % number for number in numbers))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the move and returns False, since True would have Qt remove the old rows."""
        given = bytes(data.data(_NUMBERS).data()).split(b",")
        numbers = [int(each) for each in given if each.isdigit() and int(each) < len(self.rows)]
        if numbers:
            at = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
            self.moved.emit(numbers, at)
        return False
