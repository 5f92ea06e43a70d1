"""The same journey through vis-timeline, in a headless Chromium, timed by the page itself.

npm brings vis-timeline into a folder that is deleted afterwards; the page is served on this
machine and sends its frames back. A frame goes from the change of the window to the first message
after the paint, without waiting for the screen's rhythm; the page also times frames in which
nothing changes, which are what the measuring itself costs.
"""

import json
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from azref.entries import TimelineEvent
from azref.timeline.extent import extent_of

_EPOCH = 719163
"""The day number of 1 January 1970."""
_PATIENCE = 400
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu-vsync", "--disable-frame-rate-limit",
          "--no-first-run", "--disable-extensions", "--window-size=1300,400")  # fmt: skip
_PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<body style="margin:0"><div id="pane" style="width:1280px"></div>
<script src="node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>
const painted = () => new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}));
const timed = async deed => {
  const began = performance.now();
  deed();
  await painted();
  return performance.now() - began;
};
const travel = async () => {
  const told = await (await fetch("told.json")).json();
  const load = performance.now();
  const items = new vis.DataSet(told.items);
  const pane = new vis.Timeline(document.getElementById("pane"), items,
    new vis.DataSet(told.lanes), {height: "290px", start: told.first, end: told.last});
  await painted();
  await painted();
  const loaded = performance.now() - load;
  const idle = [], frames = [];
  for (let n = 0; n < 60; n++) idle.push(await timed(() => {}));
  let {start, end} = pane.getWindow();
  let [first, last] = [start.getTime(), end.getTime()];
  for (const [factor, pixels] of told.journey) {
    frames.push(await timed(() => {
      const at = first + (last - first) * 0.55;
      first = at - (at - first) / factor;
      last = at + (last - at) / factor;
      const moved = (last - first) * pixels / 1280;
      [first, last] = [first + moved, last + moved];
      pane.setWindow(first, last, {animation: false});
    }));
  }
  await fetch("done", {method: "POST", body: JSON.stringify({frames, idle, loaded})});
};
travel().catch(error => fetch("done", {method: "POST", body: JSON.stringify(String(error))}));
</script>
"""


class Missing(Exception):
    """What this machine has not got; the text says what."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, answers: "queue.Queue[Any]", **kwargs: Any) -> None:
        self._answers = answers
        super().__init__(*args, **kwargs)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        self._answers.put(json.loads(body))

    def log_message(self, *_args: object) -> None:
        pass


class VisTimeline:
    """vis-timeline in a browser. Raises `Missing` where either is not to be had."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chromium = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
        npm = shutil.which("npm")
        if npm is None or self._chromium is None:
            raise Missing("npm" if npm is None else "Chromium")
        order = [npm, "install", "--no-audit", "--no-fund", "--silent", "vis-timeline@8"]
        if subprocess.run(order, cwd=folder, capture_output=True, timeout=300).returncode:
            raise Missing("the package vis-timeline, which npm could not bring")
        (folder / "index.html").write_text(_PAGE, encoding="utf-8")

    def travel(
        self, events: Sequence[TimelineEvent], journey: Sequence[tuple[float, float]]
    ) -> dict[str, Any]:
        """`frames`, `idle` frames and the time to load, all in milliseconds."""
        told = _told(events) | {"journey": journey}
        (self._folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
        answers: queue.Queue[Any] = queue.Queue()
        handler = partial(_Handler, directory=str(self._folder), answers=answers)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        profile = self._folder / "profile"
        address = f"http://127.0.0.1:{server.server_port}/index.html"
        order = [str(self._chromium), *_FLAGS, f"--user-data-dir={profile}", address]
        browser = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            answer = answers.get(timeout=_PATIENCE)
        except queue.Empty:
            raise Missing(f"an answer of the browser within {_PATIENCE} s") from None
        finally:
            browser.terminate()
            browser.wait(20)
            server.shutdown()
        if not isinstance(answer, dict):
            raise Missing(f"a page that works: {answer}")
        return answer


@contextmanager
def vis_timeline() -> Iterator[VisTimeline]:
    """vis-timeline, in a folder that goes with it. Raises `Missing`."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield VisTimeline(Path(folder))


def _told(events: Sequence[TimelineEvent]) -> dict[str, Any]:
    """Events as vis-timeline wants them: ranges in milliseconds, in groups by their lanes."""
    items, lanes = [], {}
    for number, event in enumerate(events):
        extent = extent_of(event.source.edtf) if event.source.edtf else None
        if extent is None:
            continue
        lanes[event.lane.value] = {"id": event.lane.value, "content": event.lane.value}
        items.append({"id": number, "group": event.lane.value, "content": event.title,
                      "start": _time(extent.begin), "end": _time(extent.end)})  # fmt: skip
    first = min((item["start"] for item in items), default=0)
    last = max((item["end"] for item in items), default=1)
    return {"items": items, "lanes": list(lanes.values()), "first": first, "last": last}


def _time(day: int) -> int:
    return (day - _EPOCH) * 86_400_000
