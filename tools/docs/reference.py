"""Reference pages, made from the command line and from docstrings."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Literal, get_args, get_origin

import click

import rashomon
from rashomon.cli import cli
from rashomon.model import account, annotation, report, span
from tools.docs.pages import DOCS, ROOT, title_and_lead

GENERATED = "<!-- Written by `make docs`; do not edit by hand. -->"
# The nouns a user meets, by module, in the order of the page.
NOUNS = (account, report, span)


def cli_page() -> str:
    """Every command and option."""
    parts = ["# Command line", GENERATED, "`rashomon --help` and `rashomon COMMAND --help` say the same."]
    parts.append(_command(cli, "rashomon"))
    for name in sorted(cli.commands):
        parts.append(_command(cli.commands[name], f"rashomon {name}"))
    return "\n\n".join(parts) + "\n"


def python_page() -> str:
    """The public names of the package, then the nouns."""
    parts = [
        "# Python",
        GENERATED,
        "`import rashomon` gives these names and no others. What they return is made of the nouns below: frozen "
        "dataclasses without behaviour of their own, save for what is named here.",
    ]
    for name in public_names():
        thing = getattr(rashomon, name)
        if inspect.isclass(thing) and any(thing.__module__ == module.__name__ for module in NOUNS):
            continue  # described among the nouns
        parts.append(_python_name(name, thing))
    for module in NOUNS:
        parts.append(f"## `{module.__name__}`")
        parts.append(inspect.cleandoc(module.__doc__ or ""))
        parts.extend(_nouns(module))
    parts += ["## Values", "What a field of one of these types can hold.", _values(annotation, account)]
    return "\n\n".join(parts) + "\n"


def public_names() -> list[str]:
    """What `import rashomon` promises."""
    return sorted(getattr(rashomon, "__all__", ()))


def undocumented() -> list[str]:
    """Commands, options and public names without a word of their own."""
    found = [f"rashomon {name}: no help" for name, command in cli.commands.items() if not command.help]
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.help:
                found.append(f"rashomon {name} {parameter.opts[0]}: no help")
    found += [
        f"rashomon.{name}: no docstring" for name in public_names() if not inspect.getdoc(getattr(rashomon, name))
    ]
    return found


def options() -> list[str]:
    """The long names of every option of every command."""
    return sorted(
        {
            max(parameter.opts, key=len)
            for command in cli.commands.values()
            for parameter in command.params
            if isinstance(parameter, click.Option)
        }
    )


def benchmark_table() -> str:
    """What each benchmark measures: the first paragraph of its module."""
    rows = ["| module | what it measures |", "|---|---|"]
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "measure" for node in tree.body):
            rows.append(f"| `{path.stem}` | {_lead(tree)} |")
    return "\n".join(rows)


def training_table() -> str:
    """How each model is trained again: the command, and the first paragraph of its module."""
    rows = ["| command | what it does |", "|---|---|"]
    for path in sorted([*ROOT.glob("benchmarks/train_*.py"), *ROOT.glob("training/train_*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rows.append(f"| `python -m {path.parent.name}.{path.stem}` | {_lead(tree)} |")
    return "\n".join(rows)


def _lead(tree: ast.Module) -> str:
    return " ".join((ast.get_docstring(tree) or "").split("\n\n")[0].split()).replace("|", "\\|")


def page_list() -> str:
    """Every page under docs, by folder, with its first sentence."""
    lines = []
    for folder, heading in (
        ("tutorial", "Tutorial: learn by doing"),
        ("how-to", "How to"),
        ("explanation", "Explanation"),
        ("reference", "Reference"),
    ):
        lines += ["", f"## {heading}", ""]
        for path in sorted((DOCS / folder).glob("*")):
            if path.suffix == ".md":
                title, lead = title_and_lead(path.read_text(encoding="utf-8"))
                lead = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", lead)
                lines.append(f"- [{title}]({folder}/{path.name}): {lead}")
            elif path.suffix == ".json":
                lines.append(f"- [{path.name}]({folder}/{path.name}): the JSON Schema of an account.")
    return "\n".join(lines).strip()


def _command(command: click.Command, path: str) -> str:
    # As the group gives it to its verbs; click remembers the help option that it made first.
    context = click.Context(command, info_name=path, help_option_names=cli.context_settings["help_option_names"])
    usage = " ".join(command.collect_usage_pieces(context))
    parts = [f"## `{path}`", f"```\n{path} {usage}\n```", inspect.cleandoc(command.help or "")]
    rows = []
    for parameter in command.get_params(context):
        if not isinstance(parameter, click.Option):
            continue
        names = ", ".join(f"`{name}`" for name in sorted(parameter.opts, key=len, reverse=True))
        value = f" `{parameter.metavar}`" if parameter.metavar else ""
        rows.append(f"| {names}{value} | {parameter.help} |")
    if rows:
        parts.append("\n".join(["| option | |", "|---|---|", *rows]))
    if isinstance(command, click.Group):
        listed = [
            f"- [`{name}`](#rashomon-{name}): {command.commands[name].get_short_help_str(200)}"
            for name in sorted(command.commands)
        ]
        parts.append("\n".join(["Commands:", "", *listed]))
    return "\n\n".join(part for part in parts if part)


def _python_name(name: str, thing: object) -> str:
    signature = ""
    if inspect.isfunction(thing):
        signature = re.sub(r"(?:\w+\.)+(\w+)", r"\1", str(inspect.signature(thing)))
        signature = re.sub(r"'([^']+)'", r"\1", signature)  # annotations that are quoted in the source
    return f"## `rashomon.{name}`\n\n```\n{name}{signature}\n```\n\n{inspect.cleandoc(inspect.getdoc(thing) or '')}"


def _nouns(module: ModuleType) -> Iterator[str]:
    tree = ast.parse(inspect.getsource(importlib.import_module(module.__name__)))
    for node in tree.body:
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
            continue
        bases = [ast.unparse(base) for base in node.bases]
        parts = [f"### `{node.name}`"]
        if bases:
            parts.append(f"Has the fields of {', '.join(f'`{base}`' for base in bases)} as well.")
        parts.append(inspect.cleandoc(ast.get_docstring(node) or ""))
        rows = [
            f"| `{field.target.id}` | `{_type(field.annotation)}` |"
            for field in node.body
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        ]
        if rows:
            parts.append("\n".join(["| field | type |", "|---|---|", *rows]))
        methods = [
            f"- `.{member.name}{_call(member)}`: {' '.join((ast.get_docstring(member) or '').split())}"
            for member in node.body
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("_")
        ]
        if methods:
            parts.append("\n".join(methods))
        yield "\n\n".join(parts)


def _values(*modules: ModuleType) -> str:
    """The named Literal types of some modules, one a row."""
    rows = [
        f"| `{name}` | {', '.join(f'`{value}`' for value in get_args(thing))} |"
        for module in modules
        for name, thing in vars(module).items()
        if get_origin(thing) is Literal
    ]
    return "\n".join(["| type | values |", "|---|---|", *dict.fromkeys(rows)])


def _type(field: ast.expr) -> str:
    # In a table a bar ends the cell, code span or not.
    return ast.unparse(field).replace("|", "\\|").replace(", ...]", ", …]")


def _call(member: ast.FunctionDef) -> str:
    decorated = {ast.unparse(decorator) for decorator in member.decorator_list}
    if "property" in decorated:
        return ""
    return "(" + ", ".join(argument.arg for argument in member.args.args[1:]) + ")"
