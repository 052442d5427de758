# Help to listen to.

help-spoken = 🎧 You can also listen:
help-listen = 🎧 { $topic }
help-recording-caption = 🎧 <b>{ $topic }</b>
help-recording-gone = There is no recording of this now. All about the bot in writing: /help

## Topics

help-topic-overview = What the bot does
help-topic-registration = How to register
help-topic-question = How to ask a question
help-topic-seat = If you cannot come
help-topic-hall = During the seminar
help-about-overview = Offered under /help: what the bot is for and which buttons it has.
help-about-registration = Offered under /help and where the place is chosen: place, position, name, telephone.
help-about-question = Offered under /help and where a question is written: by text or voice, with or without a name.
help-about-seat = Offered under /help: confirming, sending a deputy, giving the place back.
help-about-hall = Offered under /help: programme, files, questions of others, answers.

## Owners: recordings

help-recordings-button = 🎧 Help to listen to
help-recordings = 🎧 <b>Help to listen to</b>
    Those who would rather listen than read get a button for what has a recording in their language.

    { $list }

    Press a number and a language to record.
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
help-recording-is-present = ✅ Recorded on { DAY($starts) }, { TIME($starts) }
help-recording-is-missing = ▫️ No recording yet: people in this language see no button.
help-recording-is-lost = ⚠️ This recording belongs to the bot that ran before and cannot be sent. Record it anew.
help-record = 🎙 Record
help-record-anew = 🎙 Record anew
help-preview = 🎧 Listen
help-delete = 🗑 Delete
help-record-ask = 🎙 <b>{ $topic }</b> · { $language }
    { $about }

    Send a voice message: speak slowly, in simple words, for a minute at most. It takes the place of the one before.
awaited-voice = Now a voice message is needed: hold the microphone and speak. Stop: /cancel
help-recorded = ✅ Kept. Whoever reads in this language ({ $language }) can listen to it now.
help-delete-ask = 🗑 <b>Delete the recording “{ $topic }” ({ $language })?</b>
    The button to listen disappears.
    .yes = 🗑 Yes, delete
    .no = No, keep it
