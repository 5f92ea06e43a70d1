"""The architecture as rules that fail when they are broken."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "azref"
LONGEST_FUNCTION = 40
LONGEST_CLASS = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "handler", "info", "misc", "common"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kinds):
                yield name_of(path), node


def longer_than(most: int, *kinds: type[ast.AST]) -> list[str]:
    """What is longer than `most` lines: where, what, how long."""
    found = []
    for place, node in nodes(*kinds):
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        assert node.end_lineno is not None
        lines = node.end_lineno - node.lineno + 1
        if lines > most:
            found.append(f"{place}:{node.lineno} {node.name}, {lines} lines")
    return found


def imported(path: Path) -> set[str]:
    """What a module imports when it is loaded, at whatever depth of the name."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def file_of(name: str) -> Path | None:
    """The file of a module or package of azref by its dotted name; None for any other name."""
    place = ROOT.joinpath(*name.split("."))
    found = (file for file in (place.with_suffix(".py"), place / "__init__.py") if file.exists())
    return next(found, None) if name.partition(".")[0] == PACKAGE.name else None


def everything_imported(path: Path) -> set[Path]:
    """The modules of azref that a module imports anywhere, also late or for its types alone."""
    found: set[Path | None] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(file_of(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found.update(file_of(f"{module}.{a.name}") or file_of(module) for a in node.names)
    return {file for file in found if file is not None}


def circle() -> list[str]:
    """The modules of a circle of imports, in its order; none where there is no circle."""
    imports = {path: everything_imported(path) - {path} for path in modules()}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(map(name_of, error.args[1]))
    return []


def test_no_modules_import_each_other_in_a_circle_not_even_late_or_for_types() -> None:
    assert circle() == []


@pytest.mark.parametrize(
    ("first", "second", "is_circle"),
    [
        ("from azref import b", "x = 1", False),
        ("from azref import b", "import azref.a", True),
        ("from azref.b import x", "def late():\n    from azref.a import y", True),
        ("import azref.b", "if TYPE_CHECKING:\n    from azref.a import y", True),
        ("from azref.sub import x", "import azref.a", False),
        ("from azref.sub import c", "import azref.a", True),
    ],
)
def test_the_guard_sees_circles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str, *, is_circle: bool
) -> None:
    package = tmp_path / "azref"
    (package / "sub").mkdir(parents=True)
    (package / "sub" / "__init__.py").touch()
    (package / "a.py").write_text(first, "utf-8")
    for place in ("b.py", "sub/c.py"):
        (package / place).write_text(second, "utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", package)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert bool(circle()) is is_circle


def test_every_import_keeps_to_the_contracts() -> None:
    pytest.importorskip("importlinter")
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_package_itself_imports_nothing() -> None:
    assert imported(PACKAGE / "__init__.py") == set()


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in modules() if path.stem.strip("_") in VAGUE_NAMES] == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert longer_than(LONGEST_FUNCTION, ast.FunctionDef, ast.AsyncFunctionDef) == []


def test_no_class_is_longer_than_can_be_overseen() -> None:
    assert longer_than(LONGEST_CLASS, ast.ClassDef) == []


def test_nothing_but_the_window_and_its_root_imports_qt_not_even_late() -> None:
    without = [path for path in modules() if path.relative_to(PACKAGE).parts[0] != "ui"]
    without.remove(PACKAGE / "app.py")
    assert len(without) > len(modules()) / 2
    for path in without:
        found = {
            alias.name if isinstance(node, ast.Import) else node.module or ""
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not [name for name in found if name.startswith("PySide6")], name_of(path)


def test_entries_and_errors_rest_on_the_standard_library_alone() -> None:
    for name in ("entries", "errors"):
        assert not [m for m in imported(PACKAGE / f"{name}.py") if m.startswith("azref")]


def test_no_module_takes_in_all_names_of_another() -> None:
    stars = [
        place
        for place, node in nodes(ast.ImportFrom)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert stars == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in modules()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def long():\n" + "    x = 1\n" * 50, ["def"]),
        ("def short():\n    pass\n", []),
    ],
)
def test_the_guard_sees_what_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: list[str]
) -> None:
    (tmp_path / "guarded.py").write_text(source, "utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert len(longer_than(LONGEST_FUNCTION, ast.FunctionDef)) == len(said)


def test_every_painter_is_ended_even_where_painting_fails() -> None:
    """A traceback keeps a painter alive; ended after its widget is gone, it ends the program."""
    held = {"azref/ui/document/printing.py"}  # paints page after page, ends its painter in `_end`
    loose = []
    for path in modules():
        tree = ast.parse(path.read_text("utf-8"))
        in_with = {
            item.context_expr
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            for item in node.items
        }
        loose += [
            f"{name_of(path)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and node not in in_with
            if isinstance(node.func, ast.Name) and node.func.id == "QPainter"
            if name_of(path) not in held
        ]
    assert loose == []
