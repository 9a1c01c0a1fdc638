"""Tests about the house itself: sizes, shapes and habits that DESIGN's rules promise."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "yishi"
ASSEMBLY = SOURCE / "assembly"
OURS = [file for folder in ("src", "tests", "bench") for file in sorted((ROOT / folder).rglob("*.py"))]
CODE = [file for file in OURS if "migrations" not in file.parts]
BANNED_ROOMS = {"utils", "helpers", "common", "misc", "lib"}
MOST_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS = 400, 60, 6


def functions(file: Path):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_and_functions_stay_small(file):
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{lines} lines"
    in_tests = file.is_relative_to(ROOT / "tests")
    for function in functions(file):
        length = function.end_lineno - function.lineno + 1
        assert length <= MOST_FUNCTION_LINES, f"{function.name} has {length} lines"
        parameters = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
        named = [p for p in parameters if p.arg not in ("self", "cls", "by")]
        assert in_tests or len(named) <= MOST_PARAMETERS, f"{function.name} takes {len(named)} parameters"


def test_no_merge_was_left_half_done():
    marks = ["grep", "-lE", "^(<<<<<<<|>>>>>>>) ", "--", "."]
    found = subprocess.run(["git", *marks], cwd=ROOT, capture_output=True, text=True)
    assert found.stdout == ""


def test_no_room_is_an_attic():
    found = {path.stem for path in SOURCE.rglob("*") if path.stem in BANNED_ROOMS}
    assert not found


def public_actions():
    for file in sorted(ASSEMBLY.rglob("actions.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield pytest.param(file, node, id=f"{file.parent.relative_to(ASSEMBLY)}.{node.name}")


@pytest.mark.parametrize(("file", "action"), public_actions())
def test_every_action_names_its_actor_and_explains_itself(file, action):
    assert not action.args.args, "keyword-only"
    assert "by" in [parameter.arg for parameter in action.args.kwonlyargs]
    assert ast.get_docstring(action)


def test_layers_and_the_one_door():
    lint = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True)
    assert lint.returncode == 0, lint.stdout


def test_every_room_has_a_card_on_the_map():
    rooms = {folder.name for folder in ASSEMBLY.iterdir() if (folder / "apps.py").exists()} | {"documents"}
    page = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    assert [room for room in sorted(rooms) if f"### {room}" not in page] == []


def test_printed_diagrams_are_fresh():
    from tests.house.print_lives import diagrams

    for file, text in diagrams().items():
        assert file.read_text(encoding="utf-8") == text, f"run `make docs`: {file.name} is stale"


def test_functions_named_by_settings_are_there():
    told = (*settings.TOPIC_STORIES, *settings.THEME_STORIES)
    for path in (*told, *settings.SIGNAL_ROOMS.values(), *settings.SIMILAR_FATES.values(), *settings.PUBLIC_FATES):
        assert callable(import_string(path)), path
