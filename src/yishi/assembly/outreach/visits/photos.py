"""A JPEG without its notes: place, device and moment (Exif, XMP, comments) are thrown away, which way is up is kept."""

KEPT_SEGMENTS = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's colour transform
EXIF, COMMENT, SCAN = 0xE1, 0xFE, 0xDA
ORIENTATION, UPRIGHT, SHORT = 0x0112, 1, 3  # TIFF 6.0
HEAD = b"Exif\x00\x00"


def without_notes(jpeg: bytes) -> bytes:
    """The same picture, byte for byte, in fewer segments."""
    kept, at, turned = [jpeg[:2]], 2, UPRIGHT
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != SCAN:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        segment = jpeg[at : at + 2 + length]
        if marker == EXIF and segment[4:10] == HEAD:
            turned = _orientation(segment[10:])
        if not (0xE0 <= marker <= 0xEF and marker not in KEPT_SEGMENTS) and marker != COMMENT:
            kept.append(segment)
        at += 2 + length
    if turned != UPRIGHT:
        kept.insert(1, _only(turned))
    return b"".join(kept) + jpeg[at:]


def _orientation(tiff: bytes) -> int:
    """Which way is up, from the first directory of an Exif block; upright where it does not say."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return UPRIGHT

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    directory = number(4, 4)
    for entry in range(directory + 2, directory + 2 + 12 * min(number(directory, 2), 200), 12):
        if number(entry, 2) == ORIENTATION:
            turned = number(entry + 8, 2)
            return turned if 1 <= turned <= 8 else UPRIGHT
    return UPRIGHT


def _only(turned: int) -> bytes:
    """An Exif segment that says nothing else."""
    entry = ORIENTATION.to_bytes(2, "big") + SHORT.to_bytes(2, "big") + (1).to_bytes(4, "big")
    entry += turned.to_bytes(2, "big") + bytes(2)
    tiff = b"MM\x00\x2a" + (8).to_bytes(4, "big") + (1).to_bytes(2, "big") + entry + bytes(4)
    return b"\xff\xe1" + (len(HEAD) + len(tiff) + 2).to_bytes(2, "big") + HEAD + tiff
