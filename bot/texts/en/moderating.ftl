# How to change it: docs/texts.md

## Staff: where a question stands

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 name not for the hall
asker-kept = 🙈 without a name
is-new = 🆕 New, no moderator has looked at it
is-visible = 👁 The hall reads it, nobody is to answer it yet
is-assigned = 👤 To be answered by { $owner }
is-assigned-due = 👤 To be answered by { $owner }, due { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Open again, more of an answer is needed
is-answered = ✅ Answered
is-merged = 🔗 Merged with question No. { $number }
is-declined = 🚫 Closed without an answer: { $why }
is-withdrawn = ✖️ Taken back by its asker
seen-by-hall = 👁 The hall reads it
unseen-by-hall = 🙈 The hall does not read it
wanted-by = 🙋 Want to know it too: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ The hall reads: { $text }
declined-off-topic = it is not what the seminar is about
declined-personal = it is a personal matter, better settled with staff alone
declined-unclear = it is not clear what is asked
declined-rude = it is not written with respect
declined-elsewhere = another office deals with this
declined-none = no reason was given
question-show = ✅ Show to the hall
question-decline = 🚫 Close
question-page = ⋯ More
