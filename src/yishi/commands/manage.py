"""`yishi manage`: Django's own commands with this product's settings, for whoever runs it in an office."""

import argparse
import os


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="migrate, createsuperuser, check --deploy")


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.assembly.config.settings.production")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["yishi manage", *args.words])
    return 0
