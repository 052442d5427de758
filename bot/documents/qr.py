"""QR codes of links."""

from io import BytesIO


def qr_code(address: str) -> bytes:
    """Return the QR code as a PNG that can be printed page-sized; error correction level Q (25 % may be damaged)."""
    import segno  # imported when first needed, to save memory

    stream = BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="png", scale=20, border=4)
    return stream.getvalue()


def qr_svg(address: str) -> str:
    """Return the QR code as SVG without a quiet zone; error correction level M, so that its modules are large."""
    import segno

    return segno.make_qr(address, error="m").svg_inline(border=0)
