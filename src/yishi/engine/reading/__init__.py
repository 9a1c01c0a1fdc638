"""Files that people keep, read as tables, whatever their format, encoding and headers (see `headings.HEADINGS`)."""

from yishi.engine.reading.dialect import Choice, Dialect
from yishi.engine.reading.headers import Guess
from yishi.engine.reading.limits import COMMAND, WEB, Limits
from yishi.engine.reading.table import Peek, RawTable, peek, read_table
from yishi.engine.reading.tickets import Reading, read_tickets
from yishi.engine.reading.words import explain

__all__ = [
    "COMMAND",
    "WEB",
    "Choice",
    "Dialect",
    "Guess",
    "Limits",
    "Peek",
    "RawTable",
    "Reading",
    "explain",
    "peek",
    "read_table",
    "read_tickets",
]
