"""A line on a terminal that says that a long work goes on."""

import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

from azref.cli.output import explain

EVERY = 1.0
"""Seconds of silence before the first tick, and between two."""


class Ticker:
    """While entered, keeps one line of standard error moving: ``azref: building, 7 s``.

    Only a terminal gets it, since a log or a pipe would fill with it; nothing of it stays, and
    standard output is left alone. Messages go through `explain`, which keeps them off that line.
    """

    def __init__(self, work: str, stream: TextIO | None = None, every: float = EVERY) -> None:
        self._work = work
        self._stream = sys.stderr if stream is None else stream
        self._every = every
        self._shown = 0
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if self._stream is not None and self._stream.isatty():
            self._thread = threading.Thread(target=self._tick, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        if self._thread:
            self._thread.join()
            self._write("")

    def explain(self, block: str) -> None:
        """Prints a message of the work, the line taken away before it."""
        with self._lock:
            self._write("")
            explain(block)

    def _tick(self) -> None:
        began = time.monotonic()
        while not self._is_over.wait(self._every):
            with self._lock:
                self._write(f"azref: {self._work}, {time.monotonic() - began:.0f} s")

    def _write(self, words: str) -> None:
        """Puts `words` in place of the line; none take it away."""
        if words or self._shown:
            blanks = " " * max(0, self._shown - len(words))
            self._stream.write(f"\r{words}{blanks}" + ("" if words else "\r"))
            self._stream.flush()
        self._shown = len(words)
