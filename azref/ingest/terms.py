"""Terms of an edition as rows: the entry, its forms, where they stand, and its time."""

from collections.abc import Sequence

from azref.entries import Basis, Citation, DateStatement, Form, Layer, Scope
from azref.ingest.chronology import check_edtf, term_edtf
from azref.ingest.edition import Edition, Record
from azref.ingest.forms import all_forms, misread_quotes, name_in
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems, did_you_mean
from azref.ingest.tables import Tables

CONTEXT_KIND = "context"
_DATES = frozenset(("date_start", "date_end"))
_NAMING_FORMS = frozenset(("misprints", "calques", "shared_forms"))


def add_terms(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    """Adds every term, those of the source and those of the context."""
    misread = misread_quotes(edition.all("discrepancy"))
    languages = edition.languages
    terms = edition.all("term", "context_term")
    _check_collisions(terms, problems)
    for term in terms:
        _check(term, locator, problems)
        forms = all_forms(term, languages, misread)
        _add_entry(term, languages[0], tables)
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
        problems.at(term.script, term.where("forms"), text)
    for form in term.texts("forms"):
        locator.check_form(term, form)
    for key in _NAMING_FORMS & term.fields.keys():
        for form in term.texts(key):
            if form not in term.texts("forms"):
                text = f'"{form}" is not among the forms{did_you_mean(form, term.texts("forms"))}'
                problems.at(term.script, term.where(key, form), text)


def _check_collisions(terms: Sequence[Record], problems: Problems) -> None:
    """Reports a form that two terms print, unless both say that they share it."""
    owners: dict[str, Record] = {}
    for term in terms:
        for form in dict.fromkeys(term.texts("forms")):
            other = owners.setdefault(form, term)
            if other is not term and not _is_shared(form, term, other):
                text = (
                    f'form "{form}" belongs to "{other.id}" too; keep it for one of them, '
                    "or name it in shared_forms of both"
                )
                problems.at(term.script, term.where("forms", form), text)


def _is_shared(form: str, *terms: Record) -> bool:
    return all(form in term.texts("shared_forms") for term in terms)


def _add_entry(term: Record, language: str, tables: Tables) -> None:
    tables.add_entry(
        term.id,
        type="term",
        kind=term.text("kind"),
        scope=str(scope_of(term)),
        title=name_in(term, (language, "en")),
        acronym=term.text("acronym_en"),  # what a hit calls the acronym in English
        definition=term.text("definition"),
        definition_layer=str(_definition_layer(term)),
        confidence=_confidence(term),
        note=term.text("note"),
        naming=term.text("az_basis"),
    )


def _confidence(term: Record) -> str:
    """Nothing is attested where no reference attests it."""
    return (term.text("confidence") or "attested") if term.texts("references") else "inferred"


def _definition_layer(term: Record) -> Layer:
    """Who vouches for a definition: the editors, unless references do for all of it."""
    by_editors = _confidence(term) == "inferred" or term.text("definition_by") == "editors"
    return Layer.EDITORS if by_editors else Layer.REFERENCES


def _add_places(term: Record, forms: tuple[Form, ...], locator: Locator, tables: Tables) -> None:
    printed = tuple(form.text for form in forms if form.is_printed)
    for text, span in locator.form_places(printed):
        sentence = locator.sentence(span)
        tables.add_citation(Citation(term.id, span, text, sentence, "form"))


def _add_time(term: Record, tables: Tables, problems: Problems) -> None:
    edtf = term_edtf(term) if _DATES & term.fields.keys() else None
    if edtf is None:
        return
    key = "date_start" if term.has("date_start") else "date_end"
    if check_edtf(term, key, edtf, problems):
        layer = Layer.EDITORS if _confidence(term) == "inferred" else Layer.REFERENCES
        basis = Basis.INFERRED if layer is Layer.EDITORS else Basis.ATTESTED
        tables.add_date(term.id, DateStatement(layer, edtf, basis))
