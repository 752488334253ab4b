"""Which browser there is, and how it is started so that it asks for nothing of its own."""

from __future__ import annotations

import shutil

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# No connection of the browser's own: whatever is requested comes from the page.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """Path of an installed Chromium, or ``None``."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)
