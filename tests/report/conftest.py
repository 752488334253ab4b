"""A browser for the page: Debian's Chromium, driven by Playwright; skipped where either lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import SourceFailure
from pipeline.report.page import write_report
from tests.report.browsing import QUIET, chromium
from tests.report.generated import findings, write_run

SCREENSHOTS = Path(__file__).parents[2] / "outputs" / "screenshots"


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = chromium()
    if found is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def visit(browser):
    """Open a page; at the end it must have asked for nothing and complained of nothing."""
    contexts, troubles = [], []

    def request(asked) -> None:
        if not asked.url.startswith(("file:", "data:")):
            troubles.append(f"request {asked.url}")

    def open_(path: Path, at: str = "", **options):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 860}, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda said: troubles.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on("request", request)
        page.goto(f"{path.as_uri()}{at}")
        page.wait_for_selector("h1")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def report(tmp_path_factory) -> Path:
    """The page of twelve generated documents and one failure."""
    failure = SourceFailure(
        source="perdu.pdf", stage="read", exception="SourceError", message="no text in it"
    )
    folder = tmp_path_factory.mktemp("report") / "douze"
    return write_report(write_run(folder, [findings(i) for i in range(12)], (failure,)))


@pytest.fixture
def picture(request):
    """Keep a screenshot under the name of the test, to be looked at."""

    def keep(page, name: str = "", **options) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        stem = request.node.name.removeprefix("test_").replace("[", "-").replace("]", "")
        page.screenshot(path=SCREENSHOTS / f"{stem}{name}.png", **options)

    return keep
