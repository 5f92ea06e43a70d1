"""What forms mean outside the reference, as the editors say: the homonyms of an edition."""

from azref.folding import comparable
from azref.ingest.edition import Edition
from azref.ingest.problems import Problems, did_you_mean
from azref.ingest.tables import Tables


def add_homonyms(edition: Edition, tables: Tables, problems: Problems) -> None:
    """Adds every homonym; its form must be one that some term has, and its meaning new."""
    known: dict[str, str] = dict(tables.select("form", "folded", "text"))
    seen: set[tuple[str, str]] = set()
    for record in edition.all("homonym"):
        form, meaning = record.text("form"), record.text("meaning")
        folded = comparable(form)
        if folded not in known:
            hint = did_you_mean(form, tuple(known.values()))
            text = f'no term has the form "{form}"{hint}; a homonym belongs to a form of a term'
            problems.at(record.script, record.where("form"), text)
        elif (folded, meaning) in seen:
            text = f'"{form}" is said to mean this already'
            problems.at(record.script, record.where("meaning"), text)
        else:
            tables.add("homonym", folded=folded, meaning=meaning, text=form)
        seen.add((folded, meaning))
