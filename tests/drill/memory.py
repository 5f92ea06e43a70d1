"""How much memory this process holds, and a bound on it, where Linux tells."""

import resource
from pathlib import Path

LIMIT = 4_000_000_000
"""Bytes of address space, so that what grows without end takes no machine with it."""


def bound() -> None:
    """Lets no more than `LIMIT` bytes be had from now on."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


def start_anew() -> None:
    """Counts the most memory from now on."""
    Path("/proc/self/clear_refs").write_text("5")


def most() -> float:
    """Megabytes of memory that were held at once at most, since it was counted anew."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1000
    return 0.0
