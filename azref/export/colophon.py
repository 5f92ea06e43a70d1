"""What a document says of itself: its count, its edition, the rules its PDF keeps."""

import azref
from azref.export.content import Document
from azref.export.labels import Labels, labels
from azref.export.options import Options, Standard
from azref.export.texts import printable, text
from azref.render.prose import date_words

_NAMES = {"ua-1": "PDF/UA-1", "a-1a": "PDF/A-1a", "a-2a": "PDF/A-2a", "a-3a": "PDF/A-3a"}


def standards(options: Options) -> tuple[str, ...]:
    """The standards a PDF with these options keeps, as typst names them."""
    if options.standard is Standard.OLDEST:
        return ("a-1a",)
    return ("ua-1", "a-3a" if options.has_records else "a-2a")


def standard_names(options: Options) -> str:
    """The standards as readers know them: "PDF/UA-1, PDF/A-2a"."""
    return ", ".join(_NAMES[name] for name in standards(options))


def counted(document: Document) -> str:
    """“3 entries: 1 event and 2 terms”."""
    say = labels(document.options.labels)
    total, events = len(document.pages), len(document.events)
    counts = ((events, "event"), (total - events, "term"))
    named = [_number(count, word, say) for count, word in counts if count]
    if len(named) < 2:
        return "".join(named)
    both = say("{count} entries: {events} and {terms}")
    return both.format(count=total, events=named[0], terms=named[1])


def _number(count: int, word: str, say: Labels) -> str:
    return say(f"1 {word}") if count == 1 else say(f"{{count}} {word}s").format(count=count)


def edition_data(document: Document) -> dict[str, object]:
    """The lines of the cover, the statement at the end, how to cite, the digest of each input."""
    say, facts = labels(document.options.labels), document.facts
    date = text(date_words(facts.date, say)) if facts.date else ""
    known = {
        "title": text(facts.title),
        "id": text(facts.id),
        "digest": _digest(document),
        "source": text(document.source_title),
        "standards": standard_names(document.options),
        "program": azref.__version__,
        "schema": facts.schema_version,
    }

    def told(lines: tuple[str, ...]) -> list[str]:
        return [say(line).format(**known) for line in lines]

    records = (_RECORDS,) if document.options.has_records else ()
    cover = told(_COVER)
    known["id"] = ", ".join(filter(None, (text(facts.id), date)))
    return {
        "date": say("Edition of {date}").format(date=date) if date else "",
        "cover": cover,
        "statement": told((_MADE, _KEEPS, *records, _CITE)),
        "citation": told((_CITATION,))[0],
        "sha256": [[text(name), printable(digest)] for name, digest in facts.sha256],
    }


def _digest(document: Document) -> str:
    digest = next((digest for _, digest in document.facts.sha256), "")
    return f"{printable(digest[:12])}…" if digest else "–"


_COVER = (
    "From the edition “{title}” ({id}), SHA-256 {digest}",
    "It rests on one text: {source}",
    "azref {program} · {standards}",
)
_MADE = (
    "This document was made by azref {program} from the edition “{title}” ({id}), database schema "
    "{schema}. It holds nothing that is not in the edition but the choice of the entries and the "
    "remarks marked as such. Whoever has the same inputs, told by their SHA-256, can make the same "
    "document again, byte for byte."
)
_KEEPS = "The file is made to the rules of {standards}."
_RECORDS = (
    "The entries are attached as records that programs can read, in the file azref-selection.json."
)
_CITE = (
    "To cite it, name the entry by the identifier under its title, the sentence of the source by "
    "its number, and the layer, which tells whom you are quoting; then the edition:"
)
_CITATION = "{title}. azref {program}, edition {id}, SHA-256 {digest}"
