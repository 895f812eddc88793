"""The reference in `docs/cli.md` and what the program says of itself are the same commands and options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from sayso.records import ACTS, FORMS, STATEMENT_KINDS
from sayso.views.cli import app

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "cli.md").read_text("utf-8")
COMMANDS = typer.main.get_group(app).commands


def section(name: str) -> str:
    """What the reference says of one command."""
    return REFERENCE.partition(f"\n## sayso {name}\n")[2].partition("\n## ")[0]


def options(name: str) -> set[str]:
    """The options a command has."""
    return {flag for parameter in COMMANDS[name].params for flag in parameter.opts if flag.startswith("--")}


def test_every_command_has_a_section_and_no_section_is_of_another():
    """A new command is documented, a removed one is not."""
    assert set(re.findall(r"^## sayso (\w+)$", REFERENCE, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented_where_it_belongs(name: str):
    """Each option stands in its command's section, and no section names an option that is not there."""
    table = "\n".join(line for line in section(name).splitlines() if line.startswith("|"))
    assert set(re.findall(r"--[a-z-]+[a-z]", table)) == options(name) - {"--help"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_is_for(name: str):
    """`--help` leaves nothing unexplained."""
    command = COMMANDS[name]
    assert command.help
    assert all(getattr(parameter, "help", None) for parameter in command.params if parameter.name != "help")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_examples_in_the_reference_are_commands_that_parse(name: str):
    """An example names only options that the command has."""
    examples = re.findall(r"^(?:.*\| )?sayso .*$", section(name), re.MULTILINE)
    assert examples
    assert {flag for example in examples for flag in re.findall(r"--[a-z-]+", example)} <= options(name)


def test_the_reference_lists_every_kind_form_and_act():
    """The values a filter takes are written out."""
    assert all(word in section("statements") for word in (*STATEMENT_KINDS, *FORMS, *ACTS))


@pytest.mark.parametrize("picture", sorted((DOCS / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_fetches_nothing(picture: Path):
    """The README's pictures show with what the reader's machine has."""
    drawn = picture.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in drawn
