"""The reference pages name everything there is."""

import dataclasses

from rashomon.cli import cli
from rashomon.model import account
from tools.docs import reference


def test_every_command_and_option_is_on_the_page() -> None:
    page = reference.cli_page()
    for name, command in cli.commands.items():
        assert f"## `rashomon {name}`" in page
        for parameter in command.params:
            for option in parameter.opts:
                assert option in page or option.isidentifier()


def test_every_noun_and_field_is_on_the_page() -> None:
    page = reference.python_page()
    for noun in vars(account).values():
        if dataclasses.is_dataclass(noun) and isinstance(noun, type) and noun.__module__ == account.__name__:
            section = page.split(f"### `{noun.__name__}`\n")[1].split("\n### ")[0]
            inherited = {field.name for base in noun.__mro__[1:-1] for field in dataclasses.fields(base)}
            missing = [
                field.name
                for field in dataclasses.fields(noun)
                if field.name not in inherited and f"| `{field.name}` |" not in section
            ]
            assert missing == []


def test_generation_is_stable() -> None:
    assert reference.python_page() == reference.python_page()
    assert reference.cli_page() == reference.cli_page()


def test_tables_hold_together() -> None:
    for page in (
        reference.python_page(),
        reference.cli_page(),
        reference.benchmark_table(),
        reference.training_table(),
    ):
        for line in page.splitlines():
            if line.startswith("|"):
                assert line.endswith("|")
                assert line.replace("\\|", "").count("|") == 3, line
