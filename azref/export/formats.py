"""The formats a document can be written in, by the suffix of the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import counted
from azref.export.files import write_together
from azref.export.options import DEFAULTS, Options

Writer = Callable[[Document], Written]

_CHOICES = {
    "paper": "paper", "labels": "labels", "order": "order", "has_figure": "figure",
    "has_appendix": "appendix", "standard": "standard", "has_records": "attachment",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `writer` loads what it needs when it is first called; `uses` names the fields of
    `Options` that mean something to it; `companions` gives the suffixes of the files beside its
    own that it writes or takes away.
    """

    suffix: str
    name: str
    writer: Writer
    uses: tuple[str, ...] = ("order",)
    has_remarks: bool = False
    companions: Callable[[], tuple[str, ...]] = tuple

    def write(self, document: Document) -> Written:
        """The files of `document`; its losses name remarks and choices it has no place for.

        Raises `ExportError` where nothing of the document can be written in this format.
        """
        written = self.writer(document)
        lost = (*self._remarks(document), *self._without_effect(document.options))
        return replace(written, losses=(*written.losses, *lost))

    def _remarks(self, document: Document) -> Iterator[str]:
        if document.remarks and not self.has_remarks:
            yield f"{self.name}: {counted(len(document.remarks), 'remark')} left out"

    def _without_effect(self, options: Options) -> Iterator[str]:
        for field, choice in _CHOICES.items():
            is_chosen = getattr(options, field) != getattr(DEFAULTS, field)
            if is_chosen and field not in self.uses:
                yield f"{self.name}: the choice of {choice} has no effect"


def _pdf(document: Document) -> Written:
    from azref.export.pdf import pdf

    return pdf(document)


def _html(document: Document) -> Written:
    from azref.export.html_page import html_page

    return html_page(document)


def _markdown(document: Document) -> Written:
    from azref.export.markdown import markdown

    return markdown(document)


def _csv(document: Document) -> Written:
    from azref.export.csv_table import csv_table

    return csv_table(document)


def _json(document: Document) -> Written:
    from azref.export.json_records import json_records

    return json_records(document)


def _calendar(document: Document) -> Written:
    from azref.export.calendar_file import calendar_file

    return calendar_file(document)


def _timelinejs(document: Document) -> Written:
    from azref.export.timelinejs import timelinejs

    return timelinejs(document)


def _tbx(document: Document) -> Written:
    from azref.export.tbx import tbx

    return tbx(document)


def _skos(document: Document) -> Written:
    from azref.export.skos import skos

    return skos(document)


def _stardict(document: Document) -> Written:
    from azref.export.stardict import stardict

    return stardict(document)


def _stardict_companions() -> tuple[str, ...]:
    from azref.export.stardict import COMPANIONS

    return COMPANIONS


FORMATS = (
    Format(".pdf", "PDF document", _pdf, tuple(_CHOICES), has_remarks=True),
    Format(".html", "HTML page", _html, ("order", "labels"), has_remarks=True),
    Format(".md", "Markdown text", _markdown, ("order", "labels"), has_remarks=True),
    Format(".csv", "CSV table of statements", _csv, has_remarks=True),
    Format(".json", "JSON that azref can open again", _json, has_remarks=True),
    Format(".timeline.json", "timeline for TimelineJS", _timelinejs),
    Format(".ics", "iCalendar calendar", _calendar),
    Format(".tbx", "TBX termbase", _tbx),
    Format(".ttl", "SKOS thesaurus in Turtle", _skos, has_remarks=True),
    Format(".ifo", "StarDict dictionary", _stardict, ("labels",),
           companions=_stardict_companions),
)  # fmt: skip


def format_of(output: Path) -> Format:
    """The format for a file of this name. Raises `ExportError` for a suffix without one."""
    name = output.name.lower()
    fitting = [each for each in FORMATS if name.endswith(each.suffix) and name != each.suffix]
    if not fitting:
        what = f'the suffix "{output.suffix}"' if output.suffix else "a name without a suffix"
        known = ", ".join(each.suffix for each in FORMATS)
        raise ExportError(f"{output}: no format for {what}; azref writes {known}")
    return max(fitting, key=lambda each: len(each.suffix))


def replaced_beside(output: Path) -> tuple[Path, ...]:
    """The files beside `output` that writing it would replace or take away unasked.

    Who lets `output` be replaced means all that belongs to it; beside a new file they are others'.

    Raises `ExportError` for a suffix without a format.
    """
    if output.exists():
        return ()
    beside = (output.with_suffix(suffix) for suffix in format_of(output).companions())
    return tuple(file for file in beside if file.exists())


def export(document: Document, output: Path) -> Written:
    """Writes `document` to `output`, whole or not at all; what was written.

    Raises `ExportError`.
    """
    written = format_of(output).write(document)
    put(written, output)
    return written


def put(written: Written, output: Path) -> None:
    """Puts every file of `written` in its place, or none. Raises `ExportError`."""
    beside = {output.with_suffix(suffix): content for suffix, content in written.companions}
    write_together({**beside, output: written.content})
