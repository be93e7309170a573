"""Wrapped lines with hanging indents and columns, written to a rich console as text without boxes or padding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.rendering.escaping import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# (words, style): styles are only seen on a terminal, the words alone must do when piped.
Line = Sequence[tuple[str, str]]

_NARROWEST, _WIDEST = 40, 100  # columns
_GUTTER = "   "
# Rich breaks lines at no-break spaces too; this private character stands for one until the line is wrapped.
_UNBROKEN_SPACE = "\ue000"


class Screen:
    """Writes wrapped lines with hanging indents; rich pads and boxes what it wraps itself."""

    def __init__(self, console: "Console") -> None:
        self.console = console
        self.width = max(_NARROWEST, min(console.width, _WIDEST))

    def line(self, parts: Line, indent: str = "", hanging: str | None = None) -> None:
        """One paragraph; its first line after `indent`, the others after `hanging` (default: as wide as `indent`)."""
        rest = " " * len(indent) if hanging is None else hanging
        for number, text in enumerate(self.wrapped(parts, self.width - max(len(indent), len(rest)))):
            self._write((indent if number == 0 else rest), text)

    def columns(self, left: Sequence[Line], right: Sequence[Line], indent: str) -> None:
        """Two stacks of lines side by side."""
        from rich.text import Text

        width = (self.width - len(indent) - len(_GUTTER)) // 2
        stacks = [[text for parts in stack for text in self.wrapped(parts, width)] for stack in (left, right)]
        for row in range(max(map(len, stacks))):
            first, second = (stack[row] if row < len(stack) else Text() for stack in stacks)
            first.truncate(width, pad=True)
            self._write(indent, Text.assemble(first, _GUTTER, second))

    def heading(self, words: str) -> None:
        """A section's heading, in capitals so that it stands out without colour."""
        self.console.print()
        self.line([(words.upper(), "bold")])

    def gap(self) -> None:
        """An empty line."""
        self.console.print()

    def wrapped(self, parts: Line, width: int) -> "list[Text]":
        """The parts as lines of at most `width` cells."""
        from rich.text import Text

        text = Text.assemble(
            *((_fitting(_one_line_keeping_ends(words), width), style) for words, style in parts if words)
        )
        lines = list(text.wrap(self.console, max(10, width)))
        for line in lines:
            line.rstrip()
            line.plain = line.plain.replace(_UNBROKEN_SPACE, " ")
        return lines or [Text()]

    def _write(self, indent: str, text: "Text") -> None:
        from rich.text import Text

        line = Text.assemble(indent, text)
        line.rstrip()
        self.console.print(line, soft_wrap=True, highlight=False, markup=False)


def unbroken(words: str) -> str:
    """`words` with spaces at which no line is broken."""
    return one_line(words).replace(" ", _UNBROKEN_SPACE)


def _fitting(words: str, width: int) -> str:
    """`words`, broken at their unbroken spaces after all where they are wider than a line."""
    return words.replace(_UNBROKEN_SPACE, " ") if len(words.strip()) > width else words


def _one_line_keeping_ends(words: str) -> str:
    """`one_line` that keeps one space at either end, so that parts can be joined."""
    core = one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{core}{' ' if core and words[-1:].isspace() else ''}"
