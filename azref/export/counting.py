"""Numbers of things in the sentences that say what a format could not express."""


def counted(number: int, one: str, many: str = "") -> str:
    """“1 event”, “3 events”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def losses(what: str, *numbered: tuple[int, str, str]) -> tuple[str, ...]:
    """“`what`: 3 events left out” for every number that is not 0, with its thing and its fate."""
    return tuple(f"{what}: {counted(n, thing)} {fate}" for n, thing, fate in numbered if n)
