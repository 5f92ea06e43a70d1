"""Events written in one line, for the tests of the timeline."""

import random

from azref.entries import Basis, DateStatement, Lane, Layer, Scope, TimelineEvent
from azref.timeline.marks import Dated, dated

LANES = (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES, Lane.DIALOGUE)


def event(
    edtf: str | None,
    attested: str | None = None,
    *,
    id: str = "ev",  # noqa: A002
    title: str = "Azerbaijan joins the Planning and Review Process",
    lane: Lane = Lane.FRAMEWORK,
    basis: Basis = Basis.STATED,
    scope: Scope = Scope.SOURCE,
    said: str = "",
) -> TimelineEvent:
    statement = DateStatement(Layer.SOURCE, edtf, basis, said=said)
    return TimelineEvent(id, title, scope, lane, statement, attested, 4)


def random_edtf(chance: random.Random) -> str:
    year, month, day = chance.randint(1985, 2025), chance.randint(1, 12), chance.randint(1, 28)
    later = year + chance.randint(0, 12)
    forms = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}/{later}",
             f"{year}-{month:02d}/..", f"{year}/", f"../{year}", f"/{year}", f"{year}~",
             f"{year}?/{later}", f"[{year},{later}]")  # fmt: skip
    return chance.choice(forms[:3] * 2 + forms)


def random_events(chance: random.Random, count: int) -> list[Dated]:
    return [dated(_random_event(chance, number)) for number in range(count)]


def _random_event(chance: random.Random, number: int) -> TimelineEvent:
    return event(
        None if chance.random() < 0.1 else random_edtf(chance),
        random_edtf(chance) if chance.random() < 0.4 else None,
        id=f"ev-{number}",
        title="word " * chance.randint(1, 14),
        lane=chance.choice(LANES),
        basis=chance.choice((Basis.STATED, Basis.DERIVED)),
    )
