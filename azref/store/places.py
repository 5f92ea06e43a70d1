"""Which of what was found has a place among the hits a reader sees.

**What was meant is among the first hits**: every form one error away from what was typed has its
place among the first `PLACES`, whatever else is found, unless more forms are as near as that. Words
within names have places after those of forms.
"""

from collections.abc import Iterable

from azref.entries import Tier
from azref.store.matches import Ready, Spot
from azref.store.near import Near

PLACES = 20
"""So many hits a reader sees; fewer are the first of these."""
SHORTEST_TELLING = 3
"""What is shorter says too little to keep places for what may have been meant instead."""
_TELLING = 4
"""From so many letters on, forms one error away keep half of the places where they are too many."""
_TELLING_WORD = 5
"""From so many letters on, words one error away keep places though there are too many for all."""
SURE = (Tier.EXACT, Tier.MARKED)

Found = dict[int, Spot | Ready]
"""What was found, by the position of its entry, in the order of hits."""


def first(offered: Iterable[Spot | Ready], places: int, known: Found | None = None) -> Found:
    """`known`, and after it what is offered of other entries, until all places are taken."""
    found = {} if known is None else dict(known)
    for one in offered if len(found) < places else ():
        if one.owner not in found:
            found[one.owner] = one
            if len(found) >= places:
                break
    return found


def places_kept(typed: Found, near: Near, places: int, length: int) -> Found:
    """What is one error away and keeps its places, however much more was typed so.

    Where whole forms as near are more than there are places for, an error tells little: half of
    the places are kept, for less than `_TELLING` letters none.
    """
    sure = {owner for owner, one in typed.items() if one.tier in SURE}
    room = places - len(sure)
    is_crowded = len(near.spellings) > room
    most = room // 2 * (length >= _TELLING) if is_crowded else room
    forms = (spot for spot in near.forms(most) if spot.owner not in sure) if most else ()
    kept = first(forms, most)
    if is_crowded:
        return kept
    most = _words_kept(typed, near, room, len(kept), length)
    return first(near.within(most), len(kept) + most, kept)


def _words_kept(typed: Found, near: Near, room: int, forms: int, length: int) -> int:
    """How many words one error away keep places after so many `forms`.

    Where what was typed is itself a word of names, half of the places are its own. Short words
    keep places only if there are some for all.
    """
    if length < SHORTEST_TELLING:
        return 0
    nearer = sum(one.tier is Tier.WHOLE for one in typed.values())
    left = max(room - forms - min(nearer, room // 2), 0)
    words = len(near.words)
    return min(words, left) if length >= _TELLING_WORD or words <= left else 0


def places_beside(kept: Found, typed: Found, places: int) -> int:
    """How many of what was typed have places beside those that are kept."""
    left = places - len(kept)
    for count, owner in enumerate(typed):
        if owner not in kept:
            if not left:
                return count
            left -= 1
    return len(typed)
