"""The lookup index: keys, words and their typing-error neighbourhoods, as rows of tables."""

from collections.abc import Iterable, Sequence

from azref.folding import deletions, fold, words

Row = dict[str, object]


def form_index(forms: Sequence[tuple[int, str]]) -> dict[str, list[Row]]:
    """The rows of `key`, `word_start`, `word`, `word_form`, `neighbour` and `inside`.

    `forms` are (id, folded text), ids ascending.
    """
    starts = [(w, at, form) for form, folded in forms for at, w in words(folded)]
    numbers = {w: n for n, w in enumerate(sorted({w for w, _, _ in starts}), 1)}
    return {
        "key": [{"folded": folded, "form": form} for form, folded in _sorted_pairs(forms)],
        "word_start": _word_starts(forms),
        "word": [{"id": n, "folded": w} for w, n in numbers.items()],
        "word_form": [
            {"word": n, "form": form, "start": at}
            for n, form, at in sorted((numbers[w], form, at) for w, at, form in starts)
        ],
        "neighbour": _neighbours(numbers),
        "inside": [{"rowid": form, "folded": folded} for form, folded in forms],
    }


def _sorted_pairs(forms: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted(forms, key=lambda pair: (pair[1], pair[0]))


def _word_starts(forms: Sequence[tuple[int, str]]) -> list[Row]:
    tails = [(folded[at:], form, at) for form, folded in forms for at, _ in words(folded) if at]
    return [{"folded": tail, "form": form, "start": at} for tail, form, at in sorted(tails)]


def _neighbours(numbers: dict[str, int]) -> list[Row]:
    pairs = sorted((d, n) for word, n in numbers.items() for d in deletions(word))
    return [{"deletion": deletion, "word": number} for deletion, number in pairs]


def passage_index(passages: Sequence[Row]) -> list[Row]:
    """The rows of `fulltext`, one for each row of `passage`."""
    return [{"rowid": row["id"], "folded": fold(str(row["text"]))} for row in passages]
