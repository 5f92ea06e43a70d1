"""The endings of Azerbaijani nouns, and what a word may be without them."""

import re

_PLURAL = "l[ae]r"
_OWNER = "(?:[iu]|(?<=[aeiou]))[mn](?:[iu]z)?|s?[iu]"
_CASE = "n?[iu]n|[ny]?[iu]|[ny]?[ae]|n?d[ae]n?|y?l[ae]|[ny]?[ae]d[ae]k"
_BELONGING = rf"(?:n?d[ae]|n?[iu]n)k[iu](?:{_PLURAL})?(?:{_CASE})?"
_SAID = "d[iu]r(?:l[ae]r)?"
_ASKED = "m[iu](?:d[iu]r)?"
_ENDING = re.compile(
    rf"(?=(?:{_PLURAL})?(?:{_OWNER})?(?:{_BELONGING}|{_CASE})?(?:{_SAID})?(?:{_ASKED})?\Z)"
)
"""A place from which a word has nothing but what may follow the stem of a noun, folded, in its
order: plural, owner, case ("-dakı" stands for one), "is", the question.
"""
_LONGEST_ENDING = 20
_VOWELS = "aeiou"
_SOFTENED = {"g": "q", "y": "k"}
_SHORTEST_STEM = 3
_END_MARKS = re.compile(r"\W+$")


def stems(folded: str) -> tuple[str, ...]:
    """What `folded` may be an Azerbaijani case form of, nearest first, itself not among them.

    ``terefdasligin`` → ``terefdasligi``, ``terefdaslig``, ``terefdasliq``; ``nato-nun`` → ``nato``;
    ``kosovodaki`` → ``kosovo``. A word has its endings after the last dash or apostrophe, if any.
    """
    head, _, tail = folded.rpartition(" ")
    lead = f"{head} " if head else ""
    return tuple(lead + stem for stem in _word_stems(_END_MARKS.sub("", tail)))


def _word_stems(word: str) -> list[str]:
    dash = max(word.rfind("-"), word.rfind("'"))
    name = word[:dash] if dash >= _SHORTEST_STEM - 1 else ""
    if name and _ENDING.match(word, dash + 1):
        return [name]
    least = max(dash + 1 + _SHORTEST_STEM, len(word) - _LONGEST_ENDING)
    found = [name] if name else []
    for place in _ENDING.finditer(word, least, len(word)):
        end = place.start()
        if end < len(word):
            if word[end - 1] in _SOFTENED and word[end] in _VOWELS:
                found.append(word[: end - 1] + _SOFTENED[word[end - 1]])
            found.append(word[:end])
    return found[::-1]
