from azref.ui.history import History


def walked(*places: str) -> History:
    history = History()
    for place in places:
        history = history.visit(place)
    return history


def test_before_the_first_visit_there_is_nowhere_to_go():
    history = History()
    assert (history.here, history.can_go_back, history.can_go_forward) == ("", False, False)
    assert history.back() == history.forward() == history


def test_back_and_forward_retrace_the_way():
    history = walked("pfp", "parp", "S4")
    assert history.back().here == "parp"
    assert history.back().back().here == "pfp"
    assert history.back().back().forward().here == "parp"


def test_visiting_the_same_place_again_adds_nothing():
    assert walked("pfp", "pfp") == walked("pfp")


def test_a_new_way_forgets_what_lay_ahead():
    history = walked("pfp", "parp").back().visit("isaf")
    assert history.places == ("pfp", "isaf")
    assert not history.can_go_forward


def test_the_oldest_places_are_forgotten_first():
    history = walked(*(f"e{n}" for n in range(500)))
    assert history.here == "e499"
    assert len(history.places) == 200
