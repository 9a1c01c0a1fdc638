"""From a scheme's text (YAML) to a Scheme. Every complaint names line and column and says what was expected."""

import math
from functools import cache
from importlib.resources import files

import yaml

from yishi.engine.placement.scheme import DIVIDE, PRICES, Branches, Committees, Groups, Links, Prices, Scheme, Villages
from yishi.engine.report import InputError
from yishi.engine.scoring.fields import Fields, compose, refuse
from yishi.engine.tables_placing import PLACEMENTS, POSTS

MOST_PRICE = 1_000.0
MOST_PEOPLE = 1_000_000
MOST_VILLAGES = 8  # of a group: what can be enumerated


def load_scheme(text: str) -> Scheme:
    """The scheme written in `text`. Raises InputError `placement.scheme.*` or `scoring.scheme.*` (its YAML)."""
    fields = compose(text)
    fields.whole("version", 1, 1)
    make = fields.codes("make")
    for code, node in zip(make, fields.values["make"].value, strict=False):
        if code not in PLACEMENTS:
            refuse("choice", node, key="make", found=code, known=", ".join(PLACEMENTS))
    scheme = Scheme(
        make=tuple(code for code in PLACEMENTS if code in make),
        committee=_committees(fields.mapping("committee")),
        village=_villages(fields.mapping("village")),
        group=_groups(fields.mapping("group")),
        branch=_branches(fields.mapping("branch")),
        link=_links(fields.mapping("link")),
        seed=fields.whole("seed", 0, 2**31 - 1),
        gap=_number(fields, "gap", 1.0),
        rounds=fields.whole("rounds", 0, 100),
        text=text,
    )
    fields.close()
    return scheme


def shipped_text() -> str:
    """The text of the scheme that comes with the product."""
    return (files("yishi.engine.placement") / "schemes" / "default.yaml").read_text(encoding="utf-8")


@cache
def shipped_scheme() -> Scheme:
    return load_scheme(shipped_text())


def _committees(fields: Fields) -> Committees:
    least, most = _limits(fields, MOST_PEOPLE)
    spread = fields.whole("spread", 0, 100)
    found = Committees(least, most, spread, _names(fields, "split"), _posts(fields), _prices(fields, "committee"))
    fields.close()
    return found


def _villages(fields: Fields) -> Villages:
    least, most = _limits(fields, MOST_VILLAGES)
    divide = fields.choice("divide", DIVIDE, "anew")
    node = fields.take("number")
    number = None if getattr(node, "value", "") == "auto" else fields.whole("number", 1, MOST_PEOPLE)
    found = Villages(divide, number, least, most, _prices(fields, "village"))
    fields.close()
    return found


def _groups(fields: Fields) -> Groups:
    found = Groups(*_limits(fields, MOST_PEOPLE), _prices(fields, "group"))
    fields.close()
    return found


def _branches(fields: Fields) -> Branches:
    found = Branches(fields.codes("party_members"), *_limits(fields, MOST_PEOPLE), _prices(fields, "branch"))
    fields.close()
    return found


def _links(fields: Fields) -> Links:
    found = Links(fields.whole("most", 1, MOST_PEOPLE), _prices(fields, "link"))
    fields.close()
    return found


def _limits(fields: Fields, highest: int) -> tuple[int, int]:
    least, most = fields.whole("least", 0, highest), fields.whole("most", 1, highest)
    if least > most:
        refuse("least_above_most", fields.values["least"])
    return least, most


def _names(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of words that may be empty."""
    node = fields.optional(key)
    if node is None or (isinstance(node, yaml.SequenceNode) and not node.value):
        return ()
    return fields.codes(key)


def _posts(fields: Fields) -> tuple[str, ...]:
    posts = _names(fields, "posts_stay")
    for post in posts:
        if post not in POSTS:
            refuse("choice", fields.values["posts_stay"], key="posts_stay", found=post, known=", ".join(POSTS))
    return posts


def _prices(fields: Fields, placement: str) -> Prices:
    """Every price of the placement; one that the text leaves out is 0."""
    given = fields.mapping("prices")
    given.codes_of_keys(PRICES[placement])
    return {name: _number(given, name, MOST_PRICE) if given.has(name) else 0.0 for name in PRICES[placement]}


def _number(fields: Fields, key: str, most: float) -> float:
    node = fields.take(key)
    try:
        number = float(node.value) if isinstance(node, yaml.ScalarNode) else math.nan
    except ValueError:
        number = math.nan
    if not 0 <= number <= most:
        mark = node.start_mark
        found = str(node.value) if isinstance(node, yaml.ScalarNode) else "…"
        at = {"line": mark.line + 1, "column": mark.column + 1}
        raise InputError("placement.scheme.number", key=key, found=found, most=most, **at)
    return number
