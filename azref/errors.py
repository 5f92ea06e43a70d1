"""Errors whose text is fit for the reader.

    Exception
    └── AzrefError          shown as it stands: one line, what happened, to what, what to do
        ├── DatabaseError   the database is missing, damaged, foreign or of another version
        ├── UnknownEntry    an id that no entry has
        ├── EditionError    an edition that does not compile; carries every problem found
        ├── ExportError     an export that could not be made
        ├── SelectionError  a file that holds no selection of entries
        └── DeskError       the reader's own data could not be read or written

`OSError` on a path the reader chose is shown with its path and reason; anything else is a bug.
"""


class AzrefError(Exception):
    """An error whose text is fit for the reader."""


class DatabaseError(AzrefError):
    """The database is missing, damaged, foreign or of another version."""


class UnknownEntry(AzrefError):
    """An id that no entry has."""


class EditionError(AzrefError):
    """An edition that does not compile; `problems` holds one message for each thing wrong."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class ExportError(AzrefError):
    """An export that could not be made."""


class SelectionError(AzrefError):
    """A file that holds no selection of entries."""


class DeskError(AzrefError):
    """The reader's own data could not be read or written; nothing of it was changed."""
