"""How much memory setting a document takes: typst keeps all it has laid out until its process ends.

Measured with typst 0.15, and by this reckoning: two thousand entries of twenty texts each 1,830 MB
(2,150), a thousand of ten 700 (710), one table of forty thousand rows 2,340 (2,430), 83 entries of
the bundled reference 150 (190).
"""

import os

from azref.errors import ExportError
from azref.export.content import Document
from azref.export.document import page_runs

LEAST, MOST = 2_500, 6_000
"""Megabytes of the heaviest document that is set on any machine, and on one with memory enough."""
_SHARE = 0.5
_OF_ENTRY, _OF_TEXT, _OF_LETTER = 0.4, 0.03, 0.0002


def refuse_too_heavy(document: Document) -> None:
    """Raises `ExportError` where setting `document` would take more memory than there is for it."""
    weight, most = megabytes(document), room()
    if weight > most:
        raise ExportError(
            f"{len(document.entries):,} entries of this length are too many for one PDF: setting "
            f"them would take {weight / 1000:.1f} GB of memory, more than {most / 1000:.1f}; "
            "export fewer, or another format"
        )


def room() -> float:
    """Megabytes a document may take here: half of the machine's memory, between the two bounds."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6
    except (AttributeError, OSError, ValueError):  # Windows does not tell
        memory = 0.0
    return min(max(LEAST, _SHARE * memory), MOST)


def megabytes(document: Document) -> float:
    """About as much memory as typst takes to set `document`."""
    lengths = [len(run.text) for page in document.pages for run in page_runs(page)]
    lengths += [len(cited.sentence.text) for cited in document.sentences]
    lengths += [len(text) for _, text in document.remarks]
    return _OF_ENTRY * len(document.entries) + _OF_TEXT * len(lengths) + _OF_LETTER * sum(lengths)
