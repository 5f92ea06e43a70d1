import pytest

from azref.entries import Basis, Scope
from azref.timeline.marks import dated
from azref.timeline.sentences import Phrases, sentence

from .events import event


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (event("1997", "1997"), "1997, the whole year. Stated, S4. References agree."),
        (event("1996", "1996-04"), "1996, the whole year. Stated, S4. References: April 1996."),
        (event("2002", basis=Basis.DERIVED), "2002, the whole year. Derived, S4."),
        (event("2015-01/.."), "From January 2015, still open. Stated, S4."),
        (event("-0043-03-15"), "15 March 44 BC. Stated, S4."),
        (event(None, said="currently"), "No date: the source says “currently”. S4."),
    ],
)
def test_an_event_is_said_in_a_sentence(example, expected: str):
    title = "Azerbaijan joins the Planning and Review Process. "
    assert sentence(dated(example), Phrases()) == title + expected


def test_context_is_said_to_rest_on_references():
    context = event("2003-08-11", "2003-08-11", basis=Basis.ATTESTED, scope=Scope.CONTEXT)
    assert "11 August 2003. Attested by references" in sentence(dated(context), Phrases())
