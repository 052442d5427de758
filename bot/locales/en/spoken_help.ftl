# Help to listen to.

help-spoken = 🎧 You can also listen:
help-listen = 🎧 { $topic }
help-recording-caption = 🎧 <b>{ $topic }</b>
help-recording-gone = There is no such recording now. Everything about the bot in writing: /help

## Topics

help-topic-overview = What the bot does
help-topic-registration = How to register
help-topic-question = How to ask a question
help-topic-seat = If you can’t come
help-topic-hall = During the seminar
help-about-overview = Offered under /help: what the bot is for and which buttons it has.
help-about-registration = Offered under /help and where the municipality is chosen: municipality, position, name, phone.
help-about-question = Offered under /help and where a question is written: by text or voice, with or without a name.
help-about-seat = Offered under /help: confirming, giving the seat to someone else, releasing it.
help-about-hall = Offered under /help: programme, files, questions of others, answers.

## Owners: recordings

help-recordings-button = 🎧 Spoken help
help-recordings = 🎧 <b>Spoken help</b>
    People who would rather listen than read see a button for each topic recorded in their language.

    { $list }

    To record, tap the button with the number and the language.
help-recordings-line = { $number }. <b>{ $topic }</b>
    { $list }
help-recording-button = { $number } · { $language }
help-language-ky = KY
help-language-ru = RU
help-language-en = EN
help-recording-present = ✅ { $language }
help-recording-missing = ▫️ { $language }
help-recording-lost = ⚠️ { $language }
help-recording = 🎧 <b>{ $topic }</b> · { $language }
    { $about }

    { $state }
help-recording-is-present = ✅ Recorded: { DAY($starts) }, { TIME($starts) }
help-recording-is-missing = ▫️ No recording yet: no button is shown in this language.
help-recording-is-lost = ⚠️ This recording belongs to the former bot and cannot be sent. Record it again.
help-record = 🎙 Record
help-record-anew = 🎙 Record again
help-preview = 🎧 Listen
help-delete = 🗑 Delete
help-record-ask = 🎙 <b>{ $topic }</b> · { $language }
    { $about }

    Send a voice message: speak slowly, in simple words, for a minute at most. If there is a recording already, the new one will replace it.
awaited-voice = Please send a voice message: hold the microphone and speak. Cancel: /cancel
help-recorded = ✅ Saved. Everybody who uses this language ({ $language }) can listen to it now.
help-delete-ask = 🗑 <b>Delete the recording “{ $topic }” ({ $language })?</b>
    People who use this language will no longer see the button for this topic.
    .yes = 🗑 Yes, delete
    .no = { keep-button }
