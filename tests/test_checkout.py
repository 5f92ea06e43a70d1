"""The launcher and the set-up of a checkout: no network, no Qt, a made-up checkout in tmp_path."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from types import ModuleType

import pytest

from azref import checkout
from azref.checkout import Action, Need

HERE = Path(__file__).resolve().parent.parent
LOCKS = HERE / "resources" / "locks"
RUN = {"run": b"python\nrun lock"}
BOTH = RUN | {"test": b"python\ntest lock"}

FAKE_CLI = """
import carried  # only the fake .venv has it
def main(argv):
    print(carried.WORD, *argv)
    return 3
"""
FAKE_SET_UP = """
def set_up(root, stamps):
    print("setting up", *stamps)
    return 2
"""
FAKE_TESTS = """
def run_tests(root, words):
    print("testing", *words)
    return 5
"""


def load_main(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("launcher", folder / "main.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with a launcher and locks, an azref that prints, and nothing to set it up with."""
    root = (tmp_path / "a folder with blanks ə").resolve()
    locks = root / "resources" / "locks"
    locks.mkdir(parents=True)
    (root / "azref").mkdir()
    shutil.copy(HERE / "main.py", root)
    for kind in ("run", "test"):
        (locks / f"{kind}.txt").write_text(f"{kind}==1\n")
    (root / "azref" / "__init__.py").touch()
    (root / "azref" / "cli.py").write_text(FAKE_CLI)
    return root


@pytest.fixture
def ready(folder: Path) -> Path:
    """The same, with a .venv that a set-up has finished."""
    launcher = load_main(folder)
    packages = Path(launcher.site_packages(sys.platform))
    packages.mkdir(parents=True)
    (packages / "carried.py").write_text("WORD = 'carried'")
    stamps = {kind: launcher.complete_stamp(kind) for kind in ("run", "test")}
    checkout.begin(folder / ".venv", keep=True)
    checkout.finish(folder / ".venv", stamps)
    return folder


def start(folder: Path, *words: str) -> tuple[int, list[str], list[str]]:
    """Return status, stdout lines and stderr lines of `main.py WORDS` started elsewhere."""
    command = [sys.executable, str(folder / "main.py"), *words]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=folder.parent, env=environment
    )
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


# --- main.py, as a process ---


def test_a_start_after_set_up_runs_azref_with_the_packages_of_the_environment(ready: Path) -> None:
    assert start(ready, "lookup", "SNT") == (3, ["carried lookup SNT"], [])


def test_a_checkout_that_was_moved_with_its_environment_starts(ready: Path) -> None:
    moved = ready.rename(ready.with_name("moved"))
    assert start(moved, "show") == (3, ["carried show"], [])


def test_the_tests_get_the_words_after_test_and_their_status_comes_back(ready: Path) -> None:
    (ready / "azref" / "checkout.py").write_text(FAKE_TESTS)
    assert start(ready, "test", "-k", "dates") == (5, ["testing -k dates"], [])


def leave_no_stamp(root: Path) -> None:
    (root / ".venv" / "run.stamp").unlink()


def cut_the_stamp(root: Path) -> None:
    stamp = root / ".venv" / "run.stamp"
    stamp.write_bytes(stamp.read_bytes()[:-1])


def change_the_lock(root: Path) -> None:
    (root / "resources" / "locks" / "run.txt").write_text("run==2\n")


def come_from_another_python(root: Path) -> None:
    stamp = root / ".venv" / "run.stamp"
    stamp.write_bytes(stamp.read_bytes().replace(b"cpython-3", b"cpython-4"))


@pytest.mark.parametrize(
    "change", [leave_no_stamp, cut_the_stamp, change_the_lock, come_from_another_python]
)
def test_an_environment_that_is_not_the_one_wanted_is_set_up(
    ready: Path, change: Callable[[Path], None]
) -> None:
    change(ready)
    (ready / "azref" / "checkout.py").write_text(FAKE_SET_UP)
    assert start(ready, "lookup", "SNT") == (2, ["setting up run"], [])


def test_the_tests_want_both_locks_set_up(ready: Path) -> None:
    (ready / ".venv" / "test.stamp").unlink()
    (ready / "azref" / "checkout.py").write_text(FAKE_SET_UP)
    assert start(ready, "test") == (2, ["setting up run test"], [])


def test_a_checkout_without_its_lock_says_so_in_one_line(ready: Path) -> None:
    (ready / "resources" / "locks" / "run.txt").unlink()
    status, out, err = start(ready)
    assert (status, out, len(err)) == (2, [], 1)
    assert "run.txt" in err[0]


def test_an_old_python_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher = load_main(HERE)
    monkeypatch.setattr(launcher.sys, "version_info", (3, 8, 18))
    assert launcher.main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_launcher_parses_under_python_3_8() -> None:
    ast.parse((HERE / "main.py").read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize(
    ("platform", "packages", "python"),
    [
        ("linux", "lib/python{}.{}/site-packages", "bin/python"),
        ("darwin", "lib/python{}.{}/site-packages", "bin/python"),
        ("win32", "Lib/site-packages", "Scripts/python.exe"),
    ],
)
def test_the_environment_has_the_layout_of_its_platform(
    platform: str, packages: str, python: str
) -> None:
    launcher = load_main(HERE)
    venv = HERE / ".venv"
    assert Path(launcher.site_packages(platform)) == venv / packages.format(*sys.version_info)
    assert checkout.python_of(HERE, platform) == venv / python


def test_packages_of_the_system_are_left_out_and_ours_never_hide_the_standard_library() -> None:
    launcher = load_main(HERE)
    path = ["/usr/lib/python3.11", "/home/ada/.local/lib/python3.11/site-packages"]
    path += ["/usr/lib/python3/dist-packages", "/more"]
    found = launcher.search_path(path, "/venv/site-packages")
    assert found == [str(HERE), "/usr/lib/python3.11", "/more", "/venv/site-packages"]


# --- the set-up, with its programs made up ---


class Programs:
    """Stands in for checkout.run: makes what venv makes, and notes what was there meanwhile."""

    def __init__(self, root: Path) -> None:
        self.venv = root / ".venv"
        self.called: list[str] = []
        self.stamps_seen: list[str] = []
        self.fails_at = ""
        self.failure: BaseException | None = None

    def __call__(self, command: Sequence[str], log: Path, *, holding: bool = False) -> int:
        name = next(word for word in ("venv", "pip", "update", "install") if word in command)
        self.called.append(name)
        self.stamps_seen += [stamp.name for stamp in self.venv.glob("*.stamp")]
        if name == "venv":
            (self.venv / "pyvenv.cfg").touch()
        if name != self.fails_at:
            return 0
        if self.failure:
            raise self.failure
        log.write_text(f"Looking\nERROR: {name} is out of luck\nBye\n")
        return 1

    def forget(self) -> None:
        self.called.clear()
        self.stamps_seen.clear()
        self.fails_at = ""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    made_up = Programs(tmp_path)
    monkeypatch.setattr(checkout, "run", made_up)
    monkeypatch.setattr(checkout, "system_needs", lambda kinds: ())
    return made_up


def is_complete(root: Path, stamps: Mapping[str, bytes]) -> bool:
    return checkout.are_complete(root / ".venv", stamps)


def test_the_stamps_are_written_after_everything_else(tmp_path: Path, programs: Programs) -> None:
    assert checkout.set_up(tmp_path, BOTH) == 0
    assert programs.called == ["venv", "pip"]
    assert programs.stamps_seen == []
    assert is_complete(tmp_path, BOTH)
    assert not (tmp_path / ".venv" / "unfinished").exists()


@pytest.mark.parametrize("step", ["venv", "pip"])
@pytest.mark.parametrize(
    ("failure", "status"),
    [(KeyboardInterrupt(), 130), (OSError(28, "No space left on device"), 2), (None, 2)],
)
def test_an_interrupted_set_up_is_not_taken_for_a_complete_one(
    tmp_path: Path, programs: Programs, step: str, failure: BaseException | None, status: int
) -> None:
    programs.fails_at, programs.failure = step, failure
    assert checkout.set_up(tmp_path, RUN) == status
    assert not is_complete(tmp_path, RUN)
    programs.forget()
    assert checkout.set_up(tmp_path, RUN) == 0
    assert programs.called == ["venv", "pip"]


def test_an_environment_for_another_lock_loses_its_stamps_before_its_packages(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.set_up(tmp_path, BOTH)

    def interrupted(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    assert checkout.set_up(tmp_path, {"run": b"a newer lock"}) == 130
    assert not list((tmp_path / ".venv").glob("*.stamp"))


def test_the_tests_packages_join_an_environment_that_runs(
    tmp_path: Path, programs: Programs
) -> None:
    checkout.set_up(tmp_path, RUN)
    programs.forget()
    assert checkout.set_up(tmp_path, BOTH) == 0
    assert programs.called == ["pip"]
    assert is_complete(tmp_path, BOTH)


def test_an_environment_that_was_half_added_to_is_made_anew(
    tmp_path: Path, programs: Programs
) -> None:
    checkout.set_up(tmp_path, RUN)
    programs.fails_at, programs.failure = "pip", KeyboardInterrupt()
    assert checkout.set_up(tmp_path, BOTH) == 130
    assert is_complete(tmp_path, RUN)
    programs.forget()
    assert checkout.set_up(tmp_path, BOTH) == 0
    assert programs.called == ["venv", "pip"]


def test_a_failure_is_one_line_with_its_reason_and_the_log(
    tmp_path: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.fails_at = "pip"
    assert checkout.set_up(tmp_path, RUN) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert "pip is out of luck" in last
    assert str(tmp_path / ".venv" / "set-up.log") in last


def test_a_checkout_that_cannot_be_written_is_named(
    tmp_path: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".venv.lock").mkdir()  # no rights can be taken from root
    assert checkout.set_up(tmp_path, RUN) == 2
    assert programs.called == []
    (line,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path) in line
    assert "copy the checkout" in line


def test_a_second_set_up_waits_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said, entered = Event(), Event()
    monkeypatch.setattr(checkout, "say", lambda line: said.set())

    def second() -> None:
        with checkout.alone(tmp_path / "lock"):
            entered.set()

    waiting = Thread(target=second)
    with checkout.alone(tmp_path / "lock"):
        waiting.start()
        assert said.wait(10)
        assert not entered.is_set()
    waiting.join(10)
    assert entered.is_set()


def test_a_start_that_waited_for_a_whole_set_up_does_nothing_again(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(descriptor: int) -> None:
        checkout.begin(tmp_path / ".venv", keep=False)
        checkout.finish(tmp_path / ".venv", RUN)

    monkeypatch.setattr(checkout, "wait_for_lock", wait)
    assert checkout.set_up(tmp_path, RUN) == 0
    assert programs.called == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not share locks so")
def test_a_pip_that_outlives_its_start_keeps_the_lock(tmp_path: Path) -> None:
    look = [sys.executable, "-c", "import os, sys; os.fstat(int(sys.argv[1]))"]
    with checkout.alone(tmp_path / "lock"):
        lock = next(fd for fd in range(3, 4096) if is_open_on(fd, tmp_path / "lock"))
        assert checkout.run([*look, str(lock)], tmp_path / "log", holding=True) == 0
        assert checkout.run([*look, str(lock)], tmp_path / "log") != 0


def is_open_on(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


# --- what the system has to bring ---

VENV = Need("the Python module ensurepip", "python3-venv", lambda: False)
CURSOR = Need("libxcb-cursor.so.0", "libxcb-cursor0", lambda: False, essential=False)


@pytest.mark.parametrize(
    ("missing", "apt", "root", "action", "line"),
    [
        ((), True, False, Action.NOTHING, ""),
        ((VENV, CURSOR), True, True, Action.INSTALL, ": python3-venv libxcb-cursor0"),
        (
            (VENV, CURSOR),
            True,
            False,
            Action.STOP,
            ": sudo apt-get install python3-venv libxcb-cursor0",
        ),
        ((CURSOR,), True, False, Action.STOP, ": sudo apt-get install libxcb-cursor0"),
        (
            (CURSOR, VENV),
            False,
            True,
            Action.STOP,
            "without the Python module ensurepip: install what is missing.",
        ),
        ((CURSOR,), False, False, Action.WARN, ": libxcb-cursor.so.0"),
    ],
)
def test_what_is_missing_is_installed_asked_for_or_named(
    missing: tuple[Need, ...], apt: bool, root: bool, action: Action, line: str
) -> None:
    decided, said = checkout.decide(missing, apt=apt, root=root)
    assert decided is action
    assert said.endswith(line)
    assert "\n" not in said


def test_an_ordinary_user_is_told_the_command_and_nothing_is_touched(
    tmp_path: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(checkout, "system_needs", lambda kinds: (VENV,))
    monkeypatch.setattr(checkout, "is_root", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert checkout.set_up(tmp_path, RUN) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("sudo apt-get install python3-venv")
    assert (programs.called, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize(("brought", "status"), [(True, 0), (False, 2)])
def test_root_has_the_packages_installed_and_looks_whether_that_was_enough(
    tmp_path: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    brought: bool,
    status: int,
) -> None:
    need = Need("it", "it-package", lambda: brought and "install" in programs.called)
    monkeypatch.setattr(checkout, "system_needs", lambda kinds: (need,))
    monkeypatch.setattr(checkout, "is_root", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert checkout.set_up(tmp_path, RUN) == status
    assert programs.called[:2] == ["update", "install"]
    assert is_complete(tmp_path, RUN) is brought


def test_only_the_tests_need_a_virtual_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    running = {need.package for need in checkout.system_needs(["run"])}
    testing = {need.package for need in checkout.system_needs(["run", "test"])}
    assert {"libegl1", "libxcb-cursor0", "fonts-dejavu-core"} < running
    assert testing - running == {"xvfb", "xauth", "poppler-utils", "sdcv"}


def test_a_library_is_looked_for_by_loading_it() -> None:
    present = importlib.util.find_spec("_ctypes")
    assert present
    assert present.origin
    assert checkout.can_load(present.origin)
    assert not checkout.can_load("libnobodyhasthis.so.0")


def test_a_font_in_any_font_folder_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkout, "FONT_FOLDERS", (str(tmp_path / "absent"), str(tmp_path)))
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "README.txt").touch()
    assert not checkout.has_font()
    (tmp_path / "truetype" / "Serif.TTF").touch()
    assert checkout.has_font()


@pytest.mark.parametrize(
    ("log", "line"),
    [
        ("", "it gave no reason"),
        ("first\nlast\n", "last"),
        ("ERROR: No space left on device\nWARNING: x", "No space left on device"),
        ("Reading\nE: Unable to locate package libgl1\n", "E: Unable to locate package libgl1"),
        (
            "after connection broken by 'SSLError(1)'\nERROR: No matching distribution found",
            "no connection to the package index, SSLError; No matching distribution found",
        ),
        ("ERROR: No matching distribution found", "No matching distribution found"),
    ],
)
def test_a_log_is_summed_up_in_the_line_that_says_why(log: str, line: str) -> None:
    assert checkout.relevant_line(log) == line


# --- the locks ---


def pins(kind: str) -> dict[str, str]:
    """Return the lock's requirements by package, each with its hashes."""
    text = (LOCKS / f"{kind}.txt").read_text("utf-8")
    return {block.split("==")[0]: block for block in re.split(r"\n(?=\S)", text.strip())}


@pytest.mark.parametrize("kind", ["run", "test"])
def test_a_lock_pins_by_hash_all_that_is_asked_for_and_nothing_by_place(kind: str) -> None:
    asked = (LOCKS / f"{kind}.in").read_text("utf-8").splitlines()
    names = {re.split(r"[<>=]", line)[0].lower() for line in asked if line[:1].isalpha()}
    assert names <= set(pins(kind))
    pinned = r"[a-z0-9-]+==[0-9.]+( ; [^\\\n/]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n)?)+"
    assert [block for block in pins(kind).values() if not re.fullmatch(pinned, block)] == []


def unconditional(kind: str) -> dict[str, str]:
    """Return the pins without the Pythons they are for: what azref needs, a test may need more."""
    return {name: re.sub(r" ; [^\\]+", " ", block, count=1) for name, block in pins(kind).items()}


def test_the_tests_run_with_the_very_packages_azref_runs_with() -> None:
    assert unconditional("run").items() <= unconditional("test").items()
