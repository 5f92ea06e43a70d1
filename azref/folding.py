"""The one fold that index, query, highlight and sort share.

`fold` keeps length on NFC text: one character in, one out, so a match in the folded text is a
match at the same offsets of the original. It drops case and diacritics and treats the letters
that Unicode's own case folding gets wrong for Azerbaijani: ə, ı, I and İ.
"""

import re
import unicodedata
from collections.abc import Callable
from operator import ne

_SINGLES = {
    "ə": "e",
    "ı": "i",
    "ё": "е",
    "æ": "a",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ß": "s",
    **dict.fromkeys("’‘ʼʹ′`´＇", "'"),
    **dict.fromkeys("‐‑‒–—―−－", "-"),
    **dict.fromkeys("“”„«»‟″", '"'),
}
_WORD = re.compile(r"\w+")
_LEADING_MARKS = re.compile(r"^\W+(?=\w)")


class _Folds(dict[int, str]):
    """The folded character for each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    lowered = character.lower()[0]
    if lowered in _SINGLES:
        return _SINGLES[lowered]
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    base = unicodedata.normalize("NFD", lowered)[0]
    return _SINGLES.get(base, base)


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The folded text, of the same length as `text`; compose to NFC first for best results."""
    return text.translate(_FOLDS)


def fold_query(text: str) -> str:
    """What a reader typed, as it is looked up: composed, folded, blanks collapsed.

    Marks that compose with no letter fall away: in small letters İ is an i with a dot above. Code
    units that are no characters (lone surrogates of a broken command line) become "?".
    """
    text = text.encode("utf-8", "replace").decode()
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii():
        composed = "".join(c for c in composed if not unicodedata.combining(c))
    return " ".join(fold(composed).split())


_CYRILLIC = "абвгғдеәжзиыјйкҝлмноөпрстуүфхһчҹшъь"
_IN_LATIN = "abvqğdeəjziıyykglmnoöprstuüfxhçcş''"
_LONGER = {"ё": "yo", "ц": "ts", "щ": "şç", "э": "e", "ю": "yu", "я": "ya"}
_LATIN = str.maketrans(dict(zip(_CYRILLIC, _IN_LATIN, strict=True)) | _LONGER)


def in_latin(text: str) -> str:
    """`text` as Azerbaijani in Cyrillic letters is written in Latin ones, in small letters.

    Letter for letter as of 1958; Russian letters of the time before, and of Russian keyboards,
    become what they stood for: ``сүлһ наминə`` and ``Азәрбайҹан`` → ``sülh naminə``,
    ``azərbaycan``.
    """
    return unicodedata.normalize("NFC", text).lower().translate(_LATIN)


def is_cyrillic(text: str) -> bool:
    """Whether a Cyrillic letter stands in `text`."""
    return not text.isascii() and any("\u0400" <= letter <= "\u052f" for letter in text)


_ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"
_FIRST_PLACE = 0x100


class _Places(dict[int, str]):
    """What stands for each code point where the order is that of the Azerbaijani alphabet."""

    def __missing__(self, code: int) -> str:
        letter = "ı" if chr(code) == "I" else chr(code).lower()[0]
        at = _ALPHABET.find(letter if letter in _ALPHABET else _folded(letter))
        place = self[code] = _folded(letter) if at < 0 else chr(_FIRST_PLACE + at)
        return place


_PLACES = _Places()


def azerbaijani_key(text: str) -> str:
    """Sorts texts by the Azerbaijani alphabet, capitals and small letters alike.

    ``ə`` follows ``e``, ``x`` follows ``h``, ``q`` follows ``k``, and ``I`` is the capital of
    ``ı``; ``w``, which the alphabet lacks, follows ``v``. Other letters go with those they fold
    to, what is no letter goes before all letters, other scripts after them.
    """
    return unicodedata.normalize("NFC", text).translate(_PLACES)


def alphabet(language: str) -> Callable[[str], str]:
    """What sorts texts for readers of `language`: by its alphabet, or as they are folded.

    Marks at the beginning make no difference: “Qətiyyətli” goes with Q.
    """
    key = azerbaijani_key if language == "az" else fold
    return lambda text: key(_LEADING_MARKS.sub("", text))


def capitals(text: str, language: str) -> str:
    """`text` in capitals; in Azerbaijani that of i is İ."""
    return (text.replace("i", "İ") if language == "az" else text).upper()


def capitalised(text: str, language: str) -> str:
    """`text` with a capital at its beginning."""
    return capitals(text[:1], language) + text[1:]


def words(folded: str) -> tuple[tuple[int, str], ...]:
    """The words of a folded text with their offsets; an apostrophe or dash ends a word."""
    return tuple([(m.start(), m.group()) for m in _WORD.finditer(folded)])


class _Gaps(dict[int, str]):
    """What stands for each code point where only words count, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        kept = self[code] = chr(code) if _WORD.match(chr(code)) else " "
        return kept


_GAPS = _Gaps()


def spaced(folded: str) -> str:
    """`folded` with a blank for every character that is no part of a word: as long as before."""
    return folded.translate(_GAPS)


class _Letters(dict[int, str | None]):
    """What stands for each code point where texts are compared; nothing for a combining mark."""

    def __missing__(self, code: int) -> str | None:
        kept = _GAPS[ord(_FOLDS[code])]
        found = self[code] = None if unicodedata.combining(chr(code)) else kept
        return found


_LETTERS = _Letters()


def comparable(text: str) -> str:
    """The folded words of `text` with one blank between: what forms and queries are compared by.

    Marks between words, and how many there are, make no difference, nor does composition.
    """
    return " ".join(text.translate(_LETTERS).split())


def place_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in `text` that stands which has these offsets (end exclusive) in its `comparable`.

    The whole text where its comparable has no such place.
    """
    if str.isalnum(text) and end <= len(text):  # raises `TypeError` for what is no text
        return start, end
    lead = text[:end]
    if lead.replace(" ", "").isalnum() and "  " not in lead and lead[0] != " " and len(lead) == end:
        return start, _past_marks(text, end)
    places: list[int] = []
    gap = -1
    for at, character in enumerate(text if 0 <= start < end else ""):
        letter = _LETTERS[ord(character)]
        if letter == " ":
            gap = at if gap < 0 else gap
        elif letter:
            places += [at] if gap < 0 or not places else [gap, at]
            gap = -1
            if len(places) >= end:
                return places[start], _past_marks(text, places[end - 1] + 1)
    return 0, len(text)


def _past_marks(text: str, at: int) -> int:
    """`at`, or past the combining marks that stand there."""
    while at < len(text) and _LETTERS[ord(text[at])] is None:
        at += 1
    return at


def word_starts(folded: str) -> list[int]:
    """Where the words of a folded text begin."""
    return [m.start() for m in _WORD.finditer(folded)]


_PREFIX = 7
SHORT_FORM = 5
"""Forms of up to so many characters are listed as a whole, the blanks in them too."""
_LONG_WORD = 8
_SHORT_WORD = 3


def allowed_errors(word: str) -> int:
    """How many typing errors a word of this length may hold and still be recognised."""
    if len(word) >= _LONG_WORD:
        return 2
    return 1 if len(word) >= _SHORT_WORD else 0


def deletions(word: str, most: int | None = None) -> frozenset[str]:
    """The start of `word` with up to `most` letters left out, itself included.

    `most` defaults to `allowed_errors`, but at least one. Two words within k errors of each other
    share one of these: the symmetric-delete index of Wolf Garbe (SymSpell) over the first seven
    letters; candidates are verified by `errors`.
    """
    found = last = {word[:_PREFIX]}
    for _ in range(max(1, allowed_errors(word)) if most is None else most):
        last = {w[:i] + w[i + 1 :] for w in last for i in range(len(w))}
        found = found | last
    return frozenset(found)


def neighbourhood(word: str) -> frozenset[str]:
    """What a known word, or a short form, is listed under: the marks of `marks_of` and `deletions`
    that lead to it.
    """
    if len(word) > SHORT_FORM:
        return deletions(word)
    return deletions(word) | _holed(word) | {_itself(word)}


def _holed(word: str) -> frozenset[str]:
    """`word` with each of its letters in turn unknown."""
    return frozenset(f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)))


def _itself(word: str) -> str:
    """The mark of nothing but `word`."""
    return f"={word}"


def is_short(text: str) -> bool:
    """Whether all that is listed under the marks of `text` is one error away from it."""
    return len(text) < SHORT_FORM


def marks_of(text: str) -> frozenset[str]:
    """The marks under which everything one error away from `text` is listed.

    Longer words are listed under them with others, to be told apart by `is_one_off`. Of short ones
    most share two letters, and to compare each would take too long.
    """
    if not is_short(text):
        return deletions(text, 1)
    marks = {text}
    for at in range(len(text)):
        lead, tail = text[:at], text[at + 1 :]
        marks.update((f"{lead}?{tail}", _itself(lead + tail)))
        if tail:
            marks.add(_itself(f"{lead}{tail[0]}{text[at]}{tail[1:]}"))
    return frozenset(marks)


def errors(one: str, other: str) -> int:
    """Typing errors between two words: letters added, left out, changed, or two swapped.

    The optimal string alignment distance, quadratic in what lies between the letters both begin
    and both end with.
    """
    one, other = _apart(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def errors_up_to(most: int, one: str, other: str) -> int:
    """Like `errors`, but any number above `most` where there are more: six times as fast for 2."""
    if most == 1:
        return int(one != other) if is_one_off(one, other) else 2
    one, other = _apart(one, other)
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if not shorter or longer - shorter > most or most <= 0:
        return longer
    fewer = most - 1
    found = min(
        errors_up_to(fewer, one[1:], other[1:]),
        errors_up_to(fewer, one[1:], other),
        errors_up_to(fewer, one, other[1:]),
    )
    if one[1:2] == other[0] and one[0] == other[1:2]:
        found = min(found, errors_up_to(fewer, one[2:], other[2:]))
    return 1 + found


def is_one_off(one: str, other: str) -> bool:
    """Whether there is at most one typing error between two words."""
    if len(one) == len(other):
        wrong = sum(map(ne, one, other))
        return wrong < 2 or (wrong == 2 and _is_swapped(one, other))
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    if len(longer) - len(shorter) > 1:
        return False
    for at, (letter, facing) in enumerate(zip(shorter, longer, strict=False)):
        if letter != facing:
            return shorter[at:] == longer[at + 1 :]
    return True


def _is_swapped(one: str, other: str) -> bool:
    """Whether two words that differ in two places differ by two neighbours swapped."""
    at = next(n for n, letter in enumerate(one) if letter != other[n])
    return one[at : at + 2] == other[at : at + 2][::-1]


def _apart(one: str, other: str) -> tuple[str, str]:
    """Both words without the letters they begin and end with alike."""
    shortest = min(len(one), len(other))
    start = end = 0
    while start < shortest and one[start] == other[start]:
        start += 1
    while end < shortest - start and one[-end - 1] == other[-end - 1]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
