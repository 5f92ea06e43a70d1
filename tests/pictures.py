"""Makes the pictures of the README from the window itself.

.venv/bin/python tests/pictures.py        (Windows: .venv\\Scripts\\python tests\\pictures.py)
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from azref import paths  # noqa: E402
from azref.app import _dressed  # noqa: E402
from azref.store.database import Database  # noqa: E402
from azref.ui.theme import DARK, LIGHT, Theme  # noqa: E402
from azref.ui.window import Window  # noqa: E402

FOLDER = ROOT / "resources" / "pictures"


def take(theme: Theme, name: str, place: str) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    _dressed(application, theme)
    window = Window(theme)
    window.show()
    window.fill(Database(paths.bundled_database()), place)
    window.commands.selection.tick([place, "ev-2004-istanbul"])
    window.commands.panes.glossary.list.setFocus()
    QTest.qWait(300)
    window.grab().save(str(FOLDER / name))
    window.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    take(LIGHT, "window-light.png", "ipap")
    take(DARK, "window-dark.png", "ev-2002-afghanistan")
