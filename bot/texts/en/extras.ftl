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
