"""The terms of a document as TBX (ISO 30042:2019): dialect TBX-Basic, data categories as
attributes (DCA).

A wrong form is a deprecated term. TBX has no layers: who vouches for a term, a definition or a
note is said in its source or at its beginning.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import azref
from azref.entries import Citation, Entry, EntryType, Form, Layer, Reference, Role
from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.layered import HEADINGS, named, names
from azref.export.resolved import places_of
from azref.export.texts import web_address
from azref.export.visible import visible

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TYPES = {Role.ACRONYM: "acronym", Role.NAME: "fullForm", Role.VARIANT: "variant"}
_SAID = {Role.MISPRINT: "wrong acronym", Role.CALQUE: "wrong form"}


def tbx(document: Document) -> Written:
    """The terms. Raises `ExportError` where no entry is a term."""
    terms = [entry for entry in document.entries if entry.summary.type is EntryType.TERM]
    if not terms:
        raise ExportError("none of the entries is a term; TBX holds nothing else")
    root = Element("tbx", {"style": "dca", "type": "TBX-Basic", "xml:lang": "en",
                           "xmlns": "urn:iso:std:iso:30042:ed-2"})  # fmt: skip
    _add_header(root, document)
    body = SubElement(SubElement(root, "text"), "body")
    write = _Writer(document, terms)
    for term in terms:
        body.append(write.concept(term))
    indent(root, " ")
    content = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    dated = sum(bool(term.dates) for term in terms)
    return Written(content, losses(
        "TBX", (len(document.entries) - len(terms), "event", "left out"),
        (dated, "date", "of terms left out"),
        (sum(len(t.contradictions) for t in terms), "contradiction", "left out"),
    ))  # fmt: skip


def _add_header(root: Element, document: Document) -> None:
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    _add(SubElement(description, "titleStmt"), "title", document.title)
    source = SubElement(description, "sourceDesc")
    facts = document.facts
    _add(source, "p", f"From the edition {facts.title} ({facts.id}), by azref {azref.__version__}")
    if facts.date:
        _add(source, "p", f"Edition of {facts.date}")
    _add(source, "p", f"Source: {document.source_title}")
    for name, digest in facts.sha256:
        _add(source, "p", f"SHA-256 of {name}: {digest}")


class _Writer:
    def __init__(self, document: Document, terms: Iterable[Entry]) -> None:
        self._document = document
        self._sentences = {each.sentence.number: each.sentence.text for each in document.sentences}
        places = places_of(document).entries
        self._ids = {term.id: places[term.id] for term in terms}

    def concept(self, entry: Entry) -> Element:
        concept = Element("conceptEntry", {"id": self._ids[entry.id]})
        _add(concept, "descrip", entry.summary.kind, type="subjectField")
        if entry.definition:
            group = SubElement(concept, "descripGrp")
            _add(group, "descrip", entry.definition, type="definition")
            own = [reference for reference in entry.references if reference.is_direct]
            _add(group, "admin", _vouched(entry.definition_layer, own), type="source")
        for note in _notes(entry):
            _add(concept, "note", note)
        for relation in entry.relations:
            if relation.target in self._ids:
                target = self._ids[relation.target]
                _add(concept, "ref", relation.title, type="crossReference", target=target)
        for reference in entry.references:
            if url := web_address(reference.url):
                _add(concept, "xref", reference.title, type="externalCrossReference", target=url)
        self._add_languages(concept, entry)
        return concept

    def _add_languages(self, concept: Element, entry: Entry) -> None:
        forms: dict[str, list[Form]] = {}
        for form in entry.forms:
            if visible(form.text).strip():
                forms.setdefault(_language(form.language), []).append(form)
        if not forms:
            name = Form(visible(entry.title).strip() or entry.id, "en", Role.NAME, Layer.EDITORS)
            forms = {"en": [name]}
        for language in sorted(forms, key=lambda code: (code != "en", code)):
            section = SubElement(concept, "langSec", {"xml:lang": language})
            for form, status in ranked(forms[language]):
                self._add_term(section, entry, form, status)

    def _add_term(self, section: Element, entry: Entry, form: Form, status: str) -> None:
        term = SubElement(section, "termSec")
        _add(term, "term", form.text)
        if kind := _TYPES.get(form.role):
            _add(term, "termNote", kind, type="termType")
        _add(term, "termNote", f"{status}-admn-sts", type="administrativeStatus")
        if form.layer is not Layer.SOURCE:
            _add(term, "admin", HEADINGS[form.layer], type="source")
        if form.is_printed:
            self._add_contexts(term, entry, form)
        for note in _form_notes(form):
            _add(term, "note", note)

    def _add_contexts(self, term: Element, entry: Entry, form: Form) -> None:
        for citation in entry.citations:
            if citation.quote == form.text and citation.purpose == "form":
                group = SubElement(term, "descripGrp")
                sentence = self._sentences.get(citation.sentence, citation.quote)
                _add(group, "descrip", sentence, type="context")
                _add(group, "admin", self._place(citation), type="source")

    def _place(self, citation: Citation) -> str:
        start, end = citation.span
        place = f"S{citation.sentence}, characters {start} to {end}"
        return f"{HEADINGS[Layer.SOURCE]}: {self._document.source_title}, {place}"


def ranked(forms: Iterable[Form]) -> Iterator[tuple[Form, str]]:
    """The forms of one language with their status: the first official name is preferred."""
    is_first = True
    for form in sorted(forms, key=_rank):
        if form.role.is_wrong:
            yield form, "deprecatedTerm"
        elif is_first and form.role is Role.NAME and form.layer is Layer.REFERENCES:
            yield form, "preferredTerm"
            is_first = False
        else:
            yield form, "admittedTerm"


def _rank(form: Form) -> tuple[bool, bool, bool]:
    return (form.role.is_wrong, form.role is not Role.NAME, form.layer is not Layer.REFERENCES)


def _vouched(layer: Layer, references: Iterable[Reference]) -> str:
    titles = "; ".join(reference.title for reference in references)
    return f"{HEADINGS[layer]}: {titles}" if titles else HEADINGS[layer]


def _notes(entry: Entry) -> Iterator[str]:
    head, known = HEADINGS[Layer.EDITORS], names(entry)
    for text in filter(None, (entry.note, entry.naming)):
        yield f"{head}: {named(text, known)}"
    for homonym in entry.homonyms:
        yield f"{head}: {homonym.form} elsewhere also stands for {homonym.meaning}"
    for each in entry.discrepancies:
        place = f"S{each.sentence}, characters {each.span.start} to {each.span.end}"
        writes = f"where the source writes “{each.quote}” ({place})"
        yield f"{head}: {writes}, read: {each.likely_meaning}"


def _form_notes(form: Form) -> Iterator[str]:
    if form.role in _SAID:
        yield f"{_SAID[form.role]}: the source prints it so, it is not to be used"
    if not form.is_confirmed:
        yield "unconfirmed: the editors infer it, no reference has it"
    if form.note:
        yield form.note


def _language(code: str) -> str:
    return code if _LANGUAGE.fullmatch(code) else "und"


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = visible(text)
