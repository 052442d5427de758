"""QR codes of links."""

import segno

from bot.documents.qr import qr_code


def test_a_link_as_a_picture_is_square_sharp_and_always_the_same() -> None:
    picture = qr_code("https://t.me/sample_bot?start=karakol")
    assert picture.startswith(b"\x89PNG\r\n")
    wide, high = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert wide == high
    assert wide >= 500
    assert qr_code("https://t.me/sample_bot?start=karakol") == picture
    assert qr_code("https://t.me/sample_bot?start=naryn") != picture


def test_a_links_code_is_coarse_enough_for_an_old_telephone() -> None:
    link = f"https://t.me/{'b' * 32}?start=i_{'x' * 22}"
    assert segno.make_qr(link, error="m").symbol_size(border=0)[0] <= 41
