import pytest

from azref.timeline.samples import sample, sample_mark
from azref.timeline.traits import Trait, traits


@pytest.mark.parametrize("trait", list(Trait))
def test_every_sample_has_the_trait_it_stands_for(trait):
    assert trait in traits(sample(trait))


@pytest.mark.parametrize("trait", list(Trait))
def test_the_mark_of_a_sample_lies_in_its_box(trait):
    mark = sample_mark(trait, 20.0, 70.0, 4.0)
    assert (mark is None) == (trait in (Trait.BEYOND, Trait.UNDATED))
    assert mark is None or (mark.left >= 0 and mark.right <= 75)
