"""The reader's own notes as a section of a page: a fourth look, apart from the three layers."""

from collections.abc import Sequence
from typing import NamedTuple

from azref.desk.values import Note
from azref.render.page import Line, Page, Paragraph, Run, Section, Tone
from azref.render.wording import ENGLISH, Wording


class PlacedNote(NamedTuple):
    """A note, and the number of the sentence its words stand in now; 0 for none."""

    note: Note
    sentence: int = 0


def with_notes(page: Page, notes: Sequence[PlacedNote], say: Wording = ENGLISH) -> Page:
    """The page with the reader's notes before its layers, where they are seen."""
    if not notes:
        return page
    own = Section(say("Your notes"), None, tuple(_blocks(notes, say)), is_readers=True)
    return page._replace(sections=(own, *page.sections))


def _blocks(notes: Sequence[PlacedNote], say: Wording) -> list[Paragraph]:
    blocks = []
    for note, sentence in notes:
        if note.quote:
            blocks.append(Paragraph(_words(note, sentence, say)))
        lines = note.text.splitlines() or [""]
        blocks += [Paragraph((Run(line),)) for line in lines[:-1]]
        edit = Run(say("Edit"), target=f"note:{note.id}")
        blocks.append(Paragraph((Run(f"{lines[-1]}  "), edit)))
    return blocks


def _words(note: Note, sentence: int, say: Wording) -> Line:
    """The words of the source a note stands on, and where they are."""
    quote = Run(f"“{note.quote}”", Tone.MUTED)
    if not sentence:
        return quote, Run(" " + say("(these words are not in this edition)"), Tone.MUTED)
    return quote, Run(f" S{sentence}", target=f"sentence:{sentence}")
