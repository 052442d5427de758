"""The core as people live it: a head registers, asks, and is answered."""

from tests.conftest import Town


async def test_a_head_registers_in_kyrgyz_asks_and_is_answered(sqlite_town: Town) -> None:
    head = await sqlite_town.person(1001)
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз")
    await head.press("Ак-Суу району")
