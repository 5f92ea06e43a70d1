"""The termbase: valid TBX-Basic, wrong forms deprecated, every printed form in its context."""

from pathlib import Path

import pytest
from lxml import etree

from azref.errors import ExportError
from azref.export.content import Document
from azref.export.document import gather
from azref.export.tbx import tbx
from azref.store.database import Database
from tests.export.hostile import HOSTILE, document_of

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "tbx-basic-dca.rng"))
T = {"t": "urn:iso:std:iso:30042:ed-2"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def valid(document: Document) -> etree._Element:
    root = etree.fromstring(tbx(document).content)
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def term(root: etree._Element, concept: str, text: str) -> etree._Element:
    found = root.xpath(f"//t:conceptEntry[@id='{concept}']//t:termSec[t:term='{text}']",
                       namespaces=T)  # fmt: skip
    assert len(found) == 1
    return found[0]


def test_all_terms_of_the_edition_are_valid(database: Database) -> None:
    root = valid(gather(database, [summary.id for summary in database.summaries()]))
    terms = [s for s in database.summaries() if s.type.value == "term"]
    assert len(root.xpath("//t:conceptEntry", namespaces=T)) == len(terms)


@pytest.mark.parametrize(
    ("concept", "text", "language", "status"),
    [
        ("entry-ipap", "Individual Partnership Action Plan", "en", "preferredTerm-admn-sts"),
        ("entry-ipap", "IPAP", "en", "admittedTerm-admn-sts"),
        ("entry-ipap", "WFP", "en", "deprecatedTerm-admn-sts"),
        ("entry-pfp", "Sülh Naminə Tərəfdaşlıq", "az", "preferredTerm-admn-sts"),
    ],
)
def test_a_form_has_its_language_and_status(
    document: Document, concept: str, text: str, language: str, status: str
) -> None:
    found = term(valid(document), concept, text)
    assert found.getparent().get(LANG) == language
    assert found.findtext("t:termNote[@type='administrativeStatus']", namespaces=T) == status


def test_a_printed_form_stands_in_its_sentence_with_its_place(document: Document) -> None:
    found = term(valid(document), "entry-ipap", "WFP")
    context = found.findtext(".//t:descrip[@type='context']", namespaces=T)
    place = found.findtext(".//t:descripGrp/t:admin[@type='source']", namespaces=T)
    assert "(WFP)" in str(context)
    assert str(place).endswith("S14, characters 2529 to 2532")


def test_who_vouches_is_said(document: Document) -> None:
    root = valid(document)
    unconfirmed = term(root, "entry-ipap", "FTƏP")
    assert unconfirmed.findtext("t:admin", namespaces=T) == "The editors infer"
    assert "unconfirmed" in str(unconfirmed.findtext("t:note", namespaces=T))
    definition = root.findtext(".//t:conceptEntry[@id='entry-ipap']/t:descripGrp/t:admin",
                               namespaces=T)  # fmt: skip
    assert str(definition).startswith("References attest: Individual Partnership Action Plans")


def test_links_lead_to_concepts_of_the_file(document: Document) -> None:
    root = valid(document)
    targets = root.xpath("//t:ref/@target", namespaces=T)
    assert set(targets) <= set(root.xpath("//t:conceptEntry/@id", namespaces=T))
    assert "entry-pfp" in targets


def test_events_alone_make_no_termbase(database: Database) -> None:
    with pytest.raises(ExportError, match="none of the entries is a term"):
        tbx(gather(database, ["ev-1994-framework"]))


@pytest.mark.parametrize("name", HOSTILE)
def test_every_text_leaves_the_file_valid(name: str) -> None:
    valid(document_of(HOSTILE[name]))


def test_the_schema_sees_what_is_wrong(document: Document) -> None:
    for old, new in ((b"deprecatedTerm-admn-sts", b"wrong"), (b"conceptEntry", b"termEntry"),
                     (b'type="definition"', b'type="meaning"')):  # fmt: skip
        root = etree.fromstring(tbx(document).content.replace(old, new))
        assert not SCHEMA.validate(root)
