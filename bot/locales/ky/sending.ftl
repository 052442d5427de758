# Кантип өзгөртүү керек: docs/texts.md

## Кулактандыруу жөнөтүлүп жатканда: кызматкерлерге

sending-going = 📤 <b>Кулактандыруу жөнөтүлүп жатат</b>
    { $what }

    { $bar } { $percent } %
    Жөнөтүлдү: { $done } / { $total }
    { $details }
sending-paused = ⏸ <b>Кулактандыруу токтотулуп турат</b>
    { $what }

    { $bar } { $percent } %
    Жөнөтүлдү: { $done } / { $total }
    { $details }

    Уланткычаңызга чейин калгандарына эч нерсе жөнөтүлбөйт.
sending-stopped = ⏹ <b>Кулактандыруу биротоло токтотулду</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    Калгандары аны албайт.
sending-done = ✅ <b>Кулактандыруу жөнөтүлүп бүттү</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-going = ⏳ <b>Азыр аткарылып жатат</b>
    { $what }

    { $bar } { $percent } %
    Аткарылды: { $done } / { $total }
    { $details }
changing-paused = ⏸ <b>Токтотулуп турат</b>
    { $what }

    { $bar } { $percent } %
    Аткарылды: { $done } / { $total }
    { $details }

    Уланткычаңызга чейин калгандарында эч нерсе өзгөрбөйт.
changing-stopped = ⏹ <b>Биротоло токтотулду</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    Калгандарында мурункудай калды.
changing-done = ✅ <b>Аткарылды</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-did-edit = ✏️ Оңдолду: { $number }
changing-did-delete = 🗑 Өчүрүлдү: { $number }
sending-pace = Ылдамдыгы: мүнөтүнө { $rate }
sending-left = Болжол менен { $minutes } мүнөт калды
sending-left-hours = Болжол менен { $hours } саат { $minutes } мүнөт калды
sending-delivered = 📬 Жетти: { $number }
sending-failed = ⛔️ Жеткен жок: { $number }
sending-unknown = ❔ Жеткен-жетпегени белгисиз: { $number }
sending-undecided = Байланыш үзүлүп, Telegram жооп берген жок. Кайра жөнөтсөңүз, айрымдарына экинчи жолу барышы мүмкүн.
sending-pause = ⏸ Токтотуп туруу
sending-resume = ▶️ Улантуу
sending-end = ⏹ Биротоло токтотуу
sending-page = 📣 Кулактандыруу
sending-again = 🔁 Белгисиздерге кайра жөнөтүү ({ $number })
sending-leave = Ушул бойдон калтыруу
