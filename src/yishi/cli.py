"""`yishi`: one table of commands. Each command's module is read only when it is asked for."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from yishi import __version__

COMMANDS = {
    "listen": "find incidents and ranked topics in a file of messages",
    "agree": "find what people agree on in their votes on statements",
    "place": "place members on committees, in action groups and branches, with reasons",
    "appraise": "work out members' points with a reason for each",
    "serve": "run the assembly: web, worker and reaper (--demo: an invented city)",
    "found": "make a new assembly and its first clerk",
    "check-paper": "measure a PDF or .docx against GB/T 9704—2012",
    "demo": "write the invented city's files, to try imports with",
    "manage": "the database's own commands: migrate, createsuperuser, …",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="yishi", description="议事: listen, consult, follow up, appraise.")
    parser.add_argument("--version", action="version", version=f"yishi {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    chosen = next((word for word in words if word in COMMANDS), None)
    module = import_module(f"yishi.commands.{chosen.replace('-', '_')}") if chosen else None
    for name, help_ in COMMANDS.items():
        command = commands.add_parser(name, help=help_, description=help_)
        if module and name == chosen:
            module.add_arguments(command)
    args = parser.parse_args(words)
    assert module is not None  # a required subcommand was parsed, so its module is here
    return int(module.run(args))


if __name__ == "__main__":
    sys.exit(main())
