"""A package: a ZIP of `package.json` (the manifest), `package.sig` (its detached signature) and the files it names.

The manifest holds the SHA-256 of every file, so one signature stands for the whole. Reading believes nothing: names,
sizes, hashes and the signature are checked before a word of it is used.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

FORMAT = "yishi-package/1"
MANIFEST, SIGNATURE = "package.json", "package.sig"
MOST_BYTES = 4 * 1024 * 1024  # of the ZIP, and of what it holds
MOST_FILES = 20
WHEN = (2000, 1, 1, 0, 0, 0)  # inside the ZIP: the same content is the same bytes


class BadPackage(ValueError):
    """Not a package, or not a whole one. `code` tells which check it failed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Package:
    """A package as read; nobody has looked at who signed it yet."""

    id: str
    kind: str
    title: str
    sender: str  # public ids of assemblies
    to: str
    made_at: datetime
    body: dict[str, Any]
    files: dict[str, bytes]
    manifest: bytes
    signature: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.manifest).hexdigest()


def signed_text(manifest: bytes) -> bytes:
    """What the signature is made over: never mistaken for a signature of anything else."""
    return FORMAT.encode() + b"\n" + manifest


def pack(head: Mapping[str, Any], files: Mapping[str, bytes], sign: Callable[[bytes], str]) -> tuple[bytes, str]:
    """(the ZIP, the SHA-256 of its manifest). `head`: id, kind, title, sender, to, made_at (ISO 8601), body."""
    listed = [{"name": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in sorted(files.items())]
    whole = {"format": FORMAT, **head, "files": listed}
    manifest = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1).encode()
    content = {MANIFEST: manifest, SIGNATURE: sign(signed_text(manifest)).encode(), **files}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), data)
    return buffer.getvalue(), hashlib.sha256(manifest).hexdigest()


def read(content: bytes) -> Package:
    """The package in the bytes. Raises `BadPackage`: `size`, `zip`, `manifest`, `files`."""
    if len(content) > MOST_BYTES:
        raise BadPackage("size")
    parts = _unzipped(content)
    manifest, signature = parts.pop(MANIFEST, None), parts.pop(SIGNATURE, None)
    if manifest is None or signature is None:
        raise BadPackage("zip")
    try:
        return _package(json.loads(manifest), manifest, signature.decode("ascii").strip(), parts)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, BadPackage):
            raise
        raise BadPackage("manifest") from error


def _unzipped(content: bytes) -> dict[str, bytes]:
    """The members by name, never more than `MOST_BYTES` together, whatever the ZIP claims."""
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.namelist()) > MOST_FILES:
                raise BadPackage("size")
            for name in archive.namelist():
                with archive.open(name) as member:
                    parts[name] = member.read(left + 1)
                left -= len(parts[name])
                if left < 0:
                    raise BadPackage("size")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadPackage("zip") from error
    return parts


def _package(said: dict[str, Any], manifest: bytes, signature: str, files: dict[str, bytes]) -> Package:
    if said["format"] != FORMAT:
        raise BadPackage("manifest")
    listed = {str(file["name"]): str(file["sha256"]) for file in said["files"]}
    if listed != {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}:
        raise BadPackage("files")
    texts = {name: said[name] for name in ("id", "kind", "title", "sender", "to")}
    made_at = datetime.fromisoformat(said["made_at"])
    if not all(isinstance(text, str) for text in texts.values()) or not isinstance(said["body"], dict):
        raise BadPackage("manifest")
    if made_at.tzinfo is None or len(texts["id"]) > 26 or len(texts["kind"]) > 20 or len(texts["title"]) > 200:
        raise BadPackage("manifest")
    return Package(**texts, made_at=made_at, body=said["body"], files=files, manifest=manifest, signature=signature)
