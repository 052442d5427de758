# How to change: docs/texts.md

## Polls: for participants

poll = 📊 <b>{ $question }</b>

    Press one answer. Nobody sees who answered what. You may change your answer while the poll is open.
poll-listed = 📊 <b>{ $question }</b>

    { $list }

    Press the number of your answer. Nobody sees who answered what. You may change your answer while the poll is open.
poll-choice = { $number }. { $choice }
poll-own = ✅ { $choice }
poll-voted = 📊 <b>{ $question }</b>

    { $list }

    Votes: { $number }. To change your answer, press another one.
poll-result = 📊 <b>{ $question }</b>

    { $list }

    Votes: { $number }. 🔒 The poll is closed.
poll-line = { $choice }
    { $bar } { $number } · { $percent } %
poll-line-own = ✅ <b>{ $choice }</b>
    { $bar } { $number } · { $percent } %
poll-refresh = 🔄 Refresh
poll-not-here = This poll is for those in the hall of “{ $seminar }”. If you are there, check in at the entrance and press again.
poll-none-open = There is no open poll now.

## Polls: for staff

polls-button = 📊 Polls
polls = 📊 <b>Polls</b> · { $seminar }

    { $list }
polls-none = None yet.
polls-line = • { $question } — { $state }, votes: { $number }
polls-add = ➕ New poll
polls-back = ‹ Polls
polls-many = There are too many polls. Remove some first.
poll-gone = This poll was removed.
poll-is-draft = not opened yet
poll-is-open = open
poll-is-closed = closed
poll-ask = 📊 <b>New poll</b>

    Write one message: the question in the first line, then an answer a line, 2 to { $most }. In two languages, put / between them:

    <code>Which project is needed more?
    Water
    Roads</code>
awaited-poll = Now the question and the answers of the poll are needed, each in its own line. Stop: /cancel
poll-question-long = A question has at most { $most } characters. Make it shorter.
poll-choice-long = An answer has at most { $most } characters. Make it shorter.
poll-choices-wrong = There have to be 2 to { $most } answers, each in its own line.
poll-choices-same = Two answers are the same. Make them differ.
poll-choices-fixed = People have voted in this poll, so the number of answers is fixed. Write exactly this many lines: { $number }.
poll-open-fixed = The words cannot be changed while the poll is open. Close it first.
poll-page = 📊 <b>Poll</b>: { $state }

    { $question }

    { $list }

    Votes: { $number }
poll-choice-line = • { $choice } { $lacks }
poll-open = ▶️ Open
poll-close = ⏹ Close
poll-reopen = ▶️ Open again
poll-on-wall = 🖥 Show on the wall
poll-off-wall = 🖥 Take off the wall
poll-remove = 🗑 Remove
poll-edit-question-ky = ✍️ Question: Kyrgyz
poll-edit-question-ru = ✍️ Question: Russian
poll-edit-choices-ky = ✍️ Answers: Kyrgyz
poll-edit-choices-ru = ✍️ Answers: Russian
poll-ask-question = ✍️ <b>Question: { $language }</b>
    Now: { $question }

    Write the new one.
poll-ask-choices = ✍️ <b>Answers: { $language }</b>

    { $list }

    Write them in the same order, each in its own line.
poll-ask-open = <b>Open the poll?</b>
    { $question }

    People who get it now: { $number }; those who come later get it too. The result is shown on the wall.
    .yes = ▶️ Yes, open
    .no = ‹ Back
poll-ask-remove = <b>Remove the poll?</b>
    { $question }

    Its votes will not be shown any more either.
    .yes = 🗑 Yes, remove
    .no = ‹ Back
poll-incomplete = Write the question and all answers in one language: Kyrgyz or Russian.
poll-seminar-over = A poll can be opened only at a seminar that is announced and not over.
poll-chart = 📊 { $question }
    Votes: { $number }
poll-chart-note = { $seminar }. Votes: { $number }. { $made }
poll-chart-votes = Chose this answer
poll-chart-rest = Others
field-poll = Your answer in a poll
field-poll-made = Poll you made
