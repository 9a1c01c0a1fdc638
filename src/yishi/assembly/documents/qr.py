"""A QR code (ISO/IEC 18004) as SVG: one path, so that it prints sharp at any size."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # modules of white around it, as the standard asks


def svg(text: str) -> str:
    """The code of `text`, black on white; 15 % of it may be dirty or torn (level M)."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(_runs(number, row) for number, row in enumerate(rows))
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )


def _runs(number: int, row: list[bool]) -> str:
    """The black runs of one row as parts of a path."""
    parts, start = [], None
    for place, black in enumerate([*row, False]):
        if black and start is None:
            start = place
        elif not black and start is not None:
            parts.append(f"M{start} {number}h{place - start}v1h-{place - start}z")
            start = None
    return "".join(parts)
