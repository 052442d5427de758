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

## Staff: materials

staff-materials-button = 📎 Materials
files = <b>Materials</b>
    { $seminar }

    { $list }
files-line = 📎 { $title } { $lacks }
files-none = There are no materials yet.
files-add = ➕ Add a file
files-all = ‹ All materials
files-ask = 📎 <b>{ $to }</b>
    Send the files: documents, photos, video, audio or voice, several in a row if you like.
    The words that go with a file become its title: Kyrgyz, Russian and English with “ / ” between them.
files-too-many = A seminar has { $most } files at most. Remove what is not needed and send it again.
file = 📎 <b>File</b>
    { $list }
    🗓 { $to }

    Press a language to change the title.
file-kept = ✅ <b>The file is kept</b>
    { $list }
    🗓 { $to }

    Press a language to change the title. You may send more files.
file-untitled = ⚠️ no title
file-of-seminar = for the whole seminar
file-item = 🗓 To an item
file-see = 👁 See it
file-remove = 🗑 Remove
file-to-item = { TIME($starts) } { $title }
file-ask-item = <b>{ $title }</b>
    Which item of the programme does it belong to? Participants get it when that item is over.
file-ask-title = <b>{ $title }</b>
    Write the title ({ $tongue }). Kyrgyz, Russian and English at once: with “ / ” between them.
file-title-long = The title is too long: { $most } characters at most. Nothing was changed.
file-ask-remove = <b>{ $title }</b>
    Remove this material? Those who have it keep it.
    .yes = 🗑 Yes, remove it
    .no = No, keep it
awaited-file = Now a file is needed: a document, photo, video, audio or voice. Stop: /cancel
awaited-file-title = Now the title of the file is needed: write it as text. Stop: /cancel
