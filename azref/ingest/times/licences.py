"""Whether a number or a word that could be a year, month or season is one here.

A bare number of four digits is a year only with a *licence*: a preposition of time before it
("in 1997"), a determiner with a noun after it ("the 2004 summit"), brackets ("(1996)", "(Baku,
1996)"), an event it tells apart ("Istanbul Summit 2004"), another year it is listed with, the
start of a chronicle line ("1994: …") or a dash before it at the end of a quoted name ("“Resolute
cooperation — 2001”"). A number that only follows a name belongs to the name: "NATO 2030". One of
three digits needs more: "in 814 the emperor …", and one of two an apostrophe: "in ’94".

Nothing licenses a number that is an identifier ("resolution 1325", "flight 1549"), an amount
("$1999", "1945 km", "more than 2000") or counts something ("1500 Azerbaijani troops").
"""

import re
from dataclasses import replace

from azref.ingest.times.points import Point
from azref.ingest.times.vocabulary import MONTH, YEAR, compiled

# How many code points before a number are looked at: for a word, for a phrase.
_NEAR = 24
_FAR = 70

_UNITS = (
    r"%|‰|°|€|\$|£|₼|per ?cent\b|percentage|points?|times|hours?|hrs|GMT|UTC|days?|weeks?|months?|"
    r"years?|minutes?|km|kms|kilomet\w+|met(?:er|re)s?|cm|mm|(?-i:m|ha)|miles?|feet|ft|yards|hectares?|"
    r"acres?|tons?|tonnes?|kg|kilos?|kilogram\w*|grams?|lit(?:er|re)s?|barrels?|MW|kW|GB|MB|Hz|"
    r"euros?|dollars?|USD|EUR|AZN|manats?|roubles?|rubles?|lari|pounds|liras?|francs?|cents|"
    r"million|billion|thousand|hundred|dozen|square|cubic|sq|nautical"
)
_COUNTED = (
    r"troops?|soldiers|men|women|people|persons|personnel|servicem[ea]n|servicewomen|officers|"
    r"peacekeepers|policemen|civilians|citizens|inhabitants|residents|refugees|displaced|migrants|"
    r"casualties|victims|dead|wounded|killed|injured|prisoners|hostages|fighters|militants|guards|"
    r"members|participants|delegates|guests|visitors|students|pupils|teachers|specialists|experts|"
    r"observers|volunteers|workers|employees|staff|families|children|houses|homes|households|"
    r"villages|towns|cities|districts|schools|hospitals|buildings|places|countries|nations|pages|"
    r"words|lines|copies|books|articles|documents|files|items|units|pieces|cases|incidents|attacks|"
    r"mines|weapons|rifles|tanks|vehicles|aircraft|planes|helicopters|drones|ships|vessels|"
    r"rounds|shells|missiles|bombs|shares|votes|seats|events|activities|exercises|seminars|flights|"
    r"miners|farmers|voters|protesters|protestors|demonstrators|marchers|pilgrims|sailors|marines|"
    r"respondents|signatures|rioters|strikers|settlers|recruits|conscripts|cadets|monks|priests|"
    r"doctors|nurses|engineers|scientists|athletes|players|fans|spectators|tourists|travellers|"
    r"customers|subscribers|readers|users|shareholders|labourers|"
    r"passengers|steps|cows|sheep|horses|trees|others|more|or more|or so|"
    r"of (?:them|these|those|whom|which)"
)
_ADJECTIVE = r"(?:[a-z]+(?:-[a-z]+)? |[A-Z][a-z]+(?:n|sh|se|i|ch) )?"

_UNIT_NEXT = compiled(rf" ?(?:{_UNITS})(?!\w)")
_COUNTED_NEXT = compiled(rf" (?:{_COUNTED})(?!\w)")
_COUNTED_AFTER_ADJECTIVE = compiled(rf" (?-i:{_ADJECTIVE})(?:{_COUNTED})(?!\w)")
_RANGE_COUNTED = compiled(
    rf"(?: (?:and|to|or)|\s?[-–]) ?[0-9][0-9.,]* (?-i:{_ADJECTIVE})?(?:{_COUNTED}|{_UNITS})(?!\w)"
)
_GLUE_AFTER = re.compile(r"[\w@#°€$£₼%‰]|[.,:/][\w/]|[-‑][\w]|['’][a-rt-z]")
_GLUE_BEFORE = re.compile(r"(?:[\w$€£₼#№/@+=_]|[\w][-‑.,:']|[0-9][^\S\n]|[$€£₼#№][^\S\n])$")

_IDENTIFIER = compiled(
    r"\b(?:resolutions?|res|unscr|articles?|arts?|rooms?|pages?|pp?|nos?|nr|numbers?|n|№|flights?|"
    r"versions?|ver|v|models?|types?|marks?|mk|lines?|items?|ids?|codes?|pin|tel|phone|telephone|fax|"
    r"mobile|extension|ext|box|routes?|highways?|roads?|channels?|units?|sections?|chapters?|"
    r"clauses?|paragraphs?|paras?|laws?|decrees?|orders?|bills?|directives?|regulations?|protocols?|"
    r"cases?|files?|forms?|serial|isbn|issn|stanag|iso|gost|verses?|apartments?|apt|house|trains?|"
    r"bus|battalion|regiment|levels?|figures?|fig|tables?|lots?|series|class|grade|windows|office"
    r")\.? (?:no\.? ?|number )?$"
)
_QUANTIFIER = compiled(
    r"\b(?:more than|less than|fewer than|over|under|nearly|almost|"
    r"(?<!until\s)(?<!till\s)at least|at most|some|only|just|"
    r"another|all|total of|as many as|exactly|estimated|further|additional|additionally|"
    r"(?:force|group|total|team|unit|contingent|crowd|army|strength|population|number|sum|maximum|"
    r"minimum|average|height|distance|amount|level|price|cost|sample|batch|fleet|set|series|stock|"
    r"collection|garrison|herd|flock|body|corps|membership|cohort|circulation|edition|majority|"
    r"range|mean|median|rate|weight|speed|altitude|depth|length|area|capacity|income|budget|value|"
    r"score)s? of|"
    r"(?:numbered|totalled|totaled|numbering|totalling|cost|costs|costing|reached|paid|worth|sent|"
    r"killed|includes?|including|included|with|employs?|employed)) $"
)
_PREPOSITION = compiled(
    r"(?:\b(?:in|during|since|until|till|by|from|before|after|around|about|circa|approximately|"
    r"roughly|(?<![0-9]\s)of|for|throughout|within|between|years?|up to|prior to|through|than|"
    r"dated|signed|"
    r"probably|possibly|perhaps|as (?:early|late|recently|far back) as|fiscal|copyright|©|"
    r"et al\.?,?|(?:until|till) at least)|\b(?:ca?|est|fl)\.|\(c\)|©) $|\bca?\.$"
)
_FIRM_PREPOSITION = re.compile(r"(?:^|[.!?;,(“\"]\s*)(?:In|Since|Until|By|During|Before|After)\s$")
_PLAIN_IN = compiled(r"\b(?:in|since|until|till|during|before|after) $")
_ROUGHLY = compiled(r"\b(?:about|around|approximately|roughly|up to|for|by|of|than|to|was) $")
_QUANTITY_FOLLOWS = compiled(r" (?:were|are|have|had|remain\w*|went|died|left|in total|each)(?!\w)")
_CHANGE = compiled(
    r"\b(?:increas\w+|r[oi]se[ns]?|rising|gr[eo]wn?|growing|fell|fall\w*|decreas\w+|reduc\w+|cuts?|"
    r"expand\w*|rais\w+|drop\w*|declin\w+|went|shr[aiu]nk\w*) (?:\w+ ){0,4}?from (?:[0-9]+ to )?$"
)
_DETERMINER = compiled(r"(?:\b(?:the|his|her|its|their|our|an?|this|that|each)|\w['’]s|s['’]) $")
_NOUN_FOLLOWS = re.compile(
    r"\s(?!(?:in|on|at|to|for|by|is|was|were|had|has|from|with|as|that|which)\b)[^\W\d_]"
)
_BRACKET = re.compile(r"\((?:[^()\n]{0,40}[,;]\s)?$")
_BRACKET_CLOSES = re.compile(r"\s?(?:\)|[,;–-]|\?\))")
_LIST = compiled(r"(?:,|,? (?:and|or|&|to|until|till|through)|\s?[-‐‑–—]) ?")
_EVENT = compiled(
    r"\b(?:summits?|conferences?|forums?|exercises?|games|olympics|congress|festivals?|"
    r"championships?|cup|elections?|census|sessions?|expo|"
    r"(?-i:Day|Eve|Christmas|Easter|(?:Act|Ordinance|Constitution|Convention|Treaty|Accords?|"
    r"Agreement|Declaration),?)) $"
)
_QUOTED_EVENT = compiled(
    r"\b(?:exercises?|operations?|conferences?|summits?|forums?|tournaments?|festivals?|trainings?|"
    r"man(?:oeu|eu)vres?|man(?:eu)vers?|drills?|expo|courses?) [“\"«][^“”«»\"\n]{0,60} $"
)
_AUTHOR = re.compile(
    r"\((?:see |cf\. |e\.g\.,? )?[A-Z][a-z][\w’'-]*(?: (?:and|&) [A-Z][\w’'-]+| et al\.)?,? $"
)
_AUTHOR_ENDS = re.compile(r"[a-c]?(?:\)|[:;,] ?[0-9p])")
_EARLY = compiled(
    r"(?:\b(?:the year|circa|born|died|reigned|ruled)(?: in)?|\b(?:ca?|fl|b|d|r)\.) $|\bca?\.$"
)
_REIGN = compiled(
    r"\b(?:reign\w*|rul(?:ed|er|ing)|govern\w*|king|queen|emperor|pope|bishop|abbot|caliph|emir)"
    r" (?:\w+ ){0,3}from $"
)
_IN = compiled(r"(?<!times\s)(?<!time\s)(?<![0-9]\s)(?<!\bone\s)\bin $")
_EARLY_ENDS = compiled(
    r"\s?(?:[.;:)]|,(?![0-9])|$)| (?:the|an?|he|she|it|they|his|her|its|their|when|while|by)\b"
)
_SHORT_YEAR_OPENS = compiled(
    r"\b(?:in|since|of|by|from|until|till|before|after|during|to|and|spring|summer|autumn|fall|"
    r"winter) ['’‘]$"
)
_CHRONICLE = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*•–]\s)?$")
_CHRONICLE_FOLLOWS = re.compile(r"\s?[:–—-]\s|\.?\s[A-Z]|\n")
_SUBJECT_FOLLOWS = compiled(r" (?:was|saw|marked|brought|witnessed|became|began|ended|is|proved)\b")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?]\s|\n)\s?$")
_NAMED = re.compile(r"[“«\"‘„][^“”«»\"\n]{0,60}\s?[—–-]\s$")
_NAME_ENDS = re.compile(r"\s?[”»\"’]")
_PLACE_AND_YEAR = re.compile(r"(?-i:\b[A-Z]\w+),\s$")
_LIFE = compiled(
    r"\b(?:born|died|founded|established|built|completed|opened|closed|published|reissued|elected|"
    r"ordained|crowned|married|restored) $"
)
_PLACE_ENDS = re.compile(r"\s?(?:[.;)]|$)")

_MONTH_PREPOSITION = compiled(
    r"\b(?:in|during|since|until|till|by|from|before|after|around|of|throughout|between|up to) $"
)
_MONTH_LISTED_BEFORE = compiled(
    rf"{MONTH}(?: {YEAR})?(?:,|,? (?:and|or|to|until|through)|\s?[-‐‑–—]) ?$"
)
_MONTH_LISTED_AFTER = compiled(rf"(?:,|,? (?:and|or|to|until|through)|\s?[-‐‑–—]) ?{MONTH}")
_NOT_A_MONTH = re.compile(
    r"['’]\w|[-_]\w|\s(?:Street|Road|Square|Avenue|Lane|House|Revolution|Uprising)\b"
)
_SEASON_PREPOSITION = compiled(r"\b(?:in|during|by|since|until|till|before|after) $")
_PHRASE_ENDS = compiled(
    r"\s?(?:[.,;:!?)”\"–—]|$)| (?:and|or|but|the|an?|in|on|at|by|to|from|with|for|as|since|until|"
    r"when|where|while|that|which|it|he|she|they|we|this|these|its|their|his|her|all|both|through|under|"
    r"between|among|before|after|during|(?-i:[A-Z]))(?![a-z])"
)


def counts_something(text: str, end: int) -> bool:
    """Whether the number that ends at `end` is followed by a unit or by what it counts."""
    return bool(_UNIT_NEXT.match(text, end) or _COUNTED_NEXT.match(text, end))


def ends_phrase(text: str, end: int) -> bool:
    """Whether the word that ends at `end` stands as an adverb and not before its noun."""
    return bool(_PHRASE_ENDS.match(text, end))


def is_reference(text: str, start: int) -> bool:
    """Whether the number at `start` is an identifier ("No. 1812") or glued to other signs."""
    before = _before(text, start)
    return bool(_IDENTIFIER.search(before) or _GLUE_BEFORE.search(before))


def is_quantity(text: str, start: int, end: int) -> bool:
    """Whether the number at ``text[start:end]`` says how many or how much."""
    before = _before(text, start)
    return bool(_QUANTIFIER.search(before)) or counts_something(text, end)


def licensed(text: str, point: Point, previous: Point | None) -> Point | None:
    """A weak point as it may stand, or None where it is no time.

    `previous` is the point licensed before it: a number listed with a year is a year.
    """
    if not point.is_weak:
        return point
    if point.first.startswith("YYYY-2"):
        return point if _is_season(text, point) else None
    if point.lacks_year:
        return point if _is_month(text, point) else None
    if not point.first:
        return point if _SHORT_YEAR_OPENS.search(_before(text, point.start + 1)) else None
    if point.first < "1":
        return point if _is_early(text, point, _is_listed(text, point, previous)) else None
    if _is_name(text, point):
        return replace(point, is_named=True)
    return point if _is_year(text, point, _is_listed(text, point, previous)) else None


def _is_listed(text: str, point: Point, previous: Point | None) -> bool:
    if previous is None or not previous.is_calendar or previous.lacks_year:
        return False
    return bool(_LIST.fullmatch(text, previous.end, point.start))


def _before(text: str, start: int, length: int = _NEAR) -> str:
    return text[max(0, start - length) : start]


def _is_season(text: str, point: Point) -> bool:
    return bool(_SEASON_PREPOSITION.search(_before(text, point.start))) and ends_phrase(
        text, point.end
    )


def _is_month(text: str, point: Point) -> bool:
    before = _before(text, point.start)
    is_listed = _MONTH_LISTED_BEFORE.search(before) or _MONTH_LISTED_AFTER.match(text, point.end)
    if _NOT_A_MONTH.match(text, point.end) and not is_listed:
        return False
    return bool(is_listed or _MONTH_PREPOSITION.search(before))


def _is_name(text: str, point: Point) -> bool:
    before = _before(text, point.start, _FAR)
    is_end = _NAME_ENDS.match(text, point.end)
    return bool(is_end and (_NAMED.search(before) or _QUOTED_EVENT.search(before)))


def _is_year(text: str, point: Point, is_listed: bool) -> bool:
    before = _before(text, point.start)
    if _GLUE_AFTER.match(text, point.end) or _is_amount(text, point, before):
        return False
    if is_listed:
        return True
    return not is_reference(text, point.start) and _has_licence(text, point, before)


def _is_early(text: str, point: Point, is_listed: bool) -> bool:
    """Whether a number of three digits is a year: "in 814, the emperor …", "(died 814)"."""
    if _GLUE_AFTER.match(text, point.end) or is_quantity(text, point.start, point.end):
        return False
    before = _before(text, point.start)
    if is_listed or _EARLY.search(before) or _REIGN.search(_before(text, point.start, _FAR)):
        return True
    return bool(_IN.search(before) and _EARLY_ENDS.match(text, point.end))


def _is_amount(text: str, point: Point, before: str) -> bool:
    if _QUANTIFIER.search(before) or _UNIT_NEXT.match(text, point.end):
        return True
    if int(point.first) % 50 == 0 and _CHANGE.search(_before(text, point.start, _FAR)):
        return True
    if _FIRM_PREPOSITION.search(before):
        return False
    if _PLAIN_IN.search(before):
        return bool(_COUNTED_NEXT.match(text, point.end))
    if _RANGE_COUNTED.match(text, point.end):
        return True
    is_round = int(point.first) % 10 == 0
    if is_round and _ROUGHLY.search(before) and _QUANTITY_FOLLOWS.match(text, point.end):
        return True
    return bool(_COUNTED_AFTER_ADJECTIVE.match(text, point.end))


def _has_licence(text: str, point: Point, before: str) -> bool:
    pairs = (
        (_PREPOSITION, None),
        (_DETERMINER, _NOUN_FOLLOWS),
        (_EVENT, None),
        (_CHRONICLE, _CHRONICLE_FOLLOWS),
        (_SENTENCE_STARTS, _SUBJECT_FOLLOWS),
        (_PLACE_AND_YEAR, _PLACE_ENDS),
        (_LIFE, _PLACE_ENDS),
    )
    if any(
        left.search(before) and (right is None or right.match(text, point.end))
        for left, right in pairs
    ):
        return True
    before = _before(text, point.start, _FAR)
    if _AUTHOR_ENDS.match(text, point.end) and _AUTHOR.search(before):
        return True
    return bool(_BRACKET_CLOSES.match(text, point.end) and _BRACKET.search(before))
