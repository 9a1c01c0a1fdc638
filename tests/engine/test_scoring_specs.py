"""Every worked case of the points book holds, and the printed book is fresh."""

import pytest

from tests.specs.book import came_out, chapters
from tests.specs.print_rules import FOLDER, pages

CASES = [
    pytest.param(case, id=f"{chapter.name}: {case.name['en']}") for chapter in chapters() for case in chapter.cases()
]


@pytest.mark.parametrize("case", CASES)
def test_worked_case(case):
    appraisal = case.run()
    for key in ("points", "sheets"):
        if key in case.tables:
            assert came_out(getattr(appraisal, key), case.tables[key]) == case.tables[key]


def test_every_case_expects_something():
    assert all({"points", "sheets"} & set(case.values[0].tables) for case in CASES)


def test_the_printed_book_is_fresh():
    fresh = pages()
    assert set(FOLDER.glob("*.md")) == set(fresh), "run `make docs`"
    for file, text in fresh.items():
        assert file.read_text(encoding="utf-8") == text, f"run `make docs`: {file.name} is stale"
