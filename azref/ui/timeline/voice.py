"""What the timeline tells assistive technology while it listens; loaded only then."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def tell_of_current(widget: QWidget) -> None:
    """Tells that the description changed, and which part has the focus now."""
    change = QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged)
    QAccessible.updateAccessibility(change)
    part = QAccessible.queryAccessibleInterface(widget).focusChild()
    if part is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))


def announce(widget: QWidget, words: str) -> None:
    """Has `words` said as soon as there is nothing else to say."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
