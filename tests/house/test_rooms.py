"""The map of the house holds: which room may import which, how long a module may be, what is documented."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import ROOT, SOURCE, modules, name

# Left to right. A room imports `model` and the rooms to its left.
ROOMS = ("reading", "language", "stories", "lineage", "accounts", "archive", "rendering")
MODEL = "model"
COMMAND_LINE = "cli"  # stands right of every room
MAX_LINES = 500

# A noun may know its renderings, because people expect to ask an account for its own page; lazily, and only there.
LAZY_EXCEPTION = (SOURCE / MODEL / "account.py", "rendering")


def imported_rooms(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(line, second part of the dotted name) of everything imported from rashomon."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            base += node.module.split(".") if node.module else []
            # `from rashomon import reading` names the room in the list of names
            targets = [[*base, alias.name] for alias in node.names]
        else:
            continue
        for parts in targets:
            if parts[0] == "rashomon" and len(parts) > 1:
                yield node.lineno, parts[1]


def allowed(room: str) -> set[str]:
    if room == MODEL:
        return {MODEL}
    return {MODEL, *ROOMS[: ROOMS.index(room) + 1]}


def wrong_imports(path: Path, source: str) -> list[str]:
    relative = path.relative_to(SOURCE)
    room = relative.parts[0]
    if room not in (*ROOMS, MODEL):
        return []  # the front door, the command line: they stand right of every room
    found = []
    for line, target in imported_rooms(ast.parse(source), ("rashomon", *relative.parts[:-1])):
        if target in allowed(room) or (path, target) == LAZY_EXCEPTION:
            continue
        found.append(f"{name(path)}:{line}: {room} must not import {target}")
    return found


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_point_left(path: Path) -> None:
    assert wrong_imports(path, path.read_text(encoding="utf-8")) == []


CASES = [
    ("language", "from rashomon.model.span import Span", 0),  # everyone imports the model
    ("language", "from rashomon.reading.read import read", 0),  # to the left
    ("language", "from rashomon.language.nlp import parse", 0),  # within the room
    ("language", "from rashomon.accounts.facts import x", 1),  # to the right
    ("language", "from rashomon import accounts", 1),
    ("language", "import rashomon.accounts.facts", 1),
    ("language", "from ..accounts import facts", 1),
    ("language", "def f():\n    from rashomon.rendering.json import render_json", 1),  # lazily is no excuse
    ("model", "from rashomon.reading.read import read", 1),
    ("language", "import spacy", 0),  # not ours
    ("reading", "from rashomon.comparing import compare", 1),  # nor may a room import what stands above all rooms
]


@pytest.mark.parametrize(("room", "source", "wrong"), CASES)
def test_the_check_itself(room: str, source: str, wrong: int) -> None:
    assert len(wrong_imports(SOURCE / room / "example.py", source)) == wrong


def test_the_model_imports_renderings_lazily() -> None:
    tree = ast.parse(LAZY_EXCEPTION[0].read_text(encoding="utf-8"))
    top = ast.Module(
        body=[node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], type_ignores=[]
    )
    assert {room for _, room in imported_rooms(top, ("rashomon", MODEL))} == {MODEL}


@pytest.mark.parametrize("path", modules(), ids=name)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < MAX_LINES, "split it: one job a module"


def test_every_room_is_on_the_map() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert rooms == {*ROOMS, MODEL, COMMAND_LINE}
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [room for room in sorted(rooms) if f"`{room}/`" not in guide] == []


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    member
                    for member in node.body
                    if isinstance(member, ast.FunctionDef) and not member.name.startswith("_")
                )


@pytest.mark.parametrize("path", modules(), ids=name)
def test_public_names_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says what its job is"
    bare = [
        f"{name(path)}:{node.lineno}: {node.name}" for node in public_functions(tree) if not ast.get_docstring(node)
    ]
    assert bare == []
