"""The thesaurus: Turtle that parses, SKOS that keeps its own rules, statements with their place."""

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SKOS

from azref.errors import ExportError
from azref.export.content import Document
from azref.export.document import gather
from azref.export.skos import literal, skos
from azref.export.visible import visible
from azref.store.database import Database
from tests.export.hostile import HOSTILE, document_of

AZREF, OA = Namespace("urn:azref:vocabulary:"), Namespace("http://www.w3.org/ns/oa#")
IPAP = URIRef("azref://entry/ipap")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def graph(document: Document) -> Graph:
    return Graph().parse(data=skos(document).content, format="turtle")


@pytest.fixture(scope="module")
def everything(database: Database) -> Graph:
    return graph(gather(database, [summary.id for summary in database.summaries()]))


def concepts(found: Graph) -> list[URIRef]:
    return [c for c in found.subjects(RDF.type, SKOS.Concept) if isinstance(c, URIRef)]


def test_every_term_is_a_concept_of_the_scheme(everything: Graph, database: Database) -> None:
    terms = {f"azref://entry/{s.id}" for s in database.summaries() if s.type.value == "term"}
    assert {str(concept) for concept in concepts(everything)} == terms
    scheme = URIRef("urn:azref:edition:azerbaijan-nato")
    assert all((concept, SKOS.inScheme, scheme) in everything for concept in concepts(everything))


def test_a_concept_has_one_preferred_label_a_language_and_no_label_twice(
    everything: Graph,
) -> None:
    for concept in concepts(everything):
        preferred = [label.language for label in everything.objects(concept, SKOS.prefLabel)]  # type: ignore[attr-defined]
        assert "en" in preferred
        assert len(preferred) == len(set(preferred))
        labels = [label for kind in LABELS for label in everything.objects(concept, kind)]
        assert len(labels) == len(set(labels))


def test_related_concepts_are_in_the_scheme(everything: Graph) -> None:
    assert set(everything.objects(None, SKOS.related)) <= set(concepts(everything))


def test_wrong_forms_are_hidden_and_azerbaijani_is_tagged(everything: Graph) -> None:
    assert (IPAP, SKOS.hiddenLabel, Literal("WFP", lang="en")) in everything
    name = Literal("Fərdi Tərəfdaşlıq Əməliyyat Planı", lang="az")
    assert (IPAP, SKOS.prefLabel, name) in everything
    assert (IPAP, SKOS.altLabel, Literal("IPAP", lang="en")) in everything


def test_what_is_unconfirmed_is_no_label(everything: Graph) -> None:
    unconfirmed = Literal("FTƏP", lang="az")
    assert not any((IPAP, kind, unconfirmed) in everything for kind in LABELS)
    note = Literal("Unconfirmed acronym (az): FTƏP", lang="en")
    assert (IPAP, SKOS.editorialNote, note) in everything


def test_a_statement_has_its_layer_and_the_characters_it_rests_on(
    everything: Graph, database: Database
) -> None:
    text = database.source().text
    found = list(everything.query("""
        PREFIX azref: <urn:azref:vocabulary:> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?start ?end ?exact WHERE {
            ?concept azref:statement [ azref:layer azref:source ; oa:hasTarget ?target ] .
            ?target oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ] }
    """))  # fmt: skip
    assert len(found) > 100
    for start, end, exact in found:  # type: ignore[misc]
        assert visible(text[int(start) : int(end)]) == str(exact)


def test_sources_are_described(everything: Graph) -> None:
    sources = list(everything.objects(IPAP, DCTERMS.source))
    assert sources
    for source in sources:
        assert list(everything.objects(source, DCTERMS.title))


def test_events_alone_make_no_thesaurus(database: Database) -> None:
    with pytest.raises(ExportError, match="none of the entries is a term"):
        skos(gather(database, ["ev-1994-framework"]))


def test_what_is_left_out_is_counted(document: Document) -> None:
    assert skos(document).losses[0] == "SKOS: 5 events left out"
    assert skos(document).losses[1].endswith("noted, not given as a label")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_gets_out_of_its_literal(name: str) -> None:
    found = graph(document_of(HOSTILE[name]))
    assert len(concepts(found)) == 1
    predicates = set(found.predicates())
    assert predicates <= set(graph(document_of("plain")).predicates()) | {SKOS.hiddenLabel}
    scheme = next(found.subjects(RDF.type, SKOS.ConceptScheme))
    assert str(found.value(scheme, DCTERMS.title)) == visible(HOSTILE[name])


def test_a_language_that_is_none_is_no_tag() -> None:
    assert literal('a"b\\', "az") == '"a\\"b\\\\"@az'
    assert literal("a", "no tag .") == '"a"'
