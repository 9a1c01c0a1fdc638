"""Uploads are read in memory: what callers said reaches the disk only after masking (docs/decisions)."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class InMemoryOnly(MemoryFileUploadHandler):
    """Takes files up to `UPLOAD_LIMIT` bytes into memory; a larger upload stops as soon as that is known."""

    def handle_raw_input(self, input_data: Any, META: dict, content_length: int, boundary: bytes, *args: Any) -> None:
        self.activated = True
        if content_length > settings.UPLOAD_LIMIT + 1024 * 1024:
            self.request.upload_too_large = content_length  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
