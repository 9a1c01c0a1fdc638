"""Ed25519 keys (RFC 8032): making, keeping, signing, checking.

The private half lies in the database encrypted with AES-256-GCM under a key derived (HKDF-SHA256, RFC 5869) from the
installation's secret: a copy of the database alone signs nothing.
"""

import hashlib
import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
GROUP = 4


class SecretChanged(Exception):
    """The installation's secret is not the one under which the key was kept."""


def new_pair(owner: str) -> tuple[str, bytes]:
    """(the public key in base64, the private one encrypted for `owner`, an assembly's public id)."""
    key = Ed25519PrivateKey.generate()
    nonce = os.urandom(NONCE)
    kept = nonce + _cipher(owner).encrypt(nonce, key.private_bytes_raw(), owner.encode())
    return b64encode(key.public_key().public_bytes_raw()).decode(), kept


def sign(private_key: bytes | memoryview, owner: str, text: bytes) -> str:
    """The detached signature in base64. Raises `SecretChanged`."""
    kept = bytes(private_key)
    try:
        raw = _cipher(owner).decrypt(kept[:NONCE], kept[NONCE:], owner.encode())
    except InvalidTag as error:
        raise SecretChanged from error
    return b64encode(Ed25519PrivateKey.from_private_bytes(raw).sign(text)).decode()


def is_signed_by(public_key: str, signature: str, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(b64decode(public_key, validate=True)).verify(
            b64decode(signature, validate=True), text
        )
    except (InvalidSignature, NotBase64, ValueError):
        return False
    return True


def is_key(public_key: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(b64decode(public_key, validate=True))
    except (NotBase64, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """What two people read to each other on the telephone: 20 digits of a hash, in groups of four."""
    digits = str(int(hashlib.sha256(public_key.encode()).hexdigest(), 16) % 10**20).zfill(20)
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def _cipher(owner: str) -> AESGCM:
    info = b"exchange:" + owner.encode()
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=info).derive(settings.SECRET_KEY.encode()))
