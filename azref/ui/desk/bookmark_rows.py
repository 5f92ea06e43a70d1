"""The rows of the bookmarks, without Qt: the top, folders with theirs, what vanished."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from azref.desk.values import Bookmark, Folder, Missing
from azref.entries import Summary
from azref.render.names import shown


class FolderRow(NamedTuple):
    """A folder, over the `size` bookmarks in it."""

    folder: Folder
    size: int


class BookmarkRow(NamedTuple):
    """A bookmark under the title its entry has now, or had."""

    bookmark: Bookmark
    title: str
    acronym: str
    is_missing: bool = False


class MissingHeading(NamedTuple):
    """Heads what this edition does not have."""

    size: int


class MissingRow(NamedTuple):
    """Something about an entry that this edition does not have."""

    missing: Missing


Row = FolderRow | BookmarkRow | MissingHeading | MissingRow


class Destination(NamedTuple):
    """Where a row goes: the folder's id, empty for the top, and the index among the others."""

    folder: str
    at: int


def bookmark_rows(
    bookmarks: Sequence[Bookmark],
    folders: Sequence[Folder],
    missing: Sequence[Missing],
    summaries: Mapping[str, Summary],
) -> tuple[Row, ...]:
    """Bookmarks at the top, then each folder with its own, then what vanished from the edition."""
    rows: list[Row] = []
    for folder in (None, *folders):
        own = [mark for mark in bookmarks if mark.folder == (folder.id if folder else "")]
        if folder is not None:
            rows.append(FolderRow(folder, len(own)))
        rows += [_row(mark, summaries.get(mark.entry)) for mark in own]
    others = [each for each in missing if each.kind != "bookmark"]
    if others:
        rows += [MissingHeading(len(others)), *map(MissingRow, others)]
    return tuple(rows)


def dropped(rows: Sequence[Row], moved: int, at: int) -> Destination | None:
    """Where row `moved` goes when it is dropped before row `at`; None where it cannot go."""
    if not 0 <= moved < len(rows):
        return None
    above = [row for number, row in enumerate(rows[:at]) if number != moved]
    if isinstance(rows[moved], FolderRow):
        return Destination("", sum(isinstance(row, FolderRow) for row in above))
    if not isinstance(rows[moved], BookmarkRow):
        return None
    heads = [number for number, row in enumerate(above) if isinstance(row, FolderRow)]
    head = above[heads[-1]] if heads else None
    inside = above[heads[-1] + 1 :] if heads else above
    count = sum(isinstance(row, BookmarkRow) for row in inside)
    return Destination(head.folder.id if isinstance(head, FolderRow) else "", count)


def stepped(rows: Sequence[Row], moved: int, step: int) -> Destination | None:
    """Where row `moved` goes one step up (-1) or down (1); None at either end."""
    row = rows[moved] if 0 <= moved < len(rows) else None
    if isinstance(row, FolderRow):
        order = [each for each in rows if isinstance(each, FolderRow)]
        at = order.index(row) + step
        return Destination("", at) if 0 <= at < len(order) else None
    neighbour = moved + step
    if not isinstance(row, BookmarkRow) or not 0 <= neighbour < len(rows):
        return None
    if not isinstance(rows[neighbour], FolderRow | BookmarkRow):
        return None
    return dropped(rows, moved, neighbour if step < 0 else moved + 2)


def _row(bookmark: Bookmark, summary: Summary | None) -> BookmarkRow:
    if summary is None:
        return BookmarkRow(bookmark, bookmark.title or bookmark.entry, "", is_missing=True)
    return BookmarkRow(bookmark, shown(summary.name), summary.acronym)
