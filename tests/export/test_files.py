"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from azref.errors import ExportError
from azref.export.files import write_together, write_whole


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert names_in(tmp_path) == ["a.pdf"]


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_long_name_in_azerbaijani_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / ("ə" * 120 + ".pdf")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder") as caught:
        write_whole(tmp_path, b"new")
    assert str(tmp_path) in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="folder does not exist"):
        write_whole(tmp_path / "none" / "a.pdf", b"new")


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(ExportError, match="not an ordinary file"):
        write_whole(tmp_path / "a.pdf", b"new")


@pytest.mark.parametrize("name", ["a\0.pdf", "x" * 300 + ".pdf"])
def test_a_name_no_system_takes_is_one_clear_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / name, b"new")
    assert "\n" not in str(caught.value)
    assert "\0" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_one_may_not_write_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="Permission denied"):
            write_whole(tmp_path / "a.pdf", b"new")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whatever_fails_the_old_file_stays_and_no_draft_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ExportError) as caught:
        write_whole(target, b"new")
    monkeypatch.undo()
    assert str(caught.value) == f"{target}: cannot be written ({os.strerror(number)})"
    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_reported_for_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda _path, _mode: real(Path("/dev/full"), "wb"))
    with pytest.raises(ExportError, match="No space left on device"):
        write_whole(tmp_path / "a.pdf", b"new")
    assert names_in(tmp_path) == []


# Files that belong together


def test_files_that_belong_together_are_all_new_and_what_has_no_content_goes(
    tmp_path: Path,
) -> None:
    for name in ("a.ifo", "a.syn"):
        (tmp_path / name).write_bytes(b"old")
    write_together({tmp_path / "a.idx": b"1", tmp_path / "a.syn": None, tmp_path / "a.ifo": b"2"})
    assert names_in(tmp_path) == ["a.idx", "a.ifo"]
    assert (tmp_path / "a.ifo").read_bytes() == b"2"


@pytest.mark.parametrize("calls_that_work", range(4))
def test_where_one_of_several_files_fails_all_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls_that_work: int
) -> None:
    for name in ("a.ifo", "a.syn", "a.dict"):
        (tmp_path / name).write_bytes(name.encode())
    real, left = os.replace, iter(range(calls_that_work))

    def fail_later(*given: object) -> None:
        if next(left, None) is None:
            monkeypatch.undo()  # what brings the old files back must work
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", fail_later)
    new = {"a.idx": b"1", "a.dict": b"2", "a.syn": None, "a.ifo": b"3"}
    with pytest.raises(ExportError, match="No space left"):
        write_together({tmp_path / name: content for name, content in new.items()})
    assert names_in(tmp_path) == ["a.dict", "a.ifo", "a.syn"]
    assert all((tmp_path / n).read_bytes() == n.encode() for n in names_in(tmp_path))


def test_a_read_only_disk_is_told_by_the_name_the_reader_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a disk refuses to take away a draft too, though there is none."""

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    for deed in ("open", "unlink"):
        monkeypatch.setattr(Path, deed, refuse)
    with pytest.raises(ExportError, match=r"a\.pdf: cannot be written \(Read-only file system\)"):
        write_whole(tmp_path / "a.pdf", b"new")
