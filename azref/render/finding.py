"""Words found on a page that is shown, over the fold every lookup uses."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from azref.folding import fold, fold_query

Stretch = tuple[int, int]
"""A stretch of a text: start and end, exclusive."""
_BEYOND = "\uffff"


def places(text: str, words: str) -> tuple[Stretch, ...]:
    """Where `words` stand in `text`, in code points, in order and without overlaps.

    Neither case nor diacritics count: ``terefdasliq`` finds ``Tərəfdaşlıq``.
    """
    wanted, folded = fold_query(words), fold(text)
    found: list[Stretch] = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    return tuple(found)


def in_code_units(text: str, found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same stretches counted in UTF-16 code units, as Qt counts."""
    beyond = [at for at, letter in enumerate(text) if letter > _BEYOND]
    if not beyond:
        return tuple(found)
    return tuple((s + bisect_left(beyond, s), e + bisect_left(beyond, e)) for s, e in found)


def next_after(found: Sequence[Stretch], position: int) -> int:
    """The index of the first stretch at or after `position`; the first of all after the last."""
    at = bisect_left([start for start, _ in found], position)
    return at if at < len(found) else 0
