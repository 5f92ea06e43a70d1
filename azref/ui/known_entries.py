"""The entries of a database by their ids and what they are called, read when first asked for."""

from collections.abc import Collection, Iterator, Mapping

from azref.entries import Form, Summary
from azref.render.names import TITLES, Names, is_of_edition, names_of
from azref.store.database import Database
from azref.ui.brief import brief, brief_summaries


class OwnNames(Mapping[str, Form]):
    """The name of each entry that has one in `language`, by its id.

    Raises `DatabaseError` where the file turns out to be damaged.
    """

    def __init__(self, database: Database, language: str) -> None:
        self._database = database
        self._language = language
        self._known: dict[str, Form | None] = {}

    def read(self, ids: Collection[str]) -> None:
        """Reads those of some entries together."""
        new = [each for each in ids if each not in self._known]
        if new:
            found = names_of(self._database.names_of(new, self._language), self._language).own
            self._known.update(dict.fromkeys(new))
            self._known |= {
                id_: form._replace(text=brief(form.text)) for id_, form in found.items()
            }

    def __getitem__(self, id: str) -> Form:  # noqa: A002
        if id not in self._known:
            self.read((id,))
        found = self._known[id]
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        self.read(self._database.ids())
        return (id_ for id_, form in self._known.items() if form is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def names_read(database: Database, language: str, edition: str) -> Names:
    """What readers of `language` call the entries of an edition in another, or in the same."""
    if is_of_edition(language, edition):
        return TITLES
    return Names(language, OwnNames(database, language))


def called(names: Names, summaries: Collection[Summary]) -> tuple[Summary, ...]:
    """Summaries with what their entries are called."""
    if isinstance(names.own, OwnNames):
        names.own.read([each.id for each in summaries])
    brief_ones = brief_summaries(summaries)
    return tuple(
        each._replace(called=names.of(each.id, each.title)) if each.id in names.own else each
        for each in brief_ones
    )


class Entries(Mapping[str, Summary]):
    """The entries by their ids, called as `names` have it.

    Raises `DatabaseError` where the file turns out to be damaged.
    """

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names
        self._known: dict[str, Summary] = {}

    def __getitem__(self, id: str) -> Summary:  # noqa: A002
        if id not in self._known:
            at = self._database.positions((id,)).values()
            found = called(self._names, self._database.summaries_at(at).values())
            self._known.update((each.id, each) for each in found)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._database.ids())

    def __len__(self) -> int:
        return len(self._database.ids())
