"""What stands around the entries of a document: legend, timeline, notes, references, sentences.

Chapters of blocks whose targets are resolved, so that every paginated format prints the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import azref
from azref.entries import Discrepancy, Reference, TimelineEvent
from azref.export.colophon import counted
from azref.export.content import CitedSentence, Document
from azref.export.labels import labels
from azref.export.resolved import Places, named, places_of, rewritten_block
from azref.export.texts import web_address
from azref.render.page import Block, Line, Paragraph, Run, Table, Tone
from azref.render.prose import date_run, language_name, own_run, title_run, undated_words
from azref.render.wording import Wording


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered thing with a place of its own, ``#anchor``."""

    anchor: str
    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Chapter:
    anchor: str
    heading: str
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()


def legend(say: Wording) -> Chapter:
    """How a document is to be read; says in words what looks say."""
    lines = (
        "Every statement stands in one of three layers. Under “The source says” are the words of "
        "the source and nothing else, the cited words marked. Under “References attest” is what "
        "other publications say, with their numbers. Under “The editors infer” is what the "
        "editors of this edition conclude; a sign ○ marks what nobody has confirmed.",
        "Forms that the source prints wrongly are struck through and named as wrong. S3 is the "
        "third sentence of the source; all that are cited stand at the end, and with them the "
        "place of every citation, counted in characters (Unicode code points) from the beginning "
        "of the source, the end excluded.",
    )
    blocks = tuple(Paragraph((own_run(say(line), say),)) for line in lines)
    return Chapter("how-to-read", say("How to read this"), blocks)


def chapters_before(document: Document) -> tuple[Chapter, ...]:
    """What precedes the entries."""
    chapters = filter(_is_filled, (legend(_say(document)), _timeline(document)))
    return tuple(_named(chapter, document) for chapter in chapters)


def chapters_after(document: Document) -> tuple[Chapter, ...]:
    """What follows the entries."""
    places = places_of(document)
    chapters = (
        _notes(document, places),
        Chapter(
            "references",
            _say(document)("References"),
            items=tuple(_references(document.references)),
        ),
        _sentences(document, places),
        _citations(document),
        _edition(document),
    )
    return tuple(_named(chapter, document) for chapter in filter(_is_filled, chapters))


def lead(document: Document) -> str:
    """What the document holds and where it is from, in the language of its labels."""
    say, facts = _say(document), document.facts
    title = facts.title or facts.id
    lines = [f"{counted(document)}.", say("From the edition “{title}”.").format(title=title)]
    if document.source_title:
        lines.append(say("It rests on “{source}”.").format(source=document.source_title))
    return " ".join(lines)


def _named(chapter: Chapter, document: Document) -> Chapter:
    """`chapter` with the language of every run named as `resolved.named` does it."""

    def line(each: Line) -> Line:
        return named(each, document)

    blocks = tuple(rewritten_block(block, line) for block in chapter.blocks)
    items = tuple(replace(item, line=line(item.line)) for item in chapter.items)
    return replace(chapter, blocks=blocks, items=items)


def _say(document: Document) -> Wording:
    return labels(document.options.labels)


def _is_filled(chapter: Chapter) -> bool:
    return bool(chapter.items) or any(
        not isinstance(block, Table) or block.rows for block in chapter.blocks
    )


def _timeline(document: Document) -> Chapter:
    header = ("Event", "The source says", "References attest", "The editors infer")
    places, say = places_of(document), _say(document)
    rows = tuple(_event_row(event, places, say) for event in document.events)
    table = Table(tuple(map(say, header)), rows)
    return Chapter("timeline", say("Timeline"), (table,) if rows else ())


def _event_row(event: TimelineEvent, places: Places, say: Wording) -> tuple[Line, ...]:
    date = event.source
    is_said = date.layer.value == "source"
    words = (Run(f"“{date.said}”"),) if is_said and date.said else ()
    unknown = own_run(undated_words(date.kind, say), say)
    resolved = date_run(date.edtf, say) if date.edtf else unknown
    stated = (resolved, Run(", "), *words) if words and date.edtf else words or (resolved,)
    is_inferred = date.basis.value in ("derived", "inferred")
    said = words if is_inferred else stated
    return (
        (Run(event.title, target=places.address(f"entry:{event.id}")),),
        said if is_said else (),
        (date_run(event.attested, say),) if event.attested else (),
        (resolved,) if is_inferred else (),
    )


def _cell(text: str) -> Line:
    return (Run(text),) if text else ()


def _notes(document: Document, places: Places) -> Chapter:
    header = ("Where", "The source writes", "Read", "What is wrong", "Entries")
    rows = tuple(_note(each, document, places) for each in document.discrepancies)
    say = _say(document)
    return Chapter("notes", say("Notes on the source"), (Table(tuple(map(say, header)), rows),))


def _note(note: Discrepancy, document: Document, places: Places) -> tuple[Line, ...]:
    label = Run(f"S{note.sentence}", target=places.address(f"sentence:{note.sentence}"))
    return (
        (label,),
        (Run(f"“{note.quote}”", language=document.source_language),),
        (Run(note.likely_meaning), *_numbers(note.references, places)),
        (own_run(_say(document)(note.kind), _say(document)),),
        _links((id for id in places.entries if id in note.entries), document, places),  # noqa: A001
    )


def _numbers(references: Iterable[Reference], places: Places) -> Iterator[Run]:
    numbers = sorted({places.references[reference.id] for reference in references})
    for n, number in enumerate(numbers):
        yield Run(", " if n else " [", Tone.MUTED)
        yield Run(str(number), Tone.MUTED, target=f"#reference-{number}")
    if numbers:
        yield Run("]", Tone.MUTED)


def _links(ids: Iterable[str], document: Document, places: Places) -> Line:
    headings = _headings(document)
    runs: list[Run] = []
    for id in ids:  # noqa: A001
        runs += [Run(", ")] if runs else []
        runs.append(headings[id]._replace(target=places.address(f"entry:{id}")))
    return tuple(runs)


def _headings(document: Document) -> dict[str, Run]:
    """What each entry is called on its page; one without a name by its id."""
    return {page.id: page.heading if page.title else Run(page.id) for page in document.pages}


def _references(references: Iterable[Reference]) -> Iterator[Item]:
    for n, reference in enumerate(references, 1):
        origin = ", ".join(filter(None, (reference.publisher, reference.date)))
        runs = [title_run(reference)]
        runs += [Run(f". {origin}")] if origin else []
        if reference.url:
            runs += [Run(". "), Run(reference.url, target=web_address(reference.url))]
        runs += [Run(f" — {reference.note}", Tone.MUTED)] if reference.note else []
        yield Item(f"reference-{n}", f"[{n}]", tuple(runs))


def _sentences(document: Document, places: Places) -> Chapter:
    items = tuple(_sentence(cited, document, places) for cited in document.sentences)
    return Chapter("sentences", _say(document)("The sentences cited"), items=items)


def _sentence(cited: CitedSentence, document: Document, places: Places) -> Item:
    sentence = cited.sentence
    entries = _links(cited.entries, document, places)
    say = _say(document)
    characters = say("Characters {start} to {end}.")
    start, end = sentence.span
    place = own_run(f" {characters.format(start=start, end=end)} ", say, Tone.MUTED)
    words = Run(sentence.text, language=document.source_language)
    label = own_run(f"{say('Cited by')} ", say, Tone.MUTED)
    return Item(f"sentence-{sentence.number}", sentence.label, (words, place, label, *entries))


def _citations(document: Document) -> Chapter:
    places, language = places_of(document), document.source_language
    headings = _headings(document)
    rows = tuple(
        (
            (headings[entry.id]._replace(target=places.address(f"entry:{entry.id}")),),
            (Run(f"S{each.sentence}", target=places.address(f"sentence:{each.sentence}")),),
            (Run(str(each.span.start)),),
            (Run(str(each.span.end)),),
            (Run(each.quote, language=language),),
        )
        for entry in document.entries
        for each in entry.citations
    )
    header = ("Entry", "Sentence", "Start", "End", "Words of the source")
    say = _say(document)
    return Chapter("citations", say("Every citation"), (Table(tuple(map(say, header)), rows),))


def _edition(document: Document) -> Chapter:
    facts, say = document.facts, _say(document)
    language = own_run(language_name(document.source_language, say), say)
    written_by = f"azref {azref.__version__}"
    schema = say("database schema {schema}").format(schema=facts.schema_version)
    rows = [
        ("Edition", _cell(facts.title), _cell(facts.id)),
        ("Date of the edition", (date_run(facts.date, say),), ()),
        ("Source", _cell(document.source_title), (language,)),
        ("Written by", _cell(written_by), (own_run(schema, say),)),
        *(("SHA-256", _cell(digest), _cell(name)) for name, digest in facts.sha256),
    ]
    shown = tuple(
        ((own_run(say(what), say),), value, of)
        for what, value, of in rows
        if facts.date or what != "Date of the edition"
    )
    header = tuple(map(say, ("What", "Value", "Of")))
    return Chapter("edition", say("The edition"), (Table(header, shown),))
