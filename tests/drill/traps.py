"""What azref must not do while it reads: reach for the network, or write outside its places."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
            "socket.sendmsg", "socket.bind", "urllib.", "http.client", "ftplib.", "smtplib.",
            "webbrowser.")  # fmt: skip
_PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.spawn", "os.posix_spawn",
              "os.startfile", "pty.spawn")  # fmt: skip
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod",
            "os.chown", "os.truncate", "os.utime", "shutil.", "tempfile.")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Tree = dict[str, tuple[int, int, int]]


class Traps:
    """Notes what springs them in `sprung`, once armed; a hook cannot be taken away again."""

    def __init__(self, *allowed: Path) -> None:
        self._allowed = (*map(str, allowed), "/dev/null")
        self.is_armed = False
        self.sprung: list[str] = []

    def set(self) -> None:
        sys.addaudithook(self._watch)

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_armed:
            return
        if event.startswith((*_NETWORK, *_PROCESSES)):
            self._spring(event, arguments)
        elif event == "open" and _writes(arguments):
            self._keep_inside(event, arguments[:1])
        elif event == "sqlite3.connect":
            if "mode=ro" not in str(arguments[0]) and arguments[0] != ":memory:":
                self._keep_inside(event, arguments[:1])
        elif event.startswith(_CHANGES):
            self._keep_inside(event, arguments[: 2 if event == "os.rename" else 1])

    def _keep_inside(self, event: str, paths: tuple[object, ...]) -> None:
        for path in paths:
            if isinstance(path, int):
                continue
            name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
            if not name.startswith(self._allowed):
                self._spring(event, paths)

    def _spring(self, event: str, arguments: tuple[object, ...]) -> None:
        self.sprung.append(f"{event} {arguments!r}"[:300])
        raise PermissionError(1, "a trap of the drill", event)


def _writes(arguments: tuple[object, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)


def tree(folder: Path, *left_out: Path) -> Tree:
    """Every file under `folder`: type and mode, length and time of its last change."""
    return dict(_entries(folder, tuple(map(str, left_out))))


def _entries(folder: Path, left_out: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = f"{place}/{name}"
            if not path.startswith(left_out):
                found = os.lstat(path)
                yield path, (found.st_mode, found.st_size, found.st_mtime_ns)


def packets() -> dict[str, int]:
    """What the network of this process counted so far: tries to connect or to send, in vain too."""
    lines = [line.split() for line in Path("/proc/net/snmp").read_text("ascii").splitlines()]
    counted = {}
    for names, values in zip(lines[::2], lines[1::2], strict=True):
        counted |= {
            names[0] + name: int(value) for name, value in zip(names[1:], values[1:], strict=True)
        }
    wanted = ("Ip:OutRequests", "Ip:OutNoRoutes", "Tcp:ActiveOpens", "Udp:OutDatagrams")
    return {name: counted[name] for name in wanted if name in counted}
