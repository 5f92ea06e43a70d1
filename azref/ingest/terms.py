"""Terms of an edition as rows: the entry, its forms, where they stand, and its time."""

from azref.entries import Basis, Citation, DateStatement, Form, Layer, Scope
from azref.ingest.chronology import check_edtf, term_edtf
from azref.ingest.edition import Edition, Record
from azref.ingest.forms import all_forms, misread_quotes
from azref.ingest.locator import Locator
from azref.ingest.passages import form_places
from azref.ingest.problems import Problems
from azref.ingest.tables import Tables

CONTEXT_KIND = "context"


def add_terms(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    """Adds every term, those of the source and those of the context."""
    misread = misread_quotes(edition.all("discrepancy"))
    language = edition.facts.text("language")
    for term in edition.all("term", "context_term"):
        _check(term, locator, problems)
        forms = all_forms(term, language, misread)
        _add_entry(term, tables)
        for form in forms:
            tables.add_form(term.id, form)
        _add_places(term, forms, locator, tables)
        _add_time(term, tables, problems)


def scope_of(term: Record) -> Scope:
    is_context = term.array == "context_term" or term.text("kind") == CONTEXT_KIND
    return Scope.CONTEXT if is_context else Scope.SOURCE


def _check(term: Record, locator: Locator, problems: Problems) -> None:
    if not term.texts("forms") and scope_of(term) is Scope.SOURCE:
        text = "forms is empty; only a context term may stand nowhere in the source"
        problems.add(term.file, term.line_of("forms"), text)
    for form in term.texts("forms"):
        locator.form(term, form)
    for key in ("misprints", "calques"):
        for form in set(term.texts(key)) - set(term.texts("forms")):
            problems.add(term.file, term.line_of(key), f'"{form}" is not among the forms')


def _add_entry(term: Record, tables: Tables) -> None:
    by_editors = "editors" in (term.text("definition_by"), _by(term.text("confidence")))
    tables.add_entry(
        term.id,
        type="term",
        kind=term.text("kind"),
        scope=str(scope_of(term)),
        title=term.text("name_en"),
        acronym=term.text("acronym_en"),
        definition=term.text("definition"),
        definition_layer=str(Layer.EDITORS if by_editors else Layer.REFERENCES),
        confidence=term.text("confidence") or "attested",
        note=term.text("note"),
        naming=term.text("az_basis"),
    )


def _by(confidence: str) -> str:
    return "editors" if confidence == "inferred" else "references"


def _add_places(term: Record, forms: tuple[Form, ...], locator: Locator, tables: Tables) -> None:
    printed = tuple(form.text for form in forms if form.is_printed)
    for text, span in form_places(locator.text, printed):
        sentence = locator.sentence(span)
        tables.add_citation(Citation(term.id, span, text, sentence, "form"))


def _add_time(term: Record, tables: Tables, problems: Problems) -> None:
    edtf = term_edtf(term)
    if edtf is None:
        return
    key = "date_start" if term.has("date_start") else "date_end"
    if check_edtf(term, key, edtf, problems):
        layer = Layer.EDITORS if term.text("confidence") == "inferred" else Layer.REFERENCES
        basis = Basis.INFERRED if layer is Layer.EDITORS else Basis.ATTESTED
        tables.add_date(term.id, DateStatement(layer, edtf, basis))
