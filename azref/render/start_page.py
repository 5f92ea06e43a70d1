"""The page a reader sees before any entry: what this is, how to read it, its short forms."""

from collections.abc import Iterable

from azref.entries import EditionFacts, Form, Layer, Role, Summary
from azref.render.page import Block, Line, Page, Paragraph, Run, Section, Table, Tone
from azref.render.prose import name_run, role_words
from azref.render.wording import ENGLISH, Wording, grouped

MOST_FORMS = 60
"""Short forms on the page; of a dictionary's thousands nobody wants the first of a list."""


def start_page(
    facts: EditionFacts, acronyms: Iterable[tuple[Form, Summary]], say: Wording = ENGLISH
) -> Page:
    """The start page of an edition.

    `acronyms` are the short forms its source prints, one more than `MOST_FORMS` where there are
    more.
    """
    kicker = (Run(_counts(facts, say), Tone.MUTED),)
    sections = (_beginning(say), _short_forms(acronyms, say), *_layers(say))
    filled = tuple(section for section in sections if section.blocks)
    return Page("", Run(facts.title), (), kicker, filled)


def _counts(facts: EditionFacts, say: Wording) -> str:
    counts = dict(facts.counts)
    text = say("{entries} entries, {citations} citations of {sentences} sentences")
    return text.format(
        entries=grouped(counts.get("entry", 0), say),
        citations=grouped(counts.get("citation", 0), say),
        sentences=grouped(counts.get("sentence", 0), say),
    )


def _beginning(say: Wording) -> Section:
    text = say(
        "Type an acronym, a name or a year into the line above (Ctrl+K), or choose an event in "
        "the timeline or a term in the glossary. Ctrl+D selects what you see for export."
    )
    return Section(say("Where to begin"), None, (Paragraph((Run(text),)),))


def _short_forms(acronyms: Iterable[tuple[Form, Summary]], say: Wording) -> Section:
    every = list(acronyms)
    rows = tuple(_short_form(form, summary, say) for form, summary in every[:MOST_FORMS])
    header = (say("Printed as"), say("What it is"), say("Stands for"))
    blocks: list[Block] = [Table(header, rows)] if rows else []
    if len(every) > MOST_FORMS:
        text = say("These are the first; type any other into the line above.")
        blocks.append(Paragraph((Run(text),)))
    return Section(say("Short forms of the source"), None, tuple(blocks))


def _short_form(form: Form, summary: Summary, say: Wording) -> tuple[Line, ...]:
    tone = Tone.WRONG if form.role is Role.MISPRINT else Tone.STRONG
    target = f"entry:{summary.id}"
    differs = summary.acronym and summary.acronym != form.text
    acronym = (Run(summary.acronym, target=target), Run(", ")) if differs else ()
    return (
        (Run(form.text, tone, form.language),),
        (Run(role_words(form, say), Tone.MUTED),),
        (*acronym, name_run(say.names.of(summary.id, summary.title), target)),
    )


def _layers(say: Wording) -> tuple[Section, ...]:
    """Each layer explained under its own heading and bar."""
    texts = (
        (Layer.SOURCE, say("The source says"), say(
            "What stands in the source text, quoted word for word, with the number of its "
            "sentence. Forms are shown as printed, wrong ones struck."
        )),
        (Layer.REFERENCES, say("References attest"), say(
            "What other publications say: official names, definitions, finer dates. Every "
            "reference is listed at the end of the entry."
        )),
        (Layer.EDITORS, say("The editors infer"), say(
            "How relative dates were resolved, and readings no reference confirms. A circle "
            "marks a form that was found nowhere."
        )),
    )  # fmt: skip
    return tuple(Section(name, layer, (Paragraph((Run(text),)),)) for layer, name, text in texts)
