"""Measures a paper, PDF or .docx, whoever made it, against the numbers of GB/T 9704—2012 (`layout.py`)."""

from yishi.assembly.documents.checking import paper, word
from yishi.assembly.documents.checking.rows import Row, Unreadable, worst

__all__ = ["Row", "Unreadable", "check", "worst"]


def check(content: bytes) -> list[Row]:
    """What the file's first bytes say it is decides how it is measured. Raises `Unreadable` for anything else."""
    if content.startswith(b"%PDF-"):
        return paper.check(content)
    if content.startswith(b"PK\x03\x04"):
        return word.check(content)
    raise Unreadable
