"""What an entry is called for a reader: decided here, for every list, page and file.

In the language of the edition by its title. In another by the name in it that references attest,
else by the one that the source prints or the editors give; the title stands beside. A name that
only the editors give is unconfirmed, and wherever it is shown it has the sign of that.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from azref.entries import Form, Layer, Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.store.database import Database

UNCONFIRMED = "○"
_VOUCHED = (Layer.REFERENCES, Layer.SOURCE, Layer.EDITORS)
"""Whose name of several is taken."""


class Names(NamedTuple):
    """The names of entries in one language, by ids; where there is none the title stands."""

    language: str = "en"
    own: Mapping[str, Form] = {}

    def of(self, entry: str, title: str) -> Name:
        """What the entry of an id and a title is called."""
        own = self.own.get(entry)
        if own is None:
            return Name(title)
        if own.text == title:
            return Name(title, self.language)
        return Name(own.text, self.language, title, own.is_confirmed)


TITLES = Names()


def names_for(database: "Database", language: str, edition: str) -> Names:
    """What readers of `language` call the entries of an edition in another one, or in the same."""
    if is_of_edition(language, edition):
        return TITLES
    return names_of(database.names_in(language), language)


def is_of_edition(language: str, edition: str) -> bool:
    """Whether readers of `language` have the titles of an edition in `edition` for names."""
    return language == edition.partition("-")[0].lower()


def names_of(forms: Iterable[tuple[str, Form]], language: str) -> Names:
    """The names in `language` among forms of entries; of several the first of the best layer."""
    best: dict[str, Form] = {}
    for entry, form in forms:
        known = best.get(entry)
        if known is None or _VOUCHED.index(form.layer) < _VOUCHED.index(known.layer):
            best[entry] = form
    return Names(language, best)


def shown(name: Name) -> str:
    """A name as a list shows it, with the sign of what nobody confirms."""
    return name.text if name.is_confirmed else f"{UNCONFIRMED} {name.text}"
