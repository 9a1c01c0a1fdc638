"""A large upload on its way to the worker: on the disk only sealed, and only until it was read.

The seal is AES-256-GCM over parts of a mebibyte, each numbered and the last one marked, so that nothing can be left
out, exchanged or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015). The key is
derived (HKDF-SHA256, RFC 5869) from the installation's secret and from 32 random bytes in the import's row: file,
database and secret tell nothing without one another, and once those bytes are forgotten the file is noise.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone

from yishi.assembly.hotline import staging
from yishi.assembly.hotline.models import Import
from yishi.engine.report import InputError

PART = 1024 * 1024
TAG = 16  # bytes that a sealed part is longer
KEY = 32
KEPT = timedelta(hours=24)  # the longest that an upload waits for a worker


def new_half_key() -> bytes:
    return os.urandom(KEY)


def keep(imported: Import, content: bytes) -> None:
    """Write `content` sealed. `imported` has a half key that was never used before."""
    path = _path(imported)
    path.parent.mkdir(parents=True, exist_ok=True)
    cipher = _cipher(imported)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for nonce, part in _numbered(memoryview(content), PART):
            file.write(cipher.encrypt(nonce, part, None))


def opened(imported: Import) -> bytes:
    """The upload as it came. Raises InputError `job.upload_lost` where it is gone, was changed, or the secret was."""
    try:
        sealed = memoryview(_path(imported).read_bytes())
        cipher = _cipher(imported)
        return b"".join(cipher.decrypt(nonce, part, None) for nonce, part in _numbered(sealed, PART + TAG))
    except (FileNotFoundError, InvalidTag) as error:
        raise InputError("job.upload_lost", file=imported.file_name) from error


def drop(imported: Import) -> None:
    """Let the upload go, and with the half key whatever a disk or a backup may still hold of it."""
    _path(imported).unlink(missing_ok=True)
    Import.objects.filter(pk=imported.pk).update(half_key=None)


def sweep() -> int:
    """Let go of uploads that nobody will read any more: cancelled, failed, or waiting for more than a day."""
    waiting = Import.objects.filter(half_key__isnull=False).select_related("run")
    oldest = timezone.now() - KEPT
    over = [each for each in waiting if each.run is None or each.run.over or each.created_at < oldest]
    for imported in over:
        drop(imported)
    return len(over)


def _cipher(imported: Import) -> AESGCM:
    if imported.half_key is None:
        raise InvalidTag
    half = bytes(imported.half_key)
    info = b"upload:" + imported.public_id.encode()
    return AESGCM(HKDF(SHA256(), KEY, salt=half, info=info).derive(settings.SECRET_KEY.encode()))


def _numbered(content: memoryview, size: int) -> Iterator[tuple[bytes, memoryview]]:
    """Each part with its nonce: eleven bytes of its number, one that tells whether it is the last."""
    last = max(0, (len(content) - 1) // size)
    for number in range(last + 1):
        yield number.to_bytes(11, "big") + bytes([number == last]), content[number * size : (number + 1) * size]


def _path(imported: Import) -> Path:
    return staging.folder_of(imported) / "upload.sealed"
