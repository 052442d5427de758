# How to change it: docs/texts.md

## Staff: all questions and answers as a file

asked-export-button = 📗 Questions as a file
asked-export = 📗 <b>All questions and answers: { $number }</b>
    { $seminar }

    Mind whom you give it to: there are names in the file. Who hid theirs is not named. It is written down that you took it.
asked-export-xlsx = 📗 Excel, a table
asked-export-docx = 📄 Word, to read
asked-exported = 📗 { $seminar }
    Questions: { $number }
asked-export-none = Nobody has asked at this seminar yet.
asked-export-title = Questions
asked-column-at = Asked at
asked-column-place = From
asked-column-text = The question in their own words
asked-column-wording = As the hall reads it
asked-column-files = Files
asked-column-item = About which item
asked-column-topic = Topic
asked-column-votes = Others who want to know
asked-column-state = State
asked-column-owner = Who answers
asked-column-due = Due
asked-column-answers = Answers
asked-column-steps = What happened
asked-hidden = name hidden
asked-topic-none = Without a topic
asked-is-new = new
asked-is-visible = seen by the hall
asked-is-assigned = given to somebody to answer
asked-is-reopened = opened again
asked-is-answered = answered
asked-is-answered-aloud = answered in the hall
asked-is-answered-written = answered in writing
asked-is-merged = merged
asked-is-merged-into = merged with №{ $number }
asked-is-followed = goes on at another seminar
asked-is-declined = closed without an answer
asked-is-declined-because = closed without an answer: { $reason }
asked-is-withdrawn = taken back
asked-answered-aloud = Answered in the hall: { $by }, { $time }
asked-answered-written = Answered: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = whoever asked
asked-by-itself = by itself
asked-paper-title = Questions and answers. { $seminar }
asked-paper-starts = { DAY($starts) }
asked-paper-counts = Questions asked: { $asked }. Without an answer yet: { $left }.
asked-paper-head = №{ $number } · { $state }
asked-paper-asker = { $name }, { $place }, { $time }
asked-paper-votes = Others who want to know: { $votes }
asked-paper-own = In their own words: { $text }
asked-paper-item = About the item: { $item }
