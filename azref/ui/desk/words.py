"""What is said of edits on the desk: what was done, undone and made again."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from azref.desk.values import Edit, EditKind

DONE = {
    EditKind.ADD_BOOKMARK: "Bookmark on “{subject}” added.",
    EditKind.REMOVE_BOOKMARK: "Bookmark on “{subject}” removed.",
    EditKind.MOVE_BOOKMARK: "Bookmark on “{subject}” moved.",
    EditKind.ADD_FOLDER: "Folder “{subject}” added.",
    EditKind.RENAME_FOLDER: "Folder renamed to “{subject}”.",
    EditKind.REMOVE_FOLDER: "Folder “{subject}” removed; its bookmarks are at the top.",
    EditKind.MOVE_FOLDER: "Folder “{subject}” moved.",
    EditKind.ADD_NOTE: "Note “{subject}” added.",
    EditKind.CHANGE_NOTE: "Note changed to “{subject}”.",
    EditKind.REMOVE_NOTE: "Note “{subject}” removed.",
    EditKind.ADD_SELECTION: "Selection “{subject}” added.",
    EditKind.RENAME_SELECTION: "Selection renamed to “{subject}”.",
    EditKind.REMOVE_SELECTION: "Selection “{subject}” removed.",
    EditKind.CHANGE_SELECTION: "Selection “{subject}” changed.",
    EditKind.CLEAR_LOOKUPS: "The list of lookups was cleared.",
    EditKind.MERGE: "Bookmarks and notes from {subject} added.",
}


_OF_ENTRIES = (EditKind.ADD_BOOKMARK, EditKind.REMOVE_BOOKMARK, EditKind.MOVE_BOOKMARK)
"""Edits whose subject is the title of an entry."""
Called = Callable[[str], str]
"""What gives the name of an entry by its title."""


def done(edit: Edit, called: Called = str) -> str:
    """What an edit did, in a sentence."""
    subject = called(edit.subject) if edit.kind in _OF_ENTRIES else edit.subject
    return _tr(DONE[edit.kind]).format(subject=subject)


def undone(edit: Edit, called: Called = str) -> str:
    return _tr("Undone: {done}").format(done=done(edit, called))


def made_again(edit: Edit, called: Called = str) -> str:
    return _tr("Made again: {done}").format(done=done(edit, called))


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk", text)
