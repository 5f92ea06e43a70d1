import random
from collections import Counter

import pytest

from azref.entries import Basis, Lane, Scope
from azref.timeline.traits import GROUPS, Trait, counted, only, shown, trait_of_date, traits

from .events import event, random_events

YEAR = event("1997", id="year")
OPERATION = event("1999", "1999-09/2008-04", id="operation", lane=Lane.OPERATIONS)
DERIVED = event("2002", "2004-01-05", id="derived", basis=Basis.DERIVED)
EVENTS = (YEAR, OPERATION, DERIVED)


@pytest.mark.parametrize(
    ("edtf", "trait"),
    [
        ("1997", Trait.YEAR),
        ("1997-05", Trait.FINER),
        ("1997-21", Trait.FINER),
        ("1997-05-04", Trait.FINER),
        ("1997/2001", Trait.RANGE),
        ("199X", Trait.RANGE),
        ("[1997,1999]", Trait.RANGE),
        ("2015-01/..", Trait.OPEN),
        ("../1997~", Trait.OPEN),
        ("2015-01/", Trait.UNKNOWN),
        ("1997~", Trait.ABOUT),
        ("1997?/2001", Trait.ABOUT),
        ("../..", Trait.UNDATED),
        ("-0043-03-15", Trait.BEYOND),
        ("-0049/0014", Trait.BEYOND),
        ("Y12000", Trait.BEYOND),
        (None, Trait.UNDATED),
    ],
)
def test_the_trait_of_a_date_is_what_is_drawn_of_it(edtf, trait):
    assert trait_of_date(edtf) is trait


def test_an_event_has_one_trait_of_each_group():
    assert traits(DERIVED) == ("framework", "year", "derived", "disputed")
    assert traits(OPERATION) == ("operations", "year", "stated", "attested")
    assert traits(event("1994", "1994"))[3] is Trait.PLAIN


def test_the_editors_context_rests_on_what_references_attest():
    context = event(None, "2003-08-11", lane=Lane.CONTEXT, scope=Scope.CONTEXT)
    assert traits(context) == ("context", "finer", "stated", "plain")


def test_a_hidden_trait_hides_just_the_events_that_have_it():
    assert shown(EVENTS, {Trait.OPERATIONS}) == [YEAR, DERIVED]
    assert shown(EVENTS, {Trait.DISPUTED, Trait.ATTESTED}) == [YEAR]
    assert shown(EVENTS, ()) == list(EVENTS)


def test_only_one_trait_of_a_group_leaves_the_other_groups_alone():
    hidden = only(Trait.DERIVED, {Trait.OPERATIONS, Trait.DERIVED})
    assert hidden == {Trait.OPERATIONS, Trait.STATED}
    assert shown(EVENTS, hidden) == [DERIVED]


def test_the_counts_of_every_group_add_up_to_all_events():
    events = [known.event for known in random_events(random.Random(5), 200)]
    counts = counted(events)
    assert [sum(counts[trait] for trait in group) for group in GROUPS] == [200] * 4
    assert Counter({t: len(events) - len(shown(events, {t})) for t in counts}) == counts
