"""Paragraphs and sentences of the source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.ingest.passages import sentence_stretches

SOURCE = Path(__file__).parents[2] / "db" / "edition" / "azerbaijan-nato.txt"

SENTENCES = """
It joined. It left.                            | It joined. / It left.
It cost 3.5 million. Then it left.             | It cost 3.5 million. / Then it left.
Mr. Simmons met Gen. Peach. They spoke.        | Mr. Simmons met Gen. Peach. / They spoke.
The U.S. Army met H. Aliyev. It left.          | The U.S. Army met H. Aliyev. / It left.
It said, “It left.” Then it came.              | It said, “It left.” / Then it came.
Threats, etc. actual issues are named. It left. | Threats, etc. actual issues are named. / It left.
Did it join? Yes! It did… And left.            | Did it join? / Yes! / It did… / And left.
On Jan. 9 it joined. 120 men came.             | On Jan. 9 it joined. / 120 men came.
It joined (in 2001). (It left.) It came.       | It joined (in 2001). / (It left.) / It came.
Սա մեկն է։ Սա երկուսն է։                       | Սա մեկն է։ / Սա երկուսն է։
هل انضم؟ نعم. ثم غادر.                         | هل انضم؟ / نعم. / ثم غادر.
它加入了。“它离开了。”然后呢？好。              | 它加入了。 / “它离开了。” / 然后呢？ / 好。
No stop at the end                             | No stop at the end
"""
ROWS = [tuple(map(str.strip, line.split("|"))) for line in SENTENCES.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_prose_is_split_into_its_sentences(text: str, expected: str):
    found = [text[s.span.start : s.span.end] for s in sentence_stretches(text)]
    assert " / ".join(found) == expected


def test_the_source_has_the_37_sentences_of_its_editors():
    text = SOURCE.read_bytes().decode()
    stretches = sentence_stretches(text)
    assert len(stretches) == 37
    assert stretches[-1].paragraph == 10
    spans = [(s.span.start, s.span.end) for s in stretches]
    assert spans[:4] == [(0, 125), (126, 348), (349, 570), (571, 636)]
    assert spans[13:20] == [
        (2489, 2611), (2614, 2715), (2716, 2806), (2807, 2952), (2953, 3034), (3035, 3163),
        (3164, 3290),
    ]  # fmt: skip
    assert spans[29:] == [
        (5220, 5335), (5337, 5612), (5614, 5692), (5693, 5851), (5856, 6080), (6081, 6304),
        (6306, 6403), (6404, 6568),
    ]  # fmt: skip


@given(st.text(alphabet="Aa. \n?“”(1\u00a0", max_size=60))
def test_sentences_cover_everything_but_blanks_in_order(text: str):
    stretches = sentence_stretches(text)
    at = 0
    for number, stretch in enumerate(stretches, 1):
        assert stretch.number == number
        assert not text[at : stretch.span.start].strip()
        assert text[stretch.span.start : stretch.span.end].strip()
        at = stretch.span.end
    assert not text[at:].strip()
