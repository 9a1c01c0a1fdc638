"""Uploads are read in memory: what callers said reaches the disk only after masking (docs/decisions)."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile


class InMemoryOnly(MemoryFileUploadHandler):
    """Takes files up to `UPLOAD_LIMIT` bytes into memory. A larger one is let go, and the request marked.

    The rest of the request is still read, so that the form comes back with a word about the file.
    """

    def handle_raw_input(self, input_data: Any, META: dict, content_length: int, boundary: str, *args: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > settings.UPLOAD_LIMIT:
            self.file = BytesIO()
            self.request.upload_too_large = True  # type: ignore[union-attr]
            raise SkipFile
        taken: bytes | None = super().receive_data_chunk(raw_data, start)
        return taken
