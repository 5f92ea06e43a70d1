"""Who vouches for the words of the source: the source alone, references, or the editors."""

import sqlite3

from azref.entries import Layer
from azref.store.values import span_of

_VOUCHED = """
SELECT start, end, 'source' FROM citation WHERE purpose != 'date'
UNION SELECT start, end, iif(basis IN ('derived', 'inferred'), 'editors', 'source')
    FROM date WHERE layer = 'source' AND start IS NOT NULL
UNION SELECT start, end, layer FROM discrepancy
ORDER BY 1, 2 DESC, 3
"""


def vouched(connection: sqlite3.Connection) -> tuple[tuple[int, int, Layer], ...]:
    """Stretches of the source with the layer in which they are to be read, by start.

    What entries cite is the source's own, a date that had to be resolved the editors', and a
    place that cannot be taken at its word belongs to the layer that says what it means.
    """
    found = connection.execute(_VOUCHED)
    return tuple((*span_of(start, end), Layer(layer)) for start, end, layer in found)
