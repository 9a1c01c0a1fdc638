"""A real installation to play stories in: `yishi serve --demo` in a folder of its own, and Chromium to look at it.

Without Chromium the stories are skipped, and say so.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.installation import ROOT, Installation

MANUAL = ROOT / "docs" / "manual"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
TALLEST = 1400  # pixels of a picture for the manual


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running installation with its worker."""
    folder = tmp_path_factory.mktemp("installation")
    shutil.copytree(_invented(tmp_path_factory), folder, dirs_exist_ok=True)
    demo = Installation(folder, "--demo")
    demo.start()
    yield demo.address
    demo.stop()


def _invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped installation of the invented city. It takes a minute to invent, so the processes of one test run
    share it: the first makes it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    city, done = shared / "city", shared / "city.done"
    with (shared / "city.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            city.mkdir()
            demo = Installation(city, "--demo")
            demo.start()
            demo.stop()
            done.touch()
    return city


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("browser stories need Chromium: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    # Its event loop stays on this thread until the last story, and Django would refuse the database to tests between.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser, site):
    """Open a page as someone new: `visitor("phone", "zh")`. Fails the story on any error in the page's console."""
    contexts, troubles = [], []

    def open_page(size: str = "desktop", language: str = "zh"):
        context = browser.new_context(viewport=SIZES[size], locale=LOCALES[language], base_url=site)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, troubles


def picture(page, name: str) -> None:
    """Take a picture for the manual; pictures are renewed only when asked for (`YISHI_PICTURES=1`)."""
    if os.environ.get("YISHI_PICTURES"):
        MANUAL.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"]
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=MANUAL / f"{name}.png", full_page=True, clip=clip)
