"""Documents whose every field holds one text, gathered like any other."""

from typing import cast

from azref.entries import (
    Basis,
    Citation,
    Contradiction,
    Coverage,
    DateStatement,
    Discrepancy,
    EditionFacts,
    Entry,
    EntryType,
    Form,
    Homonym,
    Lane,
    Layer,
    Quantity,
    Reference,
    Relation,
    Role,
    Scope,
    Sentence,
    Side,
    Source,
    Span,
    Summary,
    TimelineEvent,
)
from azref.export.content import Document
from azref.export.document import gather
from azref.store.database import Database

HOSTILE = {
    "script": '<script>alert("x")</script><img src=x onerror=alert(1)>',
    "attributes": "\" onmouseover='alert(1)' x=\"",
    "closing": "--> ]]> </style></title></textarea> <?php ?> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "markdown": "# h\n- l\n1. n\n> q\n| a | b |\n```\n[x](javascript:alert(1)) ![i](x) *b* &lt;",
    "formula": '=cmd|\' /C calc\'!A0 =HYPERLINK("http://x","y")',
    "formulas": "+1 @SUM(A1) -2+3",
    "calendar": "a;b,c:d\\n\r\nEND:VEVENT\r\nBEGIN:VALARM\\",
    "turtle": '"""@en . <x> a <y> ; \\" \\u0041 \\ \' . } { ^^',
    "stardict": "a\x00b\nwordcount=9\nidxfilesize=1",
    "controls": "a\x00\x01\x08\x0b\x0c\x1b[2J\x7f\x85\x9f\u2028\u2029b",
    "nothing": "a\ufffe\uffff\ufdd0\U0001fffe\U0010ffff\ud800 \udfffb",
    "direction": "abc \u202edcba\u202c \u2066x\u2069 \u200f\u200e\u061c\ufeff",
    "newline": "first line\r\nsecond\nthird\rfourth\ttab",
    "letters": "Ə ə İ ı Ğ ğ Ş Ы ё 中文 😀 👩‍👩‍👧 e\u0301",
    "word": "x" * 1000,
    "empty": "",
    "invisible": "\u202e\x00",
    "blank": " \u00a0 ",
}

_BASES = (Basis.STATED, Basis.DERIVED)


class OneText:
    """Answers like a database all of whose texts are `text`, or a definition `long`."""

    def __init__(self, text: str, long: str = "") -> None:
        self._text = text
        self._long = long or text
        self._length = len(text)

    def facts(self) -> EditionFacts:
        t = self._text
        return EditionFacts(t, t, t, 1, ((t, t),), ())

    def source(self) -> Source:
        t, span = self._text, Span(0, self._length)
        sentence = Sentence(1, 1, span, t, Coverage.USED)
        return Source(t, t, t, t, (sentence,))

    def names_in(self, language: str) -> tuple[tuple[str, Form], ...]:
        t = self._text
        return (("term" + t, Form(t, language, Role.NAME, Layer.EDITORS)),)

    def timeline(self, *, with_context: bool) -> tuple[TimelineEvent, ...]:
        t = self._text
        return (
            TimelineEvent(
                "event" + t, t, Scope.SOURCE, Lane.DIALOGUE, self._date("event"), None, 1
            ),
        )

    def entry(self, id: str) -> Entry:  # noqa: A002
        t, span = self._text, Span(0, self._length)
        reference = Reference("ref" + t, t, t, t, "javascript:" + t, t, t)
        layers = ((Layer.SOURCE, True), (Layer.REFERENCES, False), (Layer.EDITORS, False))
        return Entry(
            Summary(id, self._type(id), t, Scope.SOURCE, t, t, (t,)),
            self._long, Layer.REFERENCES, t, t,
            forms=tuple(Form(t, t, role, layer, printed, t) for role in Role
                        for layer, printed in layers),
            dates=(self._date(id),
                   DateStatement(Layer.REFERENCES, "1994-05-04/1994-05-06", Basis.ATTESTED, t)),
            citations=(Citation(id, span, t, 1, "form"), Citation(id, span, t, 1, t)),
            discrepancies=(Discrepancy("d" + t, t, span, t, 1, t, t, (reference,), (id,)),),
            contradictions=(Contradiction("c" + t, t, t, (Side(span, t, 1),)),),
            references=(reference,),
            relations=(Relation("event" + t, t, EntryType.EVENT, t),),
            quantities=(Quantity(t, t, span, 1, t, t),),
            lane=Lane.DIALOGUE, actors=(t,), agreement=t, naming=t, homonyms=(Homonym(t, t),),
        )  # fmt: skip

    def _type(self, id: str) -> EntryType:  # noqa: A002
        return EntryType.EVENT if id.startswith("event") else EntryType.TERM

    def _date(self, id: str) -> DateStatement:  # noqa: A002
        t, basis = self._text, _BASES[id.startswith("term")]
        span = Span(0, self._length)
        return DateStatement(Layer.SOURCE, "1994-05-04", basis, t, span, t, None, t)


def document_of(text: str, long: str = "") -> Document:
    """A term and an event, `text` in every field, in remark and title too; `long` defines both."""
    ids = ("event" + text, "term" + text)
    database = cast("Database", OneText(text, long))
    return gather(database, ids, text, {ids[0]: text})
