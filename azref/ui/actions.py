"""Every action of the window, declared once: its words, its menu, its shortcut."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_CONTEXT = "actions"


class ActionSpec(NamedTuple):
    """One action; `shortcuts` are portable texts, `menu` the submenu it stands in.

    What `is_name` is the name of a language in that language, and never translated.
    """

    name: str
    text: str
    menu: str
    shortcuts: tuple[str, ...] = ()
    is_checkable: bool = False
    is_name: bool = False


SUBMENUS = {"Language": "View"}
"""The submenus that stand at the end of another."""
MENUS = (
    "Selection",
    "Desk",
    "View",
    "Go",
    "Help",
)
ACTIONS = (
    ActionSpec("tick", "Select this entry", "Selection", ("Ctrl+D",)),
    ActionSpec(
        "tick_all", "Select every entry of the source", "Selection",
        ("Ctrl+Shift+A",),
    ),
    ActionSpec(
        "tick_hits", "Select every hit", "Selection",
        ("Ctrl+Shift+H",),
    ),
    ActionSpec(
        "tick_period", "Select the events of the period", "Selection",
        ("Ctrl+Shift+Y",),
    ),
    ActionSpec(
        "clear", "Clear the selection", "Selection",
        ("Ctrl+Shift+D",),
    ),
    ActionSpec(
        "open_selection", "Open an exported selection…", "Selection",
        ("Ctrl+O",),
    ),
    ActionSpec("print", "Print the selection…", "Selection", ("Ctrl+P",)),
    ActionSpec(
        "export", "Export the selection…", "Selection",
        ("Ctrl+E",),
    ),
    ActionSpec("cite", "Copy a citation", "Selection", ("Ctrl+Shift+C",)),
    ActionSpec("bookmark", "Bookmark this entry", "Desk", ("Ctrl+B",), is_checkable=True),
    ActionSpec("note", "Write a note…", "Desk", ("Ctrl+Shift+N",)),
    ActionSpec("undo", "Undo", "Desk", ("Ctrl+Z",)),
    ActionSpec("redo", "Redo", "Desk", ("Ctrl+Shift+Z",)),
    ActionSpec("save_desk", "Save bookmarks and notes to a file…", "Desk"),
    ActionSpec("merge_desk", "Add bookmarks and notes from a file…", "Desk"),
    ActionSpec(
        "context", "Show the context layer", "View",
        ("Ctrl+Shift+L",), is_checkable=True,
    ),
    ActionSpec(
        "table", "Timeline as a table", "View", ("Ctrl+T",), is_checkable=True,
    ),
    ActionSpec(
        "legend", "Legend of the timeline", "View", ("Ctrl+Shift+K",)
    ),
    ActionSpec(
        "lanes", "Collapse or expand the lanes", "View", ("Ctrl+Shift+M",)
    ),
    ActionSpec(
        "fit", "Fit the timeline", "View", ("Ctrl+Shift+0",)
    ),
    ActionSpec(
        "larger", "Larger text", "View", ("Ctrl++", "Ctrl+=")
    ),
    ActionSpec("smaller", "Smaller text", "View", ("Ctrl+-",)),
    ActionSpec("normal", "Normal text", "View", ("Ctrl+0",)),
    ActionSpec(
        "shade", "Shade the source by coverage", "View",
        ("Ctrl+Shift+U",), is_checkable=True,
    ),
    ActionSpec("full_screen", "Full screen", "View", ("F11",), is_checkable=True),
    ActionSpec("language_system", "As the system", "Language", is_checkable=True),
    ActionSpec("language_en", "English", "Language", is_checkable=True, is_name=True),
    ActionSpec("language_az", "Azərbaycanca", "Language", is_checkable=True, is_name=True),
    ActionSpec("look_up", "Look up", "Go", ("Ctrl+K", "Ctrl+L")),
    ActionSpec(
        "clipboard", "Look up the clipboard", "Go",
        ("Ctrl+Shift+V",),
    ),
    ActionSpec(
        "watch", "Look up whatever is copied", "Go",
        is_checkable=True,
    ),
    ActionSpec("back", "Back", "Go", ("Alt+Left",)),
    ActionSpec("forward", "Forward", "Go", ("Alt+Right",)),
    ActionSpec("history", "Where you have been…", "Go", ("Ctrl+H",)),
    ActionSpec("find", "Find on this page…", "Go", ("Ctrl+F",)),
    ActionSpec("find_next", "Find the next place", "Go", ("F3",)),
    ActionSpec("find_previous", "Find the previous place", "Go", ("Shift+F3",)),
    ActionSpec("palette", "Command palette…", "Go", ("Ctrl+Shift+P",)),
    ActionSpec("next_pane", "Next pane", "Go", ("F6",)),
    ActionSpec("previous_pane", "Previous pane", "Go", ("Shift+F6",)),
    ActionSpec("timeline", "Timeline", "Go", ("Ctrl+1",)),
    ActionSpec("glossary", "Glossary", "Go", ("Ctrl+2",)),
    ActionSpec("entry", "Entry", "Go", ("Ctrl+3",)),
    ActionSpec("source", "Source text", "Go", ("Ctrl+4",)),
    ActionSpec("selection", "Selection", "Go", ("Ctrl+5",)),
    ActionSpec("bookmarks", "Bookmarks", "Go", ("Ctrl+6",)),
    ActionSpec("lookups", "Lookups", "Go", ("Ctrl+7",)),
    ActionSpec("coverage", "Source coverage", "Help"),
    ActionSpec("reload", "Read the database anew", "Help", ("F5",)),
    ActionSpec("about", "About azref and this edition", "Help"),
    ActionSpec("quit", "Quit", "Help", ("Ctrl+Q",)),
)  # fmt: skip


def make_actions(parent: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions by name, owned by `parent`, each connected to its slot."""
    actions: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text if spec.is_name else spoken(spec.text), parent)
        action.setObjectName(spec.name)
        action.setCheckable(spec.is_checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.triggered.connect(slots[spec.name])
        parent.addAction(action)
        actions[spec.name] = action
    return actions


def spoken(text: str) -> str:
    """The name of an action or a submenu in the reader's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def fill_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """Puts every action into its submenu of `menu`, unless they are there already."""
    if not menu.isEmpty():
        return
    for name in MENUS:
        submenu = menu.addMenu(spoken(name))
        _fill(submenu, name, actions)
        for inner, outer in SUBMENUS.items():
            if outer == name:
                _fill(submenu.addMenu(spoken(inner)), inner, actions)


def _fill(submenu: QMenu, name: str, actions: Mapping[str, QAction]) -> None:
    for spec in ACTIONS:
        if spec.menu == name:
            submenu.addAction(actions[spec.name])
