# How to change: docs/texts.md

## Polls: for participants

poll = 📊 <b>{ $question }</b>

    Choose one answer. Nobody sees who answered what. You can change your answer while the poll is open.
poll-listed = 📊 <b>{ $question }</b>

    { $list }

    Tap the number of your answer. Nobody sees who answered what. You can change your answer while the poll is open.
poll-choice = { $number }. { $choice }
poll-own = ✅ { $choice }
poll-voted = 📊 <b>{ $question }</b>

    { $list }

    Votes: { $number }. To change your answer, choose another one.
poll-result = 📊 <b>{ $question }</b>

    { $list }

    Votes: { $number }. 🔒 The poll is closed.
poll-line = { $choice }
    { $bar } { $number } · { $percent } %
poll-line-own = ✅ <b>{ $choice }</b>
    { $bar } { $number } · { $percent } %
poll-not-here = This poll is for those in the hall of “{ $seminar }”. If you are there, check in at the door and tap again.
poll-none-open = There are no open polls now.

## Polls: for staff

polls-button = 📊 Polls
polls = 📊 <b>Polls</b> · { $seminar }

    { $list }
polls-none = None yet.
polls-line = • { $question } — { $state }, votes: { $number }
polls-add = ➕ New poll
polls-back = ‹ Polls
polls-many = There are too many polls. Please delete some first.
poll-gone = This poll was deleted.
poll-is-draft = not opened yet
poll-is-open = open
poll-is-closed = closed
poll-ask = 📊 <b>New poll</b>

    Write one message: the question on the first line, then one answer on each line, 2 to { $most }. Write each line in Kyrgyz and in Russian, with “ / ” between them:

    <code>Question in Kyrgyz / Question in Russian
    First answer in Kyrgyz / First answer in Russian
    Second answer in Kyrgyz / Second answer in Russian</code>
awaited-poll = Please write the question and the answers of the poll, each on its own line. Cancel: /cancel
poll-question-long = A question can have at most { $most } characters. Please shorten it.
poll-choice-long = An answer can have at most { $most } characters. Please shorten it.
poll-choices-wrong = There must be 2 to { $most } answers, each on its own line.
poll-choices-same = Two answers are the same. Please make them different.
poll-choices-fixed = This poll has been opened before, so the number of answers is fixed. Write exactly this many lines: { $number }.
poll-open-fixed = The text cannot be changed while the poll is open. Close it first.
poll-page = 📊 <b>Poll</b>: { $state }

    { $question }

    { $list }

    Votes: { $number }
poll-choice-line = • { $choice } { $lacks }
poll-open = ▶️ Open
poll-close = ⏹ Close
poll-reopen = ▶️ Reopen
poll-on-wall = 🖥 Show on the screen
poll-off-wall = 🖥 Take off the screen
poll-remove = 🗑 Delete
poll-edit-question-ky = ✍️ Question in Kyrgyz
poll-edit-question-ru = ✍️ Question in Russian
poll-edit-choices-ky = ✍️ Answers in Kyrgyz
poll-edit-choices-ru = ✍️ Answers in Russian
poll-ask-question = ✍️ <b>Question { $language }</b>
    Now: { $question }

    Write the new one.
poll-ask-choices = ✍️ <b>Answers { $language }</b>

    { $list }

    Write them in the same order, each on its own line.
poll-ask-open = <b>Open the poll?</b>
    { $question }

    People who will get it now: { $number }; those who come later will get it too. The result is shown on the screen.
    .yes = ▶️ Yes, open
    .no = { back-button }
poll-ask-remove = <b>Delete the poll?</b>
    { $question }

    Its votes will no longer be shown either.
    .yes = 🗑 Yes, delete
    .no = { back-button }
poll-incomplete = Write the question and all answers completely in one language: Kyrgyz or Russian.
poll-seminar-over = A poll can be opened only while the seminar is announced and not over.
poll-chart = 📊 { $question }
    Votes: { $number }
poll-chart-note = { $seminar }. Votes: { $number }. { $made }
poll-chart-votes = Chose this answer
poll-chart-rest = Others
field-poll = Your answer in a poll
field-poll-made = Poll you made
