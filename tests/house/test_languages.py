"""No string without both languages: every Chinese message id has its English, and no Chinese stands bare on a page."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parents[2]
ASSEMBLY = ROOT / "src" / "yishi" / "assembly"
ROOMS = sorted(path for path in ASSEMBLY.iterdir() if path.is_dir() and path.name not in ("static", "locale", "config"))
CHINESE = re.compile(r"[\u3400-\u9fff]")
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
TRANSLATE = re.compile(r"""^(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
INLINE = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")


def catalogue(room: Path) -> dict[str, str]:
    """Message id → English, from the room's own catalogue and the shared one beside the templates."""
    found = {}
    for folder in (ASSEMBLY, room):
        file = folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
        if file.exists():
            with file.open("rb") as opened:
                for message in read_po(opened):
                    identifier = message.id if isinstance(message.id, str) else message.id[0]
                    english = message.string if isinstance(message.string, str) else message.string[0]
                    found[identifier] = english
    return found


def python_messages(file: Path):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS and node.args:
            first = node.args[0]
            assert isinstance(first, ast.Constant), f"{file}:{node.lineno}: a message id must be a literal"
            yield first.value


def template_messages(file: Path):
    """Message ids of a template; fails on Chinese outside translation tags."""
    block: list[str] | None = None
    for token in Lexer(file.read_text(encoding="utf-8")).tokenize():
        contents = token.contents
        if token.token_type == TokenType.BLOCK and contents.startswith(("blocktranslate", "blocktrans")):
            block, trimmed = [], "trimmed" in contents
        elif token.token_type == TokenType.BLOCK and contents.startswith(("endblocktrans", "plural")):
            text = "".join(block or [])
            yield " ".join(text.split()) if trimmed else text
            block = None
        elif block is not None:
            block.append(f"%({contents})s" if token.token_type == TokenType.VAR else contents.replace("%", "%%"))
        else:
            yield from _outside_blocks(file, token)


def _outside_blocks(file: Path, token):
    if token.token_type == TokenType.TEXT:
        for quoted in re.findall(r"""\{\{.*?\}\}|_\(.*?\)""", token.contents):
            yield from (a or b for a, b in INLINE.findall(quoted))
        bare = re.sub(r"""<!--.*?-->""", "", token.contents, flags=re.S)
        assert not CHINESE.search(bare), f"{file}:{token.lineno}: Chinese outside translation: {bare.strip()[:60]}"
    elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
        if match := TRANSLATE.match(token.contents):
            yield match.group(1) or match.group(2)
        yield from (a or b for a, b in INLINE.findall(token.contents))


@pytest.mark.parametrize("room", [ASSEMBLY, *ROOMS], ids=lambda room: room.name)
def test_every_message_has_its_english(room):
    code = room.glob("*.py") if room == ASSEMBLY else room.rglob("*.py")
    files = sorted(code) + sorted((room / "templates").rglob("*.html"))
    known = catalogue(room)
    missing = set()
    for file in files:
        for message in python_messages(file) if file.suffix == ".py" else template_messages(file):
            if CHINESE.search(message) and not known.get(message):
                missing.add(message)
    assert not missing, f"{room.name}: no English for {sorted(missing)}"


def test_one_message_has_one_english():
    """Django reads all rooms' catalogues into one: two translations of one id would be a matter of luck."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for file in ASSEMBLY.rglob("django.po"):
        with file.open("rb") as opened:
            for message in read_po(opened):
                if message.id:
                    found.setdefault((message.context, str(message.id)), set()).add(str(message.string))
    assert not {message: english for message, english in found.items() if len(english) > 1}


@pytest.mark.parametrize("room", [room for room in ROOMS if room.name != "documents"], ids=lambda room: room.name)
def test_no_python_sentence_escapes_translation(room):
    """Chinese string constants of the rooms stand inside `_()` or beside their English. Docstrings and words that input
    is compared with are no sentences, and official papers (`paper*.py`, `documents`) are Chinese whatever the
    reader's language."""
    exempt = {*room.rglob("paper*.py"), *room.glob("migrations/*.py")}
    for file in sorted(set(room.rglob("*.py")) - exempt):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docstrings = {id(node.body[0].value) for node in ast.walk(tree) if _has_docstring(node)}
        translated = {id(arg) for node in ast.walk(tree) if _is_marker(node) for arg in node.args}
        spared = {id(word) for node in ast.walk(tree) for word in (*_compared_with(node), *_beside_english(node))}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
                assert id(node) in docstrings | translated | spared, f"{file}:{node.lineno}: {node.value[:40]}"


def _compared_with(node: ast.AST) -> list[ast.AST]:
    """Keys of a table, the headers and flags by which files are read, and what stands right of `in` or `==`."""
    if isinstance(node, ast.Dict):
        return [key for key in node.keys if key is not None]
    if isinstance(node, ast.keyword) and node.arg in ("headers", "flags"):
        return list(ast.walk(node.value))
    if isinstance(node, ast.Compare):
        return [word for right in node.comparators for word in (right, *getattr(right, "elts", ()))]
    return []


def _beside_english(node: ast.AST) -> list[ast.AST]:
    """The first arm of `… if _chinese() else …`."""
    if isinstance(node, ast.IfExp) and ast.unparse(node.test) == "_chinese()":
        return list(ast.walk(node.body))
    return []


def _has_docstring(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    return (
        isinstance(body, list)
        and bool(body)
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
    )


def _is_marker(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS
