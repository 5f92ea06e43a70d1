"""The signs of the window, from `resources/icons/`, in the colour of the text."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from azref import paths

_SIZES = (16, 32, 48)


def icon(name: str, colour: str) -> QIcon:
    """The sign `name`, its strokes in `colour` (#RRGGBB), sharp up to 300 %."""
    file = paths.resources() / "icons" / f"{name}.svg"
    drawing = file.read_bytes().replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    found = QIcon()
    for size in _SIZES:
        found.addPixmap(_drawn(renderer, size))
    return found


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter)
    return pixmap
