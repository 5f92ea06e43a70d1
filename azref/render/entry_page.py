"""An entry as a structured page: the three layers apart, then notes, links and references."""

from collections.abc import Iterable, Sequence

from azref.entries import (
    Citation,
    Contradiction,
    DateStatement,
    Discrepancy,
    Entry,
    EntryType,
    Form,
    Homonym,
    Layer,
    Reference,
    Role,
    Scope,
    Sentence,
    Source,
    Span,
)
from azref.folding import alphabet
from azref.render.page import (
    Block,
    Line,
    Listing,
    Note,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
)
from azref.render.prose import (
    date_run,
    derivation,
    language_name,
    linked,
    name_run,
    own_run,
    role_words,
    title_run,
    undated_words,
)
from azref.render.wording import ENGLISH, Wording

_PASSAGES_SHOWN = 6


class EntryPage:
    """Writes the page of one entry. Call `page`; an instance serves one entry."""

    def __init__(self, entry: Entry, source: Source, say: Wording = ENGLISH) -> None:
        self._entry = entry
        self._source = source
        self._say = say
        self._name = say.names.of(entry.id, entry.title)
        self._numbers = {ref.id: n for n, ref in enumerate(entry.references, 1)}
        self._links = {ref.id: self._reference_run(ref.id) for ref in entry.references}
        for relation in entry.relations:
            self._links[relation.target] = self._entry_run(relation.target, relation.title)

    def page(self) -> Page:
        sections = (
            self._source_says(),
            self._notes(),
            self._references_attest(),
            self._editors_infer(),
            self._numbers_section(),
            self._neighbours(),
            *self._related(),
            self._references(),
        )
        filled = tuple(section for section in sections if section.blocks)
        heading = name_run(self._name)
        return Page(self._entry.id, heading, self._acronyms(), self._kicker(), filled)

    def _acronyms(self) -> Line:
        """The official acronym first, then the other short forms, wrong ones struck."""
        short = (Role.ACRONYM, Role.MISPRINT)
        forms = [f for f in self._entry.forms if f.role in short and f.is_confirmed]
        official = self._entry.summary.acronym
        forms.sort(key=lambda form: (form.text != official, form.role is Role.MISPRINT))
        runs: list[Run] = []
        for form in {form.text: form for form in reversed(forms)}.values():
            runs = [Run(form.text, _form_tone(form), form.language), *runs]
        return _joined([(run,) for run in runs], " · ")

    def _kicker(self) -> Line:
        say, entry = self._say, self._entry
        runs = [own_run(say(entry.summary.kind), say, Tone.MUTED)]
        if not self._name.is_confirmed:
            runs.append(own_run(say("unconfirmed name"), say, Tone.MUTED))
        if self._name.beside:
            runs.append(Run(self._name.beside, Tone.MUTED))
        runs += [
            Run(form.text, Tone.MUTED, "az")
            for form in entry.forms
            if form.language == "az"
            and form.role is Role.NAME
            and form.is_confirmed
            and form.text not in (self._name.text, self._name.beside)
        ]
        if entry.summary.scope is Scope.CONTEXT:
            runs.append(own_run(say("context, not in the source"), say, Tone.MUTED))
        return _joined([(run,) for run in runs], " · ")

    def _entry_run(self, id: str, title: str) -> Run:  # noqa: A002
        """Another entry by its name, as a link."""
        return name_run(self._say.names.of(id, title), f"entry:{id}")

    # What the source says

    def _source_says(self) -> Section:
        blocks: list[Block] = []
        if date := self._date(Layer.SOURCE):
            blocks.append(Paragraph(self._said_date(date)))
        if printed := [form for form in self._entry.forms if form.is_printed]:
            blocks.append(self._printed_forms(printed))
        blocks += self._passages()
        return Section(self._say("The source says"), Layer.SOURCE, tuple(blocks))

    def _said_date(self, date: DateStatement) -> Line:
        label = self._own(self._say("Date") + "  ", Tone.MUTED)
        if date.edtf is None or date.basis.value != "stated":
            words = Run(f"“{date.said}”", Tone.STRONG) if date.said else None
            reason = undated_words(date.kind, self._say) if date.edtf is None else ""
            tail = own_run(reason, self._say)
            between = (Run(" — "),) if words and reason else ()
            return (label, *((words,) if words else ()), *between, *((tail,) if reason else ()))
        return (label, date_run(date.edtf, self._say, Tone.STRONG), Run(f", “{date.said}”"))

    def _printed_forms(self, printed: Sequence[Form]) -> Table:
        say = self._say
        rows = tuple(
            (
                (Run(form.text, _printed_tone(form), form.language),),
                (own_run(role_words(form, say), say, Tone.MUTED),),
                self._places(form.text),
            )
            for form in printed
        )
        return Table((say("Printed as"), say("What it is"), say("Where")), rows)

    def _places(self, quote: str) -> Line:
        numbers = {c.sentence for c in self._entry.citations if c.quote == quote}
        return _joined([(self._sentence_run(number),) for number in sorted(numbers)], ", ")

    def _sentence_run(self, number: int) -> Run:
        return Run(f"S{number}", target=f"sentence:{number}")

    def _passages(self) -> list[Block]:
        """The cited sentences with the cited words marked; of many, the first few."""
        cited: dict[int, list[Citation]] = {}
        for citation in self._entry.citations:
            cited.setdefault(citation.sentence, []).append(citation)
        shown = sorted(cited)[:_PASSAGES_SHOWN]
        sentences = {sentence.number: sentence for sentence in self._source.sentences}
        blocks: list[Block] = [
            Passage(f"S{number}", self._passage(sentences[number], cited[number]))
            for number in shown
            if number in sentences
        ]
        if rest := sorted(cited)[_PASSAGES_SHOWN:]:
            lead = self._own(self._say("Also in") + " ", Tone.MUTED)
            runs = _joined([(self._sentence_run(number),) for number in rest], ", ")
            blocks.append(Paragraph((lead, *runs)))
        return blocks

    def _passage(self, sentence: Sentence, citations: Iterable[Citation]) -> Line:
        language = self._source.language
        spans = _merged([citation.span for citation in citations])
        runs: list[Run] = []
        at, last = sentence.span.start, max(sentence.span.end, spans[-1].end)
        for span in spans:
            runs.append(Run(self._source.text[at : span.start], language=language))
            quote = self._source.text[span.start : span.end]
            runs.append(Run(quote, Tone.MARK, language, f"sentence:{sentence.number}"))
            at = span.end
        runs.append(Run(self._source.text[at:last], language=language))
        return tuple(run for run in runs if run.text)

    # What references attest

    def _references_attest(self) -> Section:
        entry = self._entry
        blocks: list[Block] = []
        if entry.definition and entry.definition_layer is Layer.REFERENCES:
            blocks.append(Paragraph((Run(entry.definition), *self._cited_references())))
        blocks += self._names(Layer.REFERENCES)
        if date := self._date(Layer.REFERENCES):
            blocks.append(Paragraph(self._dated(date)))
        if entry.summary.type is EntryType.EVENT:
            blocks += self._event_note()
        return Section(self._say("References attest"), Layer.REFERENCES, tuple(blocks))

    def _event_note(self) -> list[Block]:
        entry = self._entry
        blocks: list[Block] = []
        if entry.note:
            note = linked(entry.note, self._links)
            known = any(run.text.startswith("[") for run in note)
            tail = () if known else self._cited_references()
            blocks.append(Paragraph((*note, *tail)))
        elif entry.summary.scope is Scope.CONTEXT and entry.references:
            lead = self._own(self._say("Attested by") + " ", Tone.MUTED)
            blocks.append(Paragraph((lead, *self._cited_references()[1:])))
        if entry.agreement:
            lead = self._own(self._say("Source and references") + "  ", Tone.MUTED)
            blocks.append(Paragraph((lead, *linked(entry.agreement, self._links))))
        return blocks

    def _cited_references(self) -> Line:
        """The numbers of the entry's own references, after a blank."""
        runs = [self._reference_run(ref.id) for ref in self._entry.references if ref.is_direct]
        return (Run(" "), *runs) if runs else ()

    def _reference_run(self, id: str) -> Run:  # noqa: A002
        return Run(f"[{self._numbers[id]}]", Tone.MUTED, target=f"reference:{id}")

    def _names(self, layer: Layer) -> list[Block]:
        say = self._say
        rows: list[tuple[Line, ...]] = []
        spoken = {form.language for form in self._entry.forms}
        for language in sorted(spoken, key=lambda code: (code != "en", code != "az", code)):
            forms = [
                form
                for form in self._entry.forms
                if form.layer is layer
                and form.language == language
                and form.role in (Role.NAME, Role.ACRONYM)
            ]
            if forms and self._entry.summary.type is EntryType.TERM:
                rows.append(self._name_row(language, forms))
        header = (say("Language"), say("Name"), say("Acronym"))
        return [Table(header, tuple(rows))] if rows else []

    def _name_row(self, language: str, forms: Sequence[Form]) -> tuple[Line, ...]:
        def cell(role: Role) -> Line:
            runs = [Run(f.text, _form_tone(f), language) for f in forms if f.role is role]
            notes = [Run(f" {f.note}", Tone.MUTED) for f in forms if f.role is role and f.note]
            return (*runs, *notes)

        name = own_run(language_name(language, self._say), self._say, Tone.MUTED)
        return ((name,), cell(Role.NAME), cell(Role.ACRONYM))

    def _dated(self, date: DateStatement) -> Line:
        label = self._own(self._say("Date") + "  ", Tone.MUTED)
        return (label, date_run(date.edtf, self._say, Tone.STRONG))

    # What the editors infer

    def _editors_infer(self) -> Section:
        entry = self._entry
        blocks: list[Block] = []
        if entry.definition and entry.definition_layer is Layer.EDITORS:
            blocks.append(Paragraph((Run(entry.definition), *self._cited_references())))
        blocks += self._names(Layer.EDITORS)
        source_date = self._date(Layer.SOURCE)
        if source_date and source_date.basis.value in ("derived", "inferred"):
            blocks.append(Paragraph(derivation(source_date, self._links, self._say)))
        if date := self._date(Layer.EDITORS):
            blocks.append(Paragraph(self._dated(date)))
        blocks += map(self._homonym, entry.homonyms)
        notes = [entry.note if entry.summary.type is EntryType.TERM else "", entry.naming]
        blocks += [Paragraph(linked(note, self._links)) for note in notes if note]
        return Section(self._say("The editors infer"), Layer.EDITORS, tuple(blocks))

    def _homonym(self, homonym: Homonym) -> Paragraph:
        before, _, after = self._say("elsewhere also stands for {meaning}.").partition("{meaning}")
        form, meaning = Run(homonym.form, Tone.STRONG), Run(homonym.meaning)
        return Paragraph((form, self._own(f" {before}"), meaning, self._own(after)))

    def _own(self, words: str, tone: Tone = Tone.PLAIN) -> Run:
        return own_run(words, self._say, tone)

    def _date(self, layer: Layer) -> DateStatement | None:
        return next((date for date in self._entry.dates if date.layer is layer), None)

    # Notes, numbers, links, references

    def _notes(self) -> Section:
        blocks = (
            *map(self._contradiction, self._entry.contradictions),
            *map(self._note, self._entry.discrepancies),
        )
        return Section(self._say("Notes on the source"), None, blocks)

    def _contradiction(self, contradiction: Contradiction) -> Note:
        """The passages that contradict each other, one under another, then the reason."""
        language = self._source.language
        lines: list[Line] = [
            (Run("“"), Run(side.quote, language=language), Run("” "),
             self._sentence_run(side.sentence))
            for side in contradiction.sides
        ]  # fmt: skip
        lines.append(linked(contradiction.reason, self._links))
        label = self._say("contradiction") + ", " + self._say(contradiction.status)
        return Note(label, tuple(lines))

    def _note(self, discrepancy: Discrepancy) -> Note:
        quote = Run(discrepancy.quote, language=self._source.language)
        refs = [self._reference_run(ref.id) for ref in discrepancy.references]
        writes = self._own(self._say("The source writes") + " “")
        first = (writes, quote, Run("” "), self._sentence_run(discrepancy.sentence), Run("."))
        meaning = (
            self._own(self._say("Read") + "  ", Tone.MUTED),
            Run(discrepancy.likely_meaning),
        )
        lines: list[Line] = [first, (*meaning, *((Run(" "), *refs) if refs else ()))]
        if discrepancy.note:
            lines.append(linked(discrepancy.note, self._links))
        return Note(self._say(discrepancy.kind), tuple(lines))

    def _numbers_section(self) -> Section:
        say = self._say
        rows = tuple(
            (
                (Run(quantity.value, Tone.STRONG),),
                (Run(quantity.counts),),
                (Run(quantity.comment),),
            )
            for quantity in self._entry.quantities
        )
        header = (say("Number"), say("What it counts"), say("References say"))
        blocks = (Table(header, rows),) if rows else ()
        return Section(say("Numbers"), None, blocks)

    def _neighbours(self) -> Section:
        say = self._say
        items = tuple(
            (
                self._own((say("Before") if each.is_before else say("After")) + "  ", Tone.MUTED),
                self._entry_run(each.id, each.title),
                Run(", "),
                date_run(each.edtf, say),
            )
            for each in self._entry.neighbours
        )
        return Section(say("Before and after"), None, (Listing(items),) if items else ())

    def _related(self) -> Iterable[Section]:
        """Events in time, terms by the alphabet of the reader's language."""
        for type_, heading in ((EntryType.EVENT, "Events"), (EntryType.TERM, "Terms")):
            runs = [
                self._entry_run(relation.target, relation.title)
                for relation in self._entry.relations
                if relation.type is type_
            ]
            if type_ is EntryType.TERM:
                key = alphabet(self._say.language)
                runs.sort(key=lambda run: key(run.text))
            items = tuple((run,) for run in runs)
            yield Section(self._say(heading), None, (Listing(items),) if items else ())

    def _references(self) -> Section:
        items = tuple(_reference_line(reference) for reference in self._entry.references)
        blocks = (Listing(items, is_numbered=True),) if items else ()
        return Section(self._say("References"), None, blocks)


def entry_page(entry: Entry, source: Source, say: Wording = ENGLISH) -> Page:
    """The page of `entry`, whose citations lie in `source`."""
    return EntryPage(entry, source, say).page()


def _reference_line(reference: Reference) -> Line:
    parts = [part for part in (reference.publisher, reference.date) if part]
    runs = [title_run(reference)]
    if parts:
        runs.append(Run(". " + ", ".join(parts)))
    if reference.url:
        runs += [Run(". "), Run(reference.url, Tone.MUTED, target=reference.url)]
    if reference.note:
        runs.append(Run(f" — {reference.note}", Tone.MUTED))
    return tuple(runs)


def _form_tone(form: Form) -> Tone:
    if form.role.is_wrong:
        return Tone.WRONG
    return Tone.STRONG if form.is_confirmed else Tone.UNCONFIRMED


def _printed_tone(form: Form) -> Tone:
    return Tone.WRONG if form.role.is_wrong else Tone.PLAIN


def _joined(lines: Sequence[Line], separator: str) -> Line:
    runs: list[Run] = []
    for line in lines:
        runs += [Run(separator, Tone.MUTED), *line] if runs else line
    return tuple(runs)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
