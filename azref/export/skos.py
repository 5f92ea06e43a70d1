"""The terms of a document as SKOS in Turtle.

Labels are plain SKOS: an official name is preferred, other forms are alternatives, wrong ones
hidden labels, which programs search and do not show. An unconfirmed form is no label at all but an
editorial note. Beside them every statement stands as a node of its own, with its layer and, as
Web Annotation selectors, the characters of the source it rests on (code points, end excluded).
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from azref.entries import Entry, EntryType, Form, Layer, Reference, Role
from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.layered import HEADINGS, named, names
from azref.export.statements import Statement, statements, status_of
from azref.export.tbx import ranked
from azref.export.texts import web_address
from azref.export.visible import visible

_PREFIXES = """@prefix azref: <urn:azref:vocabulary:> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LABELS = {"preferredTerm": "skos:prefLabel", "admittedTerm": "skos:altLabel",
           "deprecatedTerm": "skos:hiddenLabel"}  # fmt: skip

Pair = tuple[str, str]
"""A property and its object, as Turtle."""


def skos(document: Document) -> Written:
    """The terms. Raises `ExportError` where no entry is a term."""
    terms = [entry for entry in document.entries if entry.summary.type is EntryType.TERM]
    if not terms:
        raise ExportError("none of the entries is a term; SKOS holds nothing else")
    text = _Writer(document, terms).text()
    unconfirmed = sum(not form.is_confirmed for term in terms for form in term.forms)
    return Written(text.encode(), losses(
        "SKOS", (len(document.entries) - len(terms), "event", "left out"),
        (unconfirmed, "unconfirmed form", "noted, not given as a label"),
    ))  # fmt: skip


def literal(text: str, language: str = "") -> str:
    """A text as a literal of Turtle."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}' if _LANGUAGE.fullmatch(language) else f'"{escaped}"'


def entry_name(id: str) -> str:  # noqa: A002
    return f"<azref://entry/{_quoted(id)}>"


def _name(kind: str, id: str) -> str:  # noqa: A002
    return f"<urn:azref:{kind}:{_quoted(id)}>"


def _quoted(id: str) -> str:  # noqa: A002
    return quote(id, safe="", errors="replace")


class _Writer:
    def __init__(self, document: Document, terms: list[Entry]) -> None:
        self._document = document
        self._terms = {term.id: term for term in terms}
        self._scheme = _name("edition", document.facts.id)
        self._source = _name("source", document.facts.id)
        self._said: dict[str, list[Statement]] = {id: [] for id in self._terms}  # noqa: A001
        for statement in statements(document):
            self._said.get(statement.entry, []).append(statement)

    def text(self) -> str:
        references = [ref for ref in self._document.references if self._is_used(ref)]
        nodes = (
            *self._frame(),
            *map(self._concept, self._terms.values()),
            *map(_reference, references),
        )
        return "\n\n".join((_PREFIXES, *nodes)) + "\n"

    def _is_used(self, reference: Reference) -> bool:
        return any(
            reference.id == each.id for term in self._terms.values() for each in _consulted(term)
        )

    def _frame(self) -> Iterator[str]:
        document, language = self._document, self._document.source_language
        facts = [("azref:sha256", literal(f"{d} {name}")) for name, d in document.facts.sha256]
        tops = [("skos:hasTopConcept", entry_name(id)) for id in self._terms]  # noqa: A001
        yield _node(self._scheme, "skos:ConceptScheme", [
            ("dct:title", literal(document.title, "en")), ("dct:source", self._source),
            *self._issued(), *facts, *tops,
        ])  # fmt: skip
        yield _node(self._source, "dct:BibliographicResource", [
            ("dct:title", literal(document.source_title)),
            ("dct:language", literal(language)),
        ])  # fmt: skip
        for layer, heading in HEADINGS.items():
            yield _node(f"azref:{layer}", "azref:Layer", [("rdfs:label", literal(heading, "en"))])

    def _issued(self) -> list[tuple[str, str]]:
        """The day of the edition, where it names one."""
        date = self._document.facts.date
        return [("dct:issued", literal(date))] if date else []

    def _concept(self, term: Entry) -> str:
        related = [relation.target for relation in term.relations if relation.target in self._terms]
        sources = [("dct:source", _name("reference", each.id)) for each in _consulted(term)]
        return _node(entry_name(term.id), "skos:Concept", [
            ("skos:inScheme", self._scheme), ("skos:topConceptOf", self._scheme),
            ("skos:notation", literal(term.id)), ("dct:type", literal(term.summary.kind)),
            *_labels(term), *_texts(term),
            *(("skos:related", entry_name(id)) for id in related if id != term.id),  # noqa: A001
            *sources,
            *(("azref:statement", self._statement(each)) for each in self._said[term.id]),
        ])  # fmt: skip

    def _statement(self, each: Statement) -> str:
        named = (("status", each.status), ("edtf", each.edtf), ("rule", each.rule))
        pairs = [("a", "azref:Statement"), ("azref:what", literal(each.what)),
                 ("rdf:value", literal(each.text, each.language))]  # fmt: skip
        if each.layer in tuple(HEADINGS):
            pairs.append(("azref:layer", f"azref:{each.layer}"))
        pairs += [(f"azref:{name}", literal(value)) for name, value in named if value]
        pairs += [("rdfs:comment", literal(each.note))] if each.note else []
        pairs += [("dct:source", _name("reference", id)) for id in each.references]  # noqa: A001
        if each.span is not None:
            pairs.append(("oa:hasTarget", self._place(each)))
        return _blank(pairs)

    def _place(self, each: Statement) -> str:
        assert each.span is not None
        position = _blank([("a", "oa:TextPositionSelector"), ("oa:start", str(each.span.start)),
                           ("oa:end", str(each.span.end))])  # fmt: skip
        words = literal(each.quote, self._document.source_language)
        exact = _blank([("a", "oa:TextQuoteSelector"), ("oa:exact", words)])
        return _blank([
            ("a", "oa:SpecificResource"), ("oa:hasSource", self._source),
            ("oa:hasSelector", position), ("oa:hasSelector", exact),
        ])  # fmt: skip


def _consulted(term: Entry) -> list[Reference]:
    noted = [ref for each in term.discrepancies for ref in each.references]
    return list({ref.id: ref for ref in (*term.references, *noted)}.values())


def _labels(term: Entry) -> Iterator[Pair]:
    """Every form once in its language, under the best label it has; one preferred a language."""
    forms: dict[str, list[Form]] = {}
    for form in term.forms:
        forms.setdefault(form.language, []).append(form)
    taken: set[str] = set()
    preferred = set()
    for language, found in sorted(forms.items()):
        for form, status in ranked(found):
            label = literal(form.text, language)
            if form.is_confirmed and label not in taken and visible(form.text).strip():
                taken.add(label)
                preferred |= {language} if status == "preferredTerm" else set()
                yield _LABELS[status], label
    title = literal(term.title, "en")
    languages = {form.language for form in term.forms if form.text == term.title} or {"en"}
    if "en" not in preferred and "en" in languages and title not in taken:
        yield "skos:prefLabel", title


def _texts(term: Entry) -> Iterator[Pair]:
    known = names(term)
    if term.definition:
        is_attested = term.definition_layer is Layer.REFERENCES
        yield (
            "skos:definition" if is_attested else "skos:editorialNote",
            literal(term.definition, "en"),
        )
    for text in filter(None, (term.note, term.naming)):
        yield "skos:editorialNote", literal(named(text, known), "en")
    for form in term.forms:
        if status_of(form) == "unconfirmed":
            yield "skos:editorialNote", literal(f"Unconfirmed {_role(form)}: {form.text}", "en")
        elif form.role.is_wrong:
            said = f"Wrong {_role(form)}, as the source prints it: {form.text}"
            yield "skos:editorialNote", literal(said, "en")


def _role(form: Form) -> str:
    short = (Role.ACRONYM, Role.MISPRINT)
    return f"{'acronym' if form.role in short else 'form'} ({form.language})"


def _reference(reference: Reference) -> str:
    url = web_address(reference.url)
    pairs = [("dct:title", literal(reference.title, reference.language))]
    pairs += [("dct:publisher", literal(reference.publisher))] if reference.publisher else []
    pairs += [("dct:date", literal(reference.date))] if reference.date else []
    pairs += [("rdfs:seeAlso", f"<{_iri(url)}>")] if url else []
    pairs += [("rdfs:comment", literal(reference.note))] if reference.note else []
    return _node(_name("reference", reference.id), "dct:BibliographicResource", pairs)


def _iri(url: str) -> str:
    return re.sub(r"[\[\]']", lambda found: f"%{ord(found.group()):02X}", url)


def _node(name: str, kind: str, pairs: Iterable[Pair]) -> str:
    lines = " ;\n    ".join(f"{key} {value}" for key, value in [("a", kind), *pairs])
    return f"{name} {lines} ."


def _blank(pairs: Iterable[Pair]) -> str:
    return f"[ {' ; '.join(f'{key} {value}' for key, value in pairs)} ]"
