"""Forms of a document's own entries that show what the signs in it mean."""

from collections.abc import Sequence

from azref.entries import Entry


def wrong_form(entries: Sequence[Entry]) -> tuple[str, str] | None:
    """The shortest wrong form that the source prints, with what is meant; None without one."""
    found = [
        (form.text, entry.summary.acronym or entry.title)
        for entry in entries
        for form in entry.forms
        if form.role.is_wrong and form.is_printed
    ]
    return min(found, key=lambda pair: (len(pair[0]), pair), default=None)


def unconfirmed_form(entries: Sequence[Entry]) -> str:
    """The shortest form nobody has confirmed; empty without one."""
    found = [form.text for entry in entries for form in entry.forms if not form.is_confirmed]
    return min(found, key=lambda text: (len(text), text), default="")
