"""What a reader may choose about an exported document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from azref.errors import ExportError


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


class Order(StrEnum):
    """Events in time order and terms by their kinds, or as the reader put them."""

    KINDS = "kinds"
    CHOSEN = "chosen"


class Standard(StrEnum):
    """The rules a PDF keeps: PDF/UA-1 with PDF/A-2a (A-3a with an attachment), or PDF/A-1a."""

    ACCESSIBLE = "ua"
    OLDEST = "a-1a"


LABELS = ("en", "az")
"""The languages a document's own words can be in; texts of the edition stay as they are."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a document is gathered and set. `has_records` attaches the entries as JSON."""

    paper: Paper = Paper.A4
    labels: str = "en"
    order: Order = Order.KINDS
    has_figure: bool = True
    has_appendix: bool = True
    standard: Standard = Standard.ACCESSIBLE
    has_records: bool = False


DEFAULTS = Options()


def options_from(chosen: Mapping[str, Any]) -> Options:
    """The options that `chosen` names by their fields, texts for enums.

    Raises `ExportError` for what is no option or no value of one.
    """
    kinds: dict[str, Callable[[Any], Any]] = {
        "paper": Paper,
        "order": Order,
        "standard": Standard,
    }
    try:
        return Options(**{name: kinds.get(name, _same)(value) for name, value in chosen.items()})
    except (TypeError, ValueError) as error:
        raise ExportError(f"no such option of an export: {error}") from error


def _same(value: Any) -> Any:
    return value
