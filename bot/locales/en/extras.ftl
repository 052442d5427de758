# How to change it: docs/texts.md

## What a seminar asks besides

card-sex = ⚥ Sex: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Press one of these.
ask-extra-number = <b>{ $question }</b>
    Write a number, for example: 2.
ask-extra-text = <b>{ $question }</b>
    Write it briefly.
extra-skip = Skip
extra-none = not given
extra-number-wrong = A number from 0 to { $most } is needed here, for example: 2. What you filled in is kept.
extra-text-long = This is too long: { $most } characters at most. What you filled in is kept.
awaited-extra = Now the question above is to be answered: press a button, or “Skip”. Stop: /cancel

## Staff: what a seminar asks besides

staff-extras-button = 🧾 Extra questions
extras = <b>Extra questions at registration</b>
    { $seminar }

    { $list }

    They are asked after the telephone, and may be skipped.
extras-line = • { $question } { $lacks }
extras-none = There are no extra questions yet.
extras-ready = ➕ { $title }
extras-own = ➕ One of my own
extras-tally = 📊 The answers counted
extras-all = ‹ All questions
extras-too-many = There may be { $most } extra questions at most: nobody answers more.
extra-ask-kind = <b>What kind of answer?</b>
extra-kind-choice = A choice
extra-kind-number = A number
extra-kind-text = Text
extra-ask-title = <b>Write the question</b>
    Kyrgyz, Russian and English at once: with “ / ” between them.
    In one language alone it is taken as { $tongue }.
extra-ask-choices = <b>Write the answers</b>
    Each on a line of its own:
    <code>Yes</code>
    <code>No</code>

    Languages with “ / ” between them; one alone is taken as { $tongue }.
extra-title-long = This is too long: { $most } characters at most. Nothing was changed.
extra-choices-wrong = Write 2 to { $most } answers, each on a line of its own. Nothing was changed.
extra-choices-fewer = The earlier answers must stay (at least { $least } lines): somebody may have chosen them. Nothing was changed.
extra-gone = This question was removed. Open the list again.
extra = <b>Extra question</b> · { $kind }

    { $list }

    Press a language to change the question.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Answers
extra-remove = 🗑 Ask no more
extra-ask-remove = <b>{ $question }</b>
    Ask it no more? Answers given are no longer shown in the spreadsheet.
    .yes = 🗑 Yes, ask no more
    .no = No, keep it
awaited-extra-words = Now text is needed: write it as told above. Stop: /cancel
