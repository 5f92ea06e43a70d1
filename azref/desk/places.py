"""Places among siblings as real numbers, so that moving one row changes no other."""

from collections.abc import Sequence


def placed(siblings: Sequence[tuple[str, float]], row: str, at: int) -> dict[str, float]:
    """The places to write so that `row` stands at index `at` among its other `siblings`.

    `siblings` are ids with ascending places. Only `row` gets a place, unless there is no number
    left between its neighbours: then all do.
    """
    others = [sibling for sibling in siblings if sibling[0] != row]
    at = max(0, min(len(others), at))
    before = others[at - 1][1] if at else None
    after = others[at][1] if at < len(others) else None
    if before is None or after is None:
        return {row: _beside(before, after)}
    middle = (before + after) / 2
    if before < middle < after:
        return {row: middle}
    order = [*(name for name, _ in others[:at]), row, *(name for name, _ in others[at:])]
    return {name: float(number) for number, name in enumerate(order)}


def _beside(before: float | None, after: float | None) -> float:
    if before is not None:
        return before + 1
    return 0.0 if after is None else after - 1
