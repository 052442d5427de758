"""QR codes of links."""

from io import BytesIO


def qr_code(address: str) -> bytes:
    """The link as a PNG that can be printed as large as a page; error correction level Q (25 % may be damaged)."""
    import segno  # loaded with the first code: it takes memory

    stream = BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="png", scale=20, border=4)
    return stream.getvalue()


def qr_svg(address: str) -> str:
    """The link as SVG without a quiet zone: shapes, sharp at any size. Level M, so that its modules are large."""
    import segno

    return segno.make_qr(address, error="m").svg_inline(border=0)
