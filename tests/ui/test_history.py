from azref.ui.history import History, View


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


def test_each_step_remembers_how_it_was_left_even_at_the_same_place():
    history = walked("pfp").left(View(scroll=40)).visit("parp").left(View(is_source=True, scroll=7))
    history = history.visit("pfp").left(View(scroll=90))
    assert history.back().view == View(is_source=True, scroll=7)
    assert history.back().back().view == View(scroll=40)
    assert history.back().back().visit("isaf").view is None


def test_a_history_without_views_gets_them_as_places_are_left():
    history = History(("pfp", "parp"), 1)
    assert history.view is None
    assert history.left(View(scroll=3)).view == View(scroll=3)


def test_the_places_around_are_told_latest_first_with_their_indices():
    history = walked(*"abcdef").turned(3)
    assert history.around(1) == ((4, "e"), (3, "d"), (2, "c"))
    assert history.around(9)[0] == (5, "f")
    assert history.turned(17) == history
