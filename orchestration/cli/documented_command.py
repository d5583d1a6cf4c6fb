"""Commands whose --help begins with examples, and the group that imports a command only when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def _write_examples(formatter: click.HelpFormatter, examples: str) -> None:
    formatter.write("Examples:\n")
    for line in examples.strip().splitlines():
        formatter.write(f"  {line.strip()}\n")
    formatter.write_paragraph()


class DocumentedCommand(click.Command):
    """A command that shows examples before its usage line."""

    def __init__(self, *args: Any, examples: str, **kwargs: Any) -> None:  # noqa: ANN401 - click's own arguments
        """`examples` holds one command line a line."""
        kwargs.setdefault("context_settings", HELP_NAMES)
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, then what click writes."""
        _write_examples(formatter, self.examples)
        super().format_help(ctx, formatter)


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """Where a command lives ("module:attribute") and the line about it in the list of commands."""

    target: str
    summary: str


class LazyGroup(click.Group):
    """A group whose --help imports none of its commands."""

    def __init__(self, *args: Any, entries: Mapping[str, CommandEntry], examples: str, **kwargs: Any) -> None:  # noqa: ANN401 - click's own arguments
        """`entries` maps a command's name to where it lives; their order is the order of the list."""
        super().__init__(*args, **kwargs)
        self.entries = entries
        self.examples = examples

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of the daily work."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Imports the command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, attribute = entry.target.split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, and for an unknown name it proposes the nearest one."""
        if args and args[0] not in self.entries and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.entries, n=1)
            proposal = f" Did you mean: {ctx.command_path} {near[0]}?" if near else ""
            ctx.fail(f"there is no command '{args[0]}'.{proposal}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, then what click writes."""
        _write_examples(formatter, self.examples)
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, from the entries alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.entries.items()])
