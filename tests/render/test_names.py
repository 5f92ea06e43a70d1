"""What an entry is called: one decision for the list of hits, pages and files."""

import pytest

from azref import paths
from azref.entries import Form, Hit, Layer, Name, Role, Tier
from azref.folding import alphabet, fold
from azref.render.entry_page import entry_page
from azref.render.expansion import expansions, explanation
from azref.render.hit_lines import hit_lines
from azref.render.names import TITLES, Names, names_for, names_of, shown
from azref.render.page import Listing, Page, Run, Tone, plain_text
from azref.render.prose import name_run
from azref.render.wording import ENGLISH, Spoken, Wording
from azref.store.database import Database

OPEN = Database(paths.bundled_database())
SAY = Spoken(language="az", names=names_of(OPEN.names_in("az"), "az"))
PFP, IPCP = "Partnership for Peace", "Individual Partnership and Cooperation Programme"
PLANNED = "Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı"


def name(text: str, layer: Layer) -> tuple[str, Form]:
    return "x", Form(text, "az", Role.NAME, layer)


def test_a_name_stands_before_the_title_and_the_title_beside_it() -> None:
    assert SAY.names.of("pfp", PFP) == Name("Sülh Naminə Tərəfdaşlıq", "az", PFP)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("pap-t", "Partnership Action Plan against Terrorism"),
        ("ev-2005-ipap", "First IPAP takes effect"),
        ("nosuch", "No such entry"),
    ],
)
def test_without_another_name_the_title_stands_alone(entry: str, title: str) -> None:
    assert SAY.names.of(entry, title) == Name(title)


def test_a_name_that_is_the_title_stands_alone_in_the_readers_language() -> None:
    assert SAY.names.of("kosovo", "Kosovo") == Name("Kosovo", "az")


def test_in_english_titles_stand() -> None:
    assert TITLES.of("pfp", PFP) == Name(PFP)


def test_what_references_attest_comes_before_what_the_source_prints_or_editors_give() -> None:
    given = [name("c", Layer.EDITORS), name("b", Layer.SOURCE), name("a", Layer.REFERENCES),
             name("d", Layer.REFERENCES)]  # fmt: skip
    for n, text in enumerate("cba"):
        assert names_of(given[: n + 1], "az").of("x", "X").text == text
    assert names_of(given, "az").of("x", "X").text == "a", "the first of several"


def test_a_name_of_the_editors_has_a_sign_in_lists_and_a_tone_on_pages() -> None:
    doubted = SAY.names.of("ipcp", IPCP)
    assert doubted == Name(PLANNED, "az", IPCP, is_confirmed=False)
    assert shown(doubted) == f"○ {PLANNED}"
    assert name_run(doubted, "entry:ipcp") == Run(PLANNED, Tone.UNCONFIRMED, "az", "entry:ipcp")


# --- Pages ----------------------------------------------------------------------------------------


def page(entry: str) -> Page:
    return entry_page(OPEN.entry(entry), OPEN.source(), SAY)


def test_the_heading_of_a_page_is_the_name_and_the_title_is_under_it() -> None:
    assert page("pfp").heading == Run("Sülh Naminə Tərəfdaşlıq", Tone.PLAIN, "az")
    assert plain_text(page("pfp").kicker) == f"programme · {PFP}"


def test_a_page_says_in_words_that_its_heading_is_unconfirmed() -> None:
    assert page("ipcp").heading == Run(PLANNED, Tone.UNCONFIRMED, "az")
    assert plain_text(page("ipcp").kicker).startswith(f"programme · unconfirmed name · {IPCP}")


def test_an_entry_without_a_name_keeps_its_title_which_is_not_called_azerbaijani() -> None:
    assert page("ev-2005-ipap").heading == Run("First IPAP takes effect")


def test_links_to_other_entries_bear_their_names() -> None:
    blocks = (block for section in page("pfp").sections for block in section.blocks)
    links = [run for b in blocks if isinstance(b, Listing) for item in b.items for run in item]
    assert Run(PLANNED, Tone.UNCONFIRMED, "az", "entry:ipcp") in links
    assert (
        Run("Azerbaijan joins the Planning and Review Process", target="entry:ev-1997-parp")
        in links
    )


@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_terms_beside_an_entry_stand_in_the_order_of_the_readers_alphabet(say: Wording) -> None:
    last = [s for s in entry_page(OPEN.entry("pfp"), OPEN.source(), say).sections if not s.layer]
    terms = next(s for s in last if s.heading == "Terms")
    names = [run.text for block in terms.blocks for item in block.items for run in item]
    assert len(names) > 8
    assert names == sorted(names, key=alphabet(say.language))


def test_a_form_in_running_text_is_explained_by_the_name_it_stands_for() -> None:
    told = [explanation(each, SAY) for each in expansions("PARP, IPCP and NATO", OPEN)]
    assert told == ["Planlaşdırma və Analiz Prosesi", f"○ {PLANNED}",
                    "Şimali Atlantika Müqaviləsi Təşkilatı"]  # fmt: skip


# --- Hits -----------------------------------------------------------------------------------------


def found(query: str, entry: str) -> Hit:
    return next(hit for hit in OPEN.lookup(query) if hit.id == entry)


def marked(hit: Hit) -> list[str]:
    return [s.text[s.start : s.end] for s in hit_lines(hit, SAY).stretches if s.end]


def test_a_hit_shows_the_name_and_the_title_below() -> None:
    lines = hit_lines(found("SNT", "pfp"), SAY)
    assert (lines.lead.text, lines.title.text) == ("PfP", "Sülh Naminə Tərəfdaşlıq")
    assert [stretch.text for stretch in lines.below[:2]] == ["SNT", PFP]


@pytest.mark.parametrize(
    ("query", "entry"),
    [("sülh naminə", "pfp"), ("partnership for", "pfp"), ("fərdi tərəfdaşlıq və", "ipcp"),
     ("PfP", "pfp"), ("istanbul sammiti", "istanbul-summit-2004")],
)  # fmt: skip
def test_the_letters_looked_up_are_marked_where_they_stand(query: str, entry: str) -> None:
    assert list(map(fold, marked(found(query, entry)))) == [fold(query)]


def test_a_hit_says_that_its_name_is_unconfirmed_however_it_was_found() -> None:
    for query, words in (("IPCP", "unconfirmed name"), ("fərdi tərəfdaşlıq və", "unconfirmed")):
        lines = hit_lines(found(query, "ipcp"), SAY)
        assert lines.title.text == f"○ {PLANNED}"
        assert words in lines.below[-1].text


def test_the_other_entries_of_an_acronym_are_named_as_everywhere() -> None:
    lines = hit_lines(found("FTƏP", "ipap"), SAY)
    assert f"○ {PLANNED}" in lines.below[-1].text


def test_in_english_a_hit_shows_what_it_always_showed() -> None:
    lines = hit_lines(Hit("pfp", "term", "programme", PFP, "PfP", Tier.EXACT, "PfP", ""))
    assert [stretch.text for stretch in lines.stretches] == ["PfP", PFP, "programme"]


@pytest.mark.parametrize(
    ("reader", "edition", "called"),
    [("az", "en", "Sülh Naminə Tərəfdaşlıq"), ("en", "en", PFP), ("az", "az-Latn", PFP),
     ("en", "az", PFP), ("de", "en", PFP)],
)  # fmt: skip
def test_titles_stand_for_readers_of_the_editions_language_and_where_there_are_no_names(
    reader: str, edition: str, called: str
) -> None:
    assert names_for(OPEN, reader, edition).of("pfp", PFP).text == called


def test_names_are_those_of_one_language() -> None:
    assert Names("az").of("pfp", PFP) == Name(PFP)
