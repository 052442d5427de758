# How to change it: docs/texts.md

## Materials

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-nameless = File { $number }
materials = <b>Materials</b>
    { $seminar }

    Press the one you need: the file comes here.
materials-none = <b>{ $seminar }</b>
    There are no materials yet.
material-button = 📎 { $title }
material-gone = This material was taken away. See the others by “📎 Materials”.
materials-for-participants = Materials are for those who are registered. Register first: /seminars
