"""`yishi check-paper FILE`: a PDF or .docx measured against GB/T 9704—2012, item by item."""

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="PDF or .docx")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the report (zh)")


def run(args: argparse.Namespace) -> int:
    """0: every item found is as the standard wants it; 1: at least one is not; 2: the file cannot be read."""
    import django
    from django.conf import settings
    from django.utils import translation

    if not settings.configured:  # no database, no folder of an installation: only the words of the report
        settings.configure(INSTALLED_APPS=["yishi.assembly.documents"], LANGUAGE_CODE="zh-hans")
        django.setup()

    from yishi.assembly.documents import checking

    try:
        with translation.override("zh-hans" if args.lang == "zh" else "en"):
            rows = checking.check(args.file.read_bytes())
            for row in rows:
                print(f"{'✓' if row.ok else '✗'}  {row.clause:<8}{row.what}\t{row.wanted}\t{row.measured}")
    except (OSError, checking.Unreadable):
        print(f"无法读取 / cannot be read: {args.file}", file=sys.stderr)
        return 2
    return 0 if all(row.ok for row in rows) else 1
