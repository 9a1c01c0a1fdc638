"""Photos and recordings as they come in: in pieces, each at its place, looked at before they are kept."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused
from yishi.assembly.outreach.visits.models import Attachment
from yishi.assembly.outreach.visits.photos import without_notes

MOST_MB = {Attachment.Kind.PHOTO: 8, Attachment.Kind.VOICE: 12}
MOST_FILES = 6  # of one visit
MB = 1024 * 1024
SUFFIXES = {
    Attachment.Kind.PHOTO: {b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n\x1a\n": ".png"},
    Attachment.Kind.VOICE: {b"\x1aE\xdf\xa3": ".webm", b"OggS": ".ogg"},
}
TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webm": "audio/webm", ".ogg": "audio/ogg", ".m4a": "audio/mp4"}
HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def type_of(attachment: Attachment) -> str:
    """What a browser is told that the file is."""
    return TYPES[PurePath(str(attachment.file.name)).suffix]


def announced(files: list[dict[str, Any]]) -> None:
    """Raises `Refused` for what would never be kept, before anything of it is sent."""
    if len(files) > MOST_FILES:
        raise Refused(_("一次走访最多附%(most)s个文件。") % {"most": MOST_FILES})
    for file in files:
        most = MOST_MB[file["kind"]]
        if not 0 < file["size"] <= most * MB:
            size = f"{file['size'] / MB:.1f}"
            raise Refused(_("附件有%(size)sMB，最多%(most)sMB。请换一张或不附。") % {"size": size, "most": most})


def suffix_of(kind: str, start: bytes) -> str:
    """The file's suffix by its first bytes. Raises `Refused`, with a word about HEIC, for what it may not be."""
    kind = Attachment.Kind(kind)
    if kind == Attachment.Kind.VOICE and start[4:8] == b"ftyp":
        return ".m4a"
    if start[4:8] == b"ftyp" and start[8:12] in HEIC:
        raise Refused(_("这是HEIC格式的照片，这里打不开。请在手机相机设置中选“兼容性最佳”，或换一张JPG照片。"))
    for magic, suffix in SUFFIXES[kind].items():
        if start.startswith(magic):
            return suffix
    raise Refused(_("附件不是照片(JPG、PNG)或录音，没有保存。"))


def put(attachment: Attachment, offset: int, content: bytes) -> None:
    """Write one piece at its place. A piece that came before, or too early, changes nothing: `received` says where
    to go on. The row is locked by the caller."""
    if offset != attachment.received or not content:
        return
    if offset + len(content) > attachment.size:
        raise Refused(_("附件比说好的大，没有保存。"))
    if offset == 0:
        attachment.file.save(f"piece{suffix_of(attachment.kind, content[:16])}", ContentFile(content), save=False)
    else:
        with attachment.file.storage.open(str(attachment.file.name), "r+b") as file:
            file.seek(offset)
            file.write(content)
    attachment.received = offset + len(content)
    if attachment.whole:
        _cleaned(attachment)
    attachment.save(update_fields=["file", "received", "size"])


def _cleaned(attachment: Attachment) -> None:
    """The whole photo without its notes."""
    name, storage = str(attachment.file.name), attachment.file.storage
    if not name.endswith(".jpg"):
        return
    with storage.open(name, "rb") as file:
        before = file.read()
    after = without_notes(before)
    if len(after) != len(before):
        with storage.open(name, "wb") as file:
            file.write(after)
        attachment.size = attachment.received = len(after)
