"""Pictures of the page for the README: ``python -m tests.report.pictures RUN FOLDER``.

Each is a view of the report of a run, with few colours so that it stays under 150 KB.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from pipeline.report.page import write_report
from tests.report.browsing import QUIET, chromium

FIRST_SEEN = "a:has-text('Yuri Borisov')"
MOST_BYTES = 150_000


def views() -> dict[str, tuple[str, str | None]]:
    """Name of a picture → view of the page, and what is clicked there before it is taken."""
    return {
        "overview": ("apercu", None),
        "document": ("doc/0", f".fold {FIRST_SEEN}"),
        "network": ("reseau?liens=phrases", None),
    }


def small_png(picture: bytes) -> bytes:
    """The same picture with 255 colours."""
    made = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(255, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


def take(run: Path, folder: Path) -> list[Path]:
    """Write all pictures of a run's page into a folder."""
    taken = []
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as work:
        page_file = write_report(run, Path(work) / "report.html")
        browser = driver.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for name, (view, clicked) in views().items():
            page = browser.new_page(viewport={"width": 1240, "height": 860})
            page.goto(f"{page_file.as_uri()}#/{view}")
            if clicked:
                page.locator(clicked).first.click()
            page.mouse.move(0, 0)
            page.wait_for_timeout(300)
            taken.append(folder / f"{name}.png")
            taken[-1].write_bytes(small_png(page.screenshot()))
            assert taken[-1].stat().st_size < MOST_BYTES
        browser.close()
    return taken


if __name__ == "__main__":
    for path in take(Path(sys.argv[1]), Path(sys.argv[2])):
        sys.stdout.write(f"{path} {path.stat().st_size / 1000:.0f} KB\n")
