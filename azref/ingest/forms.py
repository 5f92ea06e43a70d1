"""The forms of a term: the official ones, and the printed ones with what they are to it."""

from collections.abc import Sequence

from azref.entries import Form, Layer, Role
from azref.folding import fold
from azref.ingest.edition import Record
from azref.ingest.scanner import is_short_form


def name_in(term: Record, languages: Sequence[str]) -> str:
    """The name of a term in the first of some languages that it has one in."""
    return next(filter(None, (term.text(f"name_{language}") for language in languages)), "")


def official_forms(term: Record, languages: Sequence[str]) -> tuple[Form, ...]:
    """Names and acronyms in some languages, in their order, each with who vouches for it."""
    forms: list[Form] = []
    for language in languages:
        for role, key in ((Role.NAME, language), (Role.ACRONYM, f"acronym_{language}")):
            name = f"name_{language}" if role is Role.NAME else key
            status = "confidence" if language == "en" else f"{key}_status"
            if text := term.text(name):
                layer = _layer(term, name, term.text(status) or "attested")
                forms.append(Form(text, language, role, layer, note=term.text(f"{key}_note")))
    return tuple(forms)


def _layer(term: Record, key: str, status: str) -> Layer:
    """Who vouches for an official form: references, where it is attested and there are any."""
    if status != "attested":
        return Layer.EDITORS
    if term.texts("references"):
        return Layer.REFERENCES
    return Layer.SOURCE if term.text(key) in term.texts("forms") else Layer.EDITORS


def all_forms(term: Record, languages: Sequence[str], misread: frozenset[str]) -> tuple[Form, ...]:
    """Official forms, then the printed ones, which are in the first of the languages.

    `misread` holds the quotes of discrepancies of the kind mistranslation. A printed form that is
    an official one is that form, marked as printed; where two languages agree, that of
    the first.
    """
    printed = tuple(dict.fromkeys(term.texts("forms")))
    official = official_forms(term, languages)
    known: set[str] = set()
    forms: list[Form] = []
    for form in official:
        is_printed = form.text in printed and form.text not in known
        forms.append(Form(*form[:4], is_printed, form.note))
        known.add(form.text)
    for text in printed:
        if text not in known:
            role = _role(term, text, official, misread)
            forms.append(Form(text, languages[0], role, Layer.SOURCE, is_printed=True))
    return tuple(forms)


def _role(term: Record, text: str, official: tuple[Form, ...], misread: frozenset[str]) -> Role:
    """What a printed form is: as the editors say, else judged from its looks.

    A capital short form that agrees with none of the official acronyms is a misprint, where there
    are any; a form that is the whole quote of a mistranslation is a calque.
    """
    if text in term.texts("misprints"):
        return Role.MISPRINT
    if text in term.texts("calques"):
        return Role.CALQUE
    same = [form.role for form in official if fold(form.text) == fold(text)]
    if same:
        return same[0]
    if not any(letter.isspace() for letter in text) and is_short_form(text):
        acronyms = {_bare(form.text) for form in official if form.role is Role.ACRONYM}
        is_wrong = acronyms and _bare(text) not in acronyms
        return Role.MISPRINT if is_wrong else Role.ACRONYM
    return Role.CALQUE if text in misread else Role.VARIANT


def _bare(acronym: str) -> str:
    """An acronym without its dots and its plural s: U.N. and UNs agree with UN."""
    plain = acronym.replace(".", "")
    return fold(plain.removesuffix("s") if plain[-2:-1].isupper() else plain)


def misread_quotes(discrepancies: tuple[Record, ...]) -> frozenset[str]:
    return frozenset(d.text("quote") for d in discrepancies if d.text("kind") == "mistranslation")
