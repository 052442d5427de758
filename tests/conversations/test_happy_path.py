"""The shortest complete conversation: a head registers, asks, and is answered."""

from tests.conftest import RunningBot


async def test_a_head_registers_in_kyrgyz_asks_and_is_answered(sqlite_bot: RunningBot) -> None:
    head = await sqlite_bot.person(1001)
    staff = await sqlite_bot.person(1003)
    await staff.start()
    await staff.wait_for("Выберите язык")
    await staff.press("Русский")
    await staff.wait_for("О ваших личных данных")
    await staff.press("✅ Согласен(на)")
    await staff.wait_for("Вы сотрудник")
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз")
    await head.press("Ак-Суу району")
    await head.wait_for("Ак-Суу району")
    await head.press("Ак-Булуң")
    await head.wait_for("Кызмат ордуңуз?")
    await head.press("Башчы")
    await head.wait_for("Телефон номериңиз?")
    await head.contact()
    await head.wait_for("Аты-жөнүңүз?")
    await head.press("Үлгү Катышуучу")
    card = await head.wait_for("Баары туурабы?")
    assert "Үлгү Катышуучу" in card["text"]
    await head.press("✅ Ооба, катталам")
    await head.wait_for("Сиз катталдыңыз!")
    await head.wait_for(".ics")
    await head.tap("❓ Суроо берүү")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    asked = await head.write("Суу түтүгүн ким оңдойт?")
    await head.wait_for("№1 сурооңуз кабыл алынды")
    told = await staff.wait_for("Суу түтүгүн ким оңдойт?")
    assert "Ак-Булунский" in told["text"]
    await staff.write("Долбоор жардам берет.", reply_to=told["message_id"])
    await staff.wait_for("отправляется автору")
    answer = await head.wait_for("№1 сурооңузга жооп")
    assert answer["reply_to_message"]["message_id"] == asked["message"]["message_id"]
    assert "Долбоор жардам берет." in answer["text"]
