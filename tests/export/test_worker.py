"""The worker answers requests line by line, writes only when told to, and outlives failures."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from azref.export.worker import serve


def answers_to(*lines: object) -> list[dict[str, Any]]:
    requests = io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    answers = io.BytesIO()
    serve(requests, answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def request(database: Path, output: Path, ids: Sequence[str] = ("pfp",)) -> dict[str, Any]:
    return {"do": "export", "database": str(database), "ids": ids, "output": str(output)}


def test_it_says_its_stages_and_what_it_wrote(database_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.pdf"
    answers = answers_to(request(database_file, output), "go")
    assert [answer.get("stage") for answer in answers] == ["reading", "setting", "ready", None]
    assert answers[-1] == {"done": ["PDF/UA-1, PDF/A-2a"]}
    assert output.read_bytes().startswith(b"%PDF")


def test_it_writes_nothing_until_it_is_told_to(database_file: Path, tmp_path: Path) -> None:
    answers = answers_to(request(database_file, tmp_path / "x.pdf"))
    assert answers[-1] == {"stage": "ready"}
    assert list(tmp_path.iterdir()) == []


def test_after_a_failure_it_answers_the_next_request(database_file: Path, tmp_path: Path) -> None:
    wrong = request(database_file, tmp_path / "x.pdf", ["nothing"])
    answers = answers_to(wrong, {"do": "dance"}, request(database_file, tmp_path / "x.md"), "go")
    failed = [answer["failed"] for answer in answers if "failed" in answer]
    assert 'no entry has the id "nothing"' in failed[0]
    assert failed[1].startswith("the document: KeyError")
    assert "done" in answers[-1]


def test_pages_come_as_pictures_on_white(database_file: Path, tmp_path: Path) -> None:
    asked = {**request(database_file, Path()), "do": "picture", "folder": str(tmp_path)}
    answers = answers_to({**asked, "dots_per_inch": 20})
    pages = sorted(tmp_path.iterdir())
    assert answers[-1] == {"done": [str(len(pages))]}
    assert pages[0].name == "00001.png"
    assert pages[0].read_bytes().startswith(b"\x89PNG")
