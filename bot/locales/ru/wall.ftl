# Как менять: docs/texts.md

## Экран: сотрудникам

wall-button = 🖥 Экран
wall = 🖥 <b>Экран</b> · { $seminar }
    { $address }
    { $end }

    <b>Сейчас на экране</b>
    { $large }

    <b>Дальше</b>
    { $list }

    Всего вопросов: { $every }, отвечено: { $done }
wall-now = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Крупно ничего не показано.
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-none = Здесь вопросов нет. Сюда попадают те, что открыты залу.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Следующий: №{ $number }
wall-clear = ⬜ Убрать с экрана
wall-one = №{ $number }
wall-refresh = 🔄 Обновить
wall-link = 🔗 Адрес, QR
wall-left-out = 🚫 Не на экране: { $number }
wall-back = ‹ К экрану
wall-out = 🚫 <b>Не на экране</b> · { $seminar }

    { $list }

    Нажмите номер, чтобы вернуть вопрос на экран.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Показать крупно
wall-hide = ⬜ Убрать с экрана
wall-pin = 📌 Поставить первым
wall-unpin = 📌 Открепить
wall-leave-out = 🚫 Не показывать
wall-in = ↩️ Вернуть на экран
wall-closed = Вопрос №{ $number } нельзя показать: он не открыт залу или уже закрыт. Обновите список.
wall-until = После семинара экран закроется сам. Последний день: { DAY($day) }.
wall-over = 🔒 Семинар закончился, экран закрыт. Последний день был: { DAY($day) }.
wall-address = 🖥 <b>Адрес экрана</b> · { $seminar }
    { $address }

    Наберите его в браузере компьютера в зале или перешлите туда это сообщение. Во весь экран: F11, тёмный или светлый вид: D.
    Экран увидит каждый, кто знает адрес. Если он разошёлся, возьмите новый.
    { $end }
wall-new = 🔁 Новый адрес
wall-only-here = ⚠️ Этот адрес открывается только на компьютере, где работает бот. Для других компьютеров тот, кто ставил бота, должен заполнить настройку PUBLIC_URL.

## Экран: залу

screen-ask = Задайте вопрос
screen-how = Наведите камеру на код или найдите бота в Телеграме
screen-next = Следующие вопросы
screen-none = Вопросов пока нет
screen-answered = Ответ дан
screen-done = Отвечено
screen-asked = Вопросов
screen-voice = Вопрос голосом или фото
screen-more = ещё
screen-cut = Полностью в боте
screen-lost = Нет связи. Экран обновится сам
screen-gone = Этот адрес закрыт. Новый у модератора
screen-over = Семинар закончился, экран закрыт
screen-until = Последний день экрана: { DAY($day) }
screen-theme = Тёмный или светлый
screen-full = Во весь экран
