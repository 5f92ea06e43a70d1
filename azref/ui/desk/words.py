"""What is said of edits on the desk: what was done, undone and made again."""

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
    EditKind.MOVE_SELECTION: "Selection “{subject}” moved.",
    EditKind.CHANGE_SELECTION: "Selection “{subject}” changed.",
    EditKind.CLEAR_LOOKUPS: "The list of lookups was cleared.",
    EditKind.MERGE: "Bookmarks and notes from {subject} added.",
}


def done(edit: Edit) -> str:
    """What an edit did, in a sentence."""
    return _tr(DONE[edit.kind]).format(subject=edit.subject)


def undone(edit: Edit) -> str:
    return _tr("Undone: {done}").format(done=done(edit))


def made_again(edit: Edit) -> str:
    return _tr("Made again: {done}").format(done=done(edit))


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk", text)
