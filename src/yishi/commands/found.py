"""`yishi found`: a new assembly and its first clerk, who then opens everybody else's accounts in the browser."""

import argparse
import os
import sys

LEVELS = ("county", "city", "province")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="full name: 中国人民政治协商会议…委员会")
    parser.add_argument("--short-name", required=True, help="as on papers: …政协")
    parser.add_argument("--place", required=True, help="county, city or province")
    parser.add_argument("--level", choices=LEVELS, default="county", help="county, as default; city or province")
    parser.add_argument("--clerk", required=True, metavar="USERNAME", help="the first clerk's user name")
    parser.add_argument("--full-name", required=True, help="the first clerk's name")


def run(args: argparse.Namespace) -> int:
    """0: founded, and the first password is on stdout; 2: the user name is taken."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.assembly.config.settings.production")
    import django

    django.setup()
    from yishi.assembly.config.schema import bring_up_to_date
    from yishi.assembly.people.founding import found
    from yishi.assembly.people.models import User

    bring_up_to_date()
    if User.objects.filter(username=args.clerk).exists():
        print(f"用户名“{args.clerk}”已被使用 / the user name “{args.clerk}” is taken", file=sys.stderr)
        return 2
    facts = {name: getattr(args, name) for name in ("name", "short_name", "place", "clerk", "full_name", "level")}
    assembly, password = found(**facts)
    print(f"{assembly}\n{args.clerk}\n{password}")
    return 0
