"""The design system: shown whole on `/style`, and the only one there is."""

import re
from pathlib import Path

import pytest

from yishi.assembly.config import front

BUILDING = front.BUILDING
TEMPLATES = sorted(BUILDING.rglob("*.html"))
COMPONENTS = sorted((BUILDING / "templates" / "cotton").glob("*.html"))
STYLESHEETS = sorted((BUILDING / "static" / "css").glob("*.css"))
SHOWING = [
    BUILDING / "home" / "templates" / "home" / "style.html",
    BUILDING / "templates" / "skeleton.html",
    BUILDING / "templates" / "base.html",
]


def short(file: Path) -> str:
    return str(file.relative_to(BUILDING))


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "为什么排在这里"), ("en", "Why it ranks here")])
def test_style_page_answers_in_both_languages(browse, clerk, language, words):
    page = browse(clerk, language).get("/style")
    assert page.status_code == 200
    assert words in page.content.decode()
    assert f'lang="{language}"' in page.content.decode()


def test_style_page_is_open_to_people_without_an_account(browse):
    assert browse().get("/style").status_code == 200


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_every_component_is_shown(component):
    tag = re.compile(rf"<c-{component.stem.replace('_', '-')}[\s/>]")
    shown = [file for file in SHOWING + COMPONENTS if file != component and tag.search(file.read_text("utf-8"))]
    assert shown, f"{component.stem} is neither on /style nor part of a component that is"


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_every_component_is_in_the_cheat_sheet(component):
    sheet = (BUILDING.parents[2] / "docs" / "howto" / "compose-a-page.md").read_text("utf-8")
    assert f"<c-{component.stem.replace('_', '-')}" in sheet


def test_a_refused_button_gives_its_reason(browse, clerk):
    page = browse(clerk).get("/style").content.decode()
    assert "须在“已确认”时办理" in page


def test_pages_allow_no_inline_style_or_script(browse, clerk):
    policy = browse(clerk).get("/style").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy


FORBIDDEN = re.compile(r"""\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:""")


@pytest.mark.parametrize("file", TEMPLATES, ids=short)
def test_no_template_carries_style_or_script(file):
    found = FORBIDDEN.search(file.read_text("utf-8"))
    assert not found, f"{short(file)}: {found.group() if found else ''}"


@pytest.mark.parametrize("file", TEMPLATES, ids=short)
def test_no_page_invents_a_class(file):
    """Classes of our own (`y-…`) all stand in the stylesheets; a room brings none."""
    known = set(re.findall(r"\.(y-[a-z0-9-]+)", "".join(sheet.read_text("utf-8") for sheet in STYLESHEETS)))
    used = {
        word
        for attribute in re.findall(r'class="([^"]*)"', file.read_text("utf-8"))
        for word in re.findall(r"(?<![\w-])y-[a-z0-9-]+(?![\w{-])", attribute)
    }
    assert used <= known, sorted(used - known)


def test_colours_are_named_in_one_file():
    raw = re.compile(r"#[0-9a-f]{3,8}\b|rgb\(")
    others = [sheet for sheet in STYLESHEETS if sheet.name != "tokens.css"]
    assert not [sheet.name for sheet in others if raw.search(sheet.read_text("utf-8"))]


def test_the_sprite_holds_every_icon_that_pages_name():
    sprite = front.VENDOR / "icons.svg"
    assert sprite.exists(), "run `make setup`"
    drawn = set(re.findall(r'id="([a-z0-9-]+)"', sprite.read_text("utf-8")))
    missing = set(front.icons_in_use()) - drawn
    assert not missing, f"run `python -m yishi.assembly.config.front`: {sorted(missing)}"


@pytest.mark.parametrize("file", sorted((BUILDING / "static").glob("[cj]s*/**/*.*")), ids=lambda file: file.name)
def test_scripts_and_stylesheets_stay_small(file):
    assert file.read_text("utf-8").count("\n") <= 400
