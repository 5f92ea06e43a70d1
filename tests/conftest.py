"""What every test shares: Qt without a screen, and databases made by the real compiler."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
