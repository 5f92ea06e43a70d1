"""Why one date stands before another in the one order of dates, `dates.sort_key`."""

from enum import StrEnum

from azref.dates import Edtf, sort_key


class Reason(StrEnum):
    """What decides, first things first."""

    DATED = "dated"
    BEGINS = "begins"
    END_KNOWN = "end known"
    ENDS = "ends"
    START_KNOWN = "start known"
    FINER = "finer"
    SAME = "same"


_DECIDING = (Reason.DATED, Reason.BEGINS, Reason.END_KNOWN, Reason.ENDS, Reason.START_KNOWN,
             Reason.FINER)  # fmt: skip


def reason_before(first: Edtf | None, second: Edtf | None) -> Reason:
    """Why `first` comes before `second`; SAME when nothing but the text or the title decides."""
    pairs = zip(_DECIDING, sort_key(first), sort_key(second), strict=False)
    return next((reason for reason, a, b in pairs if a != b), Reason.SAME)
