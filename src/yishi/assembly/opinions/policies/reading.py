"""The text of a policy document from a file (.txt, .docx), and its passages."""

import io
import zipfile
from typing import Any

import docx
from django import forms
from django.utils.translation import gettext as _

ENCODINGS = ("utf-8-sig", "gb18030")
MOST_MB = 10
MOST_UNPACKED = 50 * 1024 * 1024  # bytes: a small file may unpack to a huge one
MOST_CHARACTERS = 200_000


def text_of(upload: Any) -> str:
    """The file's text, a paragraph a line. Raises `ValidationError` when it cannot be read."""
    if upload.size > MOST_MB * 1024 * 1024:
        raise forms.ValidationError(_("文件超过%(most)s MB。") % {"most": MOST_MB})
    data = upload.read()
    if data.startswith(b"PK\x03\x04"):
        return _from_docx(data, upload.name)
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise forms.ValidationError(_("“%(name)s”不是文本或Word文档（.docx）。") % {"name": upload.name})


def passages(text: str) -> list[str]:
    """Its paragraphs, blank ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _from_docx(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise forms.ValidationError(_("“%(name)s”解压后太大，请另存为文本再试。") % {"name": name})
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as broken:
        raise forms.ValidationError(
            _("“%(name)s”打不开，可能已损坏；请另存为.docx或文本再试。") % {"name": name}
        ) from broken
    return "\n".join(paragraph.text for paragraph in document.paragraphs)
