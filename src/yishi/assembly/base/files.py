"""Photos and proofs: what a file may be, and where it is kept. They are served only through a permission check."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from yishi.assembly.base.models import new_ulid

MOST_MB = 20
# What a file may be, by its first bytes: a name proves nothing.
PICTURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
PAPERS = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx"}


def path_of(thing: Any, name: str) -> str:
    """A random name: nothing of the uploader's file name reaches the disk."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return f"{thing._meta.app_label}/{thing.assembly_id}/{new_ulid()}{suffix}"


def checked(upload: Any, *, papers: bool = False) -> Any:
    """The uploaded file, with its suffix put right by its content. Raises `ValidationError` for what it may not be."""
    if upload.size > MOST_MB * 1024 * 1024:
        raise forms.ValidationError(_("文件超过%(most)s MB。") % {"most": MOST_MB})
    start = upload.read(8)
    upload.seek(0)
    kinds = PICTURES | PAPERS if papers else PICTURES
    suffix = next((suffix for magic, suffix in kinds.items() if start.startswith(magic)), None)
    if suffix is None:
        known = _("PDF、PNG、JPG或Word文档") if papers else _("PNG或JPG图片")
        raise forms.ValidationError(
            _("“%(name)s”的内容不是%(known)s，请重新选择。") % {"name": upload.name, "known": known}
        )
    upload.name = upload.name.rpartition(".")[0][:150] + suffix if "." in upload.name else upload.name[:150] + suffix
    return upload
