"""Set up a checkout once: system packages, a virtual environment, the locked Python packages.

main.py imports this only when a stamp in .venv does not match, and only the standard library
is there then. The stamps are written last and removed first, so that whatever interrupts a
set-up, the next start sees that it is not complete.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib.util import find_spec
from pathlib import Path

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


class SetUpError(Exception):
    """The set-up cannot go on; the text is one line for the reader."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something the system has to bring: its name, Debian's package, and how to see it is there.

    azref does not run at all without an essential one.
    """

    name: str
    package: str
    is_met: Callable[[], bool]
    essential: bool = True


class Action(Enum):
    """What is done about needs that are not met."""

    NOTHING = "nothing"
    INSTALL = "install"
    WARN = "warn"
    STOP = "stop"


# --- what the system has to bring ---


def system_needs(kinds: Iterable[str]) -> tuple[Need, ...]:
    """Return what running azref needs of this system and, with "test" in `kinds`, testing it."""
    venv = Need("the Python module ensurepip", venv_package(), partial(has_module, "ensurepip"))
    if sys.platform != "linux":
        return (venv,)
    fonts = Need("a font", "fonts-dejavu-core", has_font, essential=False)
    needs = (venv, *map(library, LIBRARIES), *map(window_library, WINDOW_LIBRARIES), fonts)
    return needs + tuple(map(program, PROGRAMS)) if "test" in kinds else needs


LIBRARIES = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),  # renamed …t64 later; apt-get knows the old name
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
)
WINDOW_LIBRARIES = (  # of Qt's X11 plugin; a Wayland desktop does without them
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
)
PROGRAMS = (("Xvfb", "xvfb"), ("xauth", "xauth"), ("pdftotext", "poppler-utils"), ("sdcv", "sdcv"))


def library(names: tuple[str, str]) -> Need:
    """Return the need for a shared library, given its soname and its package."""
    return Need(*names, partial(can_load, names[0]))


def window_library(names: tuple[str, str]) -> Need:
    """Return the need for a shared library that only some desktops call for."""
    return Need(*names, partial(can_load, names[0]), essential=False)


def program(names: tuple[str, str]) -> Need:
    """Return the need for a program that some tests call."""
    return Need(*names, lambda: shutil.which(names[0]) is not None, essential=False)


def can_load(soname: str) -> bool:
    """Return whether the dynamic linker finds `soname`, whoever installed it."""
    try:
        import ctypes

        ctypes.CDLL(soname)
    except ImportError:  # a Python built without libffi: nothing can be said
        return True
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    """Return whether this Python can import `name`; Debian leaves some of its library out."""
    return find_spec(name) is not None


def has_font() -> bool:
    """Return whether any outline font lies where fontconfig looks by default."""
    folders = map(os.path.expanduser, FONT_FOLDERS)
    files = (name for folder in folders for _, _, names in os.walk(folder) for name in names)
    return any(name.lower().endswith(FONT_SUFFIXES) for name in files)


def venv_package() -> str:
    """Return the Debian package with ensurepip for this Python, which need not be the default."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    default = Path("/usr/bin/python3").resolve().name
    return f"{name}-venv" if default.startswith("python3.") and default != name else "python3-venv"


def unmet(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return those of `needs` that this machine does not meet, in their order."""
    return tuple(need for need in needs if not need.is_met())


def decide(missing: Sequence[Need], *, apt: bool, root: bool) -> tuple[Action, str]:
    """Return what to do about `missing`, and the one line that says so."""
    if not missing:
        return Action.NOTHING, ""
    packages = " ".join(need.package for need in missing)
    if apt and root:
        return Action.INSTALL, f"Installing system packages: {packages}"
    if apt:
        command = f"sudo apt-get install {packages}"
        return Action.STOP, f"System packages are missing; install them and start again: {command}"
    essential = [need for need in missing if need.essential]
    names = ", ".join(need.name for need in essential or missing)
    if essential:
        return Action.STOP, f"azref cannot run without {names}: install what is missing."
    return Action.WARN, f"Not found on this machine, so some things may not work: {names}"


# --- the steps ---


def set_up(root: Path, stamps: Mapping[str, bytes]) -> int:
    """Make the checkout at `root` ready for each kind in `stamps`, and write its stamp.

    Return 0 when it is ready, 2 when it cannot be, 130 when the reader interrupted it. What
    happens is told on stderr, a line for each step. A second set-up waits for the first.
    """
    try:
        provide_system(root, stamps)
    except SetUpError as error:
        say(str(error))
    except OSError as error:
        say(f"The set-up stopped at {error.filename or root}: {error.strerror or error}")
    except KeyboardInterrupt:
        say("The set-up was interrupted; the next start begins it again.")
        return 130
    else:
        return 0
    return 2


def provide_system(root: Path, stamps: Mapping[str, bytes]) -> None:
    """Set up the checkout, or raise SetUpError, leaving no stamp that claims too much."""
    needs = system_needs(stamps)
    action, line = decide(unmet(needs), apt=shutil.which("apt-get") is not None, root=is_root())
    if action is Action.STOP:
        raise SetUpError(line)
    with alone(root / ".venv.lock"):
        venv = root / ".venv"
        if are_complete(venv, stamps):
            return  # another start did it while this one waited
        if line:
            say(line)
        begin(venv, keep=can_be_added_to(venv, stamps))
        if action is Action.INSTALL:
            install_system_packages(needs, log_of(venv))
        make_environment(venv)
        install_packages(root, tuple(stamps))
        finish(venv, stamps)
        say("The set-up is complete.")


def is_root() -> bool:
    """Return whether this process may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def are_complete(venv: Path, stamps: Mapping[str, bytes]) -> bool:
    """Return whether every stamp in `venv` is there and is the one expected."""
    return all(read(stamp_of(venv, kind)) == stamp for kind, stamp in stamps.items())


def can_be_added_to(venv: Path, stamps: Mapping[str, bytes]) -> bool:
    """Return whether `venv` is complete for running, so that the tests' packages can join it."""
    running = {"run": stamps["run"]}
    return are_complete(venv, running) and not unfinished_of(venv).exists()


def begin(venv: Path, *, keep: bool) -> None:
    """Mark `venv` as unfinished; unless `keep`, empty it, the stamps first."""
    if not keep and venv.exists():
        for stamp in venv.glob("*.stamp"):
            stamp.unlink()
        shutil.rmtree(venv)
    venv.mkdir(exist_ok=True)
    unfinished_of(venv).touch()
    log_of(venv).write_bytes(b"")


def finish(venv: Path, stamps: Mapping[str, bytes]) -> None:
    """Write the stamps, each at once or not at all, and take the mark of `begin` away."""
    for kind, stamp in stamps.items():
        draft = venv / "stamp.draft"
        draft.write_bytes(stamp)
        draft.replace(stamp_of(venv, kind))
    unfinished_of(venv).unlink()


def install_system_packages(needs: Sequence[Need], log: Path) -> None:
    """Install with apt-get what is missing of `needs`; raise SetUpError if any stays away."""
    packages = [need.package for need in unmet(needs)]
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"], log)  # its failure shows where it matters, in the next step
    status = run([*apt, "install", "-y", "--no-install-recommends", *packages], log)
    if status:
        raise failure("apt-get could not install the system packages", log)
    missing = ", ".join(need.name for need in unmet(needs))
    if missing:
        raise SetUpError(f"{sys.executable} still lacks {missing}: start with /usr/bin/python3.")


def make_environment(venv: Path) -> None:
    """Create the virtual environment in `venv`, unless it has been made before.

    Raises `SetUpError` with the end of the log.
    """
    if (venv / "pyvenv.cfg").exists():
        return
    say("Making the virtual environment .venv (this happens once)")
    python = getattr(sys, "_base_executable", sys.executable)  # sys.executable may be in `venv`
    if run([python, "-I", "-m", "venv", str(venv)], log_of(venv), holding=True):
        raise failure("Python could not make the virtual environment", log_of(venv))


def install_packages(root: Path, kinds: Sequence[str]) -> None:
    """Install exactly what the locks of `kinds` name, as wheels whose hashes agree.

    Raises `SetUpError` with the end of the log.
    """
    locks = [root / "resources" / "locks" / f"{kind}.txt" for kind in kinds]
    say(f"Installing Python packages from {' and '.join(lock.name for lock in locks)}")
    pip = [str(python_of(root, sys.platform)), "-I", "-m", "pip", "install"]
    pip += ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    pip += ["--require-hashes", "--only-binary", ":all:", "--no-deps"]  # the locks are complete
    for lock in locks:
        pip += ["-r", str(lock)]
    log = log_of(root / ".venv")
    if run(pip, log, holding=True):
        raise failure("pip could not install the Python packages", log)


def run_tests(root: Path, words: Sequence[str]) -> int:
    """Run the environment's pytest on the checkout with `words`; return its status."""
    command = [str(python_of(root, sys.platform)), "-m", "pytest", *words]
    with subprocess.Popen(command, cwd=root) as tests:  # noqa: S603 - the reader's own words
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for pytest, which then sums up
        return tests.wait()


# --- files, processes, words ---


def python_of(root: Path, platform: str) -> Path:
    """Return the interpreter of the checkout's virtual environment on `platform`."""
    inside = ("Scripts", "python.exe") if platform == "win32" else ("bin", "python")
    return root.joinpath(".venv", *inside)


def stamp_of(venv: Path, kind: str) -> Path:
    """Return the file that main.py compares before every start."""
    return venv / f"{kind}.stamp"


def log_of(venv: Path) -> Path:
    """Return the file that keeps everything the last set-up's programs said."""
    return venv / "set-up.log"


def unfinished_of(venv: Path) -> Path:
    """Return the file that is there while a set-up is under way, or was broken off."""
    return venv / "unfinished"


def read(path: Path) -> bytes:
    """Return what `path` holds, or nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


def run(command: Sequence[str], log: Path, *, holding: bool = False) -> int:
    """Run `command` with its words going to `log`; return its status.

    If `holding`, it shares the lock of `alone` (but on Windows): a pip that outlives a killed
    start keeps the next one waiting. apt-get does not, as it may start services that never end.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with log.open("ab") as file:
        done = subprocess.run(  # noqa: S603 - every command is put together here
            command,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            env=environment,
            close_fds=not holding,
            check=False,
        )
    return done.returncode


def failure(what: str, log: Path) -> SetUpError:
    """Return the error that says `what` failed, why, and where the whole log is."""
    reason = relevant_line(log.read_text("utf-8", "replace"))
    return SetUpError(f"{what}: {reason}; mend that and start again (whole log: {log})")


def relevant_line(log: str) -> str:
    """Return the line of `log` that says best why its program failed.

    Without a connection pip ends on "No matching distribution found", which misleads.
    """
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "Error:"))]
    last = (errors or lines or ["it gave no reason"])[-1].removeprefix("ERROR: ")
    causes = re.findall(r"connection broken by '(\w+)", log)
    if causes and last.startswith("No matching distribution"):
        return f"no connection to the package index, {causes[-1]}; {last}"
    return last


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock on `path`, which the system lets go when this process ends, however it ends."""
    try:
        file = path.open("a")
    except OSError as error:
        place = f"{path} cannot be written ({error.strerror})"
        raise SetUpError(f"{place}: copy the checkout to a folder of your own.") from error
    with file:
        os.set_inheritable(file.fileno(), True)
        wait_for_lock(file.fileno())
        yield


def wait_for_lock(descriptor: int) -> None:
    """Lock an open file, with a line to the reader if another process holds it."""
    if try_to_lock(descriptor):
        return
    say("Another start is setting azref up; waiting for it to end")
    while not try_to_lock(descriptor):
        time.sleep(0.2)


def try_to_lock(descriptor: int) -> bool:
    """Lock an open file against every other process; return whether nobody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # what fcntl raises, what msvcrt raises
        return False
    return True


def say(line: str) -> None:
    """Tell the reader one line on stderr, which a windowed Windows Python does not have."""
    if sys.stderr is not None:
        sys.stderr.write(f"azref: {line}\n")
        sys.stderr.flush()
