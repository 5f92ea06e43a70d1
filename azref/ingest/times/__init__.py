"""The time expressions of prose, each resolved to a date with its derivation.

Of other languages than English `foreign_dates` reads the dates that say their year; the rest here
is English.

Four steps, each a module: `grammar` finds points in time by their shape, `licences` drops numbers
and words that only look like one, `phrases` joins what belongs together ("from … to …",
"since …"), `resolution` gives every phrase its date, leaning relative ones on an anchor.

What counts as a time expression is a statement of *when*: a date, a relation to one ("two years
later"), a recurrence ("annually") or a reference to the time of writing ("currently"). Order
without measure ("later", "then"), durations ("for three years") and adjectives ("annual") do not.
"""

from azref.ingest.times.expressions import TimeExpression, TimeKind
from azref.ingest.times.foreign_dates import foreign_dates
from azref.ingest.times.resolution import resolve_times

__all__ = ["TimeExpression", "TimeKind", "foreign_dates", "resolve_times"]
