"""Official papers from plain data: `letters` says what stands on one, `layout` where, `render` makes PDF and .docx.

The room knows no other room and no model. GB/T 9704—2012 党政机关公文格式 is followed where it speaks.
"""

from yishi.assembly.documents.answer import answer_with, content
from yishi.assembly.documents.docx import render_docx
from yishi.assembly.documents.letters import Attachment, Form, Heading, Letter, Paragraph, Table
from yishi.assembly.documents.pdf import render_pdf

__all__ = [
    "Attachment",
    "Form",
    "Heading",
    "Letter",
    "Paragraph",
    "Table",
    "answer_with",
    "content",
    "render_docx",
    "render_pdf",
]
