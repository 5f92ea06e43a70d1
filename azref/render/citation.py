"""Words of the source as a citation to paste elsewhere: plain, Markdown, BibTeX, CSL-JSON."""

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote as percent_encoded

from azref.entries import EditionFacts, Entry, Sentence, Source

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_LATEX = str.maketrans(_SPECIAL)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#~|])")
_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


class Quotation(NamedTuple):
    """What a citation tells: whose words, which words, where they stand, in which edition.

    `title` is empty for words no entry was asked about, `words` for an entry that quotes none,
    `date` for an edition that names no day.
    """

    place: str
    title: str
    words: str
    sentence: str
    source: str
    edition: str
    edition_id: str
    digest: str
    language: str
    date: str = ""

    @property
    def address(self) -> str:
        return f"azref://entry/{percent_encoded(self.place, safe='')}"


def entry_quotation(entry: Entry, source: Source, facts: EditionFacts) -> Quotation:
    """An entry with the words it rests on: those it quotes, otherwise its longest citation."""
    ranked = sorted(entry.citations, key=lambda c: (c.purpose != "quote", -len(c.quote)))
    best = ranked[0] if ranked else None
    found = _in_edition(entry.id, source, facts)._replace(title=_clean(entry.title))
    if best is None:
        return found
    return found._replace(words=_clean(best.quote), sentence=f"S{best.sentence}")


def sentence_quotation(
    sentence: Sentence, words: str, source: Source, facts: EditionFacts
) -> Quotation:
    """A sentence of the source, or some `words` of it."""
    found = _in_edition(sentence.label, source, facts)
    return found._replace(words=_clean(words or sentence.text), sentence=sentence.label)


def _in_edition(place: str, source: Source, facts: EditionFacts) -> Quotation:
    digests = [digest for name, digest in facts.sha256 if not name.endswith(".toml")]
    digest = next(iter(digests), "")
    source_title, title, edition_id = map(_clean, (source.title, facts.title, facts.id))
    language = _clean(source.language)
    return Quotation(
        place, "", "", "", source_title, title, edition_id, _clean(digest), language,
        _clean(facts.date),
    )  # fmt: skip


def _clean(text: str) -> str:
    """`text` in one line, without characters that control or hide others."""
    return " ".join(_CONTROL.sub(" ", text).split())


def plain(quotation: Quotation) -> str:
    """One paragraph of plain text."""
    return _sentence(quotation, str, f"{quotation.address}")


def markdown(quotation: Quotation) -> str:
    """One paragraph of Markdown, the address as an autolink."""
    return _sentence(quotation, _in_markdown, f"<{quotation.address}>")


def _sentence(quotation: Quotation, write: Callable[[str], str], address: str) -> str:
    words = f"“{write(quotation.words)}” ({quotation.sentence})." if quotation.words else ""
    title = f"{write(quotation.title)}{':' if words else '.'}" if quotation.title else ""
    source = f"{write(quotation.source)}."
    parts = (title, words, source, f"{write(_edition(quotation))}.", address)
    return " ".join(part for part in parts if part)


def _edition(quotation: Quotation) -> str:
    named = ", ".join(filter(None, (quotation.edition_id, quotation.date)))
    names = f"azref edition “{quotation.edition}” ({named})"
    return f"{names}, SHA-256 {quotation.digest}" if quotation.digest else names


def _in_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def bibtex(quotation: Quotation) -> str:
    """A BibTeX record in UTF-8; what means something to LaTeX is escaped."""
    fields = {
        "title": quotation.title or f"{quotation.source}, {quotation.sentence}",
        "howpublished": _edition(quotation),
        "note": " ".join(filter(None, (_words(quotation), f"From: {quotation.source}"))),
    }
    day = _DAY.fullmatch(quotation.date)
    if day:
        fields["year"] = day[1]
    written = [f"  {name} = {{{text.translate(_LATEX)}}}," for name, text in fields.items()]
    written += [f"  month = {_MONTHS[int(day[2]) - 1]},"] if day else []
    key = re.sub(r"[^A-Za-z0-9:.-]+", "-", f"azref:{quotation.place}").strip("-")
    # An address is set verbatim: percent-encoded it holds no brace and needs no other escape.
    url = f"  url = {{{quotation.address}}},"
    return "\n".join([f"@misc{{{key},", *written, url, "}"])


def _words(quotation: Quotation) -> str:
    return f"“{quotation.words}” ({quotation.sentence})." if quotation.words else ""


def csl_json(quotation: Quotation) -> str:
    """A list of one item in the CSL-JSON of CSL 1.0.2, for Zotero, Pandoc and citeproc."""
    item = {
        "id": f"azref:{quotation.place}",
        "type": "entry-encyclopedia" if quotation.title else "document",
        "title": quotation.title or f"{quotation.source}, {quotation.sentence}",
        "container-title": quotation.edition,
        "edition": quotation.edition_id,
        "source": "azref",
        "language": quotation.language,
        "URL": quotation.address,
        "note": " ".join(filter(None, (_words(quotation), _digest(quotation)))),
    }
    known: dict[str, object] = {key: text for key, text in item.items() if text}
    if day := _DAY.fullmatch(quotation.date):
        known["issued"] = {"date-parts": [[int(part) for part in day.groups()]]}
    return json.dumps([known], ensure_ascii=False, indent=2)


def _digest(quotation: Quotation) -> str:
    digest = f" SHA-256 {quotation.digest}." if quotation.digest else ""
    return f"From: {quotation.source}.{digest}"


FORMATS: Mapping[str, Callable[[Quotation], str]] = {
    "text": plain,
    "markdown": markdown,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""Every format by the name it is asked for, the plainest first."""
FORMAT_NAMES = {
    "text": "plain text", "markdown": "Markdown", "bibtex": "BibTeX", "csl-json": "CSL-JSON",
}  # fmt: skip
