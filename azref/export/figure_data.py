"""The timeline of a document as plain data for a template."""

from collections.abc import Mapping, Sequence
from typing import Any

from azref.entries import TimelineEvent
from azref.export.figure import Band, Figure, Row, figure_of
from azref.export.labels import Labels
from azref.export.texts import language, printable, shortened, text
from azref.timeline.sentences import Phrases

Data = dict[str, Any]

_TITLE, _WORDS, _DESCRIPTION = 160, 60, 320
"""Letters of a row at the most."""


def figure_data(
    events: Sequence[TimelineEvent], say: Labels, labels: Mapping[str, str], source_language: str
) -> Data | None:
    """The timeline of `events` in words of `say`; None where it has no row.

    `labels` are those of the document by target; what the source says is in `source_language`.
    """
    figure = figure_of(events, _phrases(say))
    if figure is None:
        return None
    return {
        "first": figure.first_year,
        "last": figure.last_year,
        "ticks": [[tick.place, tick.label, tick.left] for tick in figure.ticks],
        "rows": [_row(row, labels, source_language) for row in figure.rows],
        "signs": [[str(trait), _mark(row)] for trait, row in figure.signs],
        "alternatives": [printable(text) for text in _alternatives(figure, say)],
    }


def _alternatives(figure: Figure, say: Labels) -> list[str]:
    """What stands for one row of the figure, and for more, before what each row is."""
    axis = " on an axis from {first} to {last}" if figure.ticks else ""
    known = {"first": figure.first_year, "last": figure.last_year, "count": "{count}"}
    counts = ("one event", "{count} events")
    return [say(f"Timeline of {count}{axis}.").format(**known) for count in counts]


def _row(row: Row, labels: Mapping[str, str], source_language: str) -> Data:
    return {
        "title": text(shortened(row.title, _TITLE)),
        "label": labels[f"entry:{row.id}"],
        "said": text(shortened(row.said, _WORDS)),
        **_mark(row),
        "description": printable(shortened(row.description, _DESCRIPTION)),
        "said_language": language(source_language),
    }


def _phrases(say: Labels) -> Phrases:
    """What the sentences of the figure's alternative are put together from."""
    words = {name: say(text) for name, text in Phrases()._asdict().items() if name != "language"}
    return Phrases(**words, language=say.language)


def _mark(row: Row) -> Data:
    """What is drawn of an event."""
    return {
        "lane": str(row.lane),
        "bands": [_band(band) for band in row.bands],
        "is_derived": row.is_derived,
        "is_contested": row.is_contested,
        "is_line": row.is_line,
        "way": row.way,
        "when": text(row.when),
    }


def _band(band: Band) -> Data:
    return {
        "layer": str(band.layer),
        "begin": band.begin,
        "end": band.end,
        "left": str(band.left),
        "right": str(band.right),
        "far_left": band.far_left,
        "far_right": band.far_right,
    }
