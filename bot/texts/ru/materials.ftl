# Как изменить: docs/texts.md

## Материалы

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-nameless = Файл №{ $number }
materials = <b>Материалы</b>
    { $seminar }

    Нажмите на нужный — файл придёт сюда.
materials-none = <b>{ $seminar }</b>
    Материалов пока нет.
material-button = 📎 { $title }
material-gone = Этот материал убран. Остальные — по кнопке «📎 Материалы».
materials-for-participants = Материалы — для зарегистрированных. Сначала зарегистрируйтесь: /seminars
