# Как изменить: docs/texts.md

## Оценка после семинара

feedback-rated = 🙏 Спасибо! Ваша оценка: <b>{ $stars }</b> ⭐
    { $seminar }

    Можно поставить другую или добавить несколько слов.
feedback-words = ✍️ Написать словами
feedback-ask = Что понравилось, что улучшить? Напишите одним сообщением. Сотрудники прочтут ваши слова без имени.
feedback-stop = ✖️ Не буду писать
feedback-taken = 🙏 Спасибо, ваши слова сохранены.
feedback-left = Хорошо. Ваша оценка сохранена.
feedback-wrong = Напишите отзыв текстом или нажмите «✖️ Не буду писать». Ваша оценка сохранена.
feedback-early = Оценить семинар можно после его окончания.
feedback-none = <b>{ $seminar }</b>
    Оценок пока нет.
feedback-tally = ⭐ <b>{ $seminar }</b>

    Средняя оценка: <b>{ $mean }</b> · оценок: { $given }
    { $list }

    { $words }
feedback-line = { $stars } — { $number }
feedback-quote = «{ $words }»
feedback-no-words = Словами пока никто не написал.
field-feedback = Ваша оценка семинара
