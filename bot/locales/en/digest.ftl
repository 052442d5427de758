# How to change it: docs/texts.md

## After the seminar: questions and answers for everybody

digest-message = 📰 <b>Questions and answers of the seminar</b>
    { $seminar }

    { $list }

    { $rest }
digest-file = 📰 <b>Questions and answers of the seminar: { $number }</b>
    { $seminar }

    All of them are in the file: please open it.

    { $rest }
digest-line = ❓ <b>№{ $number }</b> { $question }
    💬 { $answer }
digest-point = №{ $number }. { $question }
digest-rest = ⏳ Questions whose answer is still to come: { $left }. It will come to whoever asked.
digest-voice = 🎧 The answer to question №{ $number }

## Staff: how to send it

digest-button = 📰 Answers for everybody
digest = 📰 <b>Send questions and answers to everybody</b>
    { $seminar }

    { $list }
digest-counts = Questions with answers: <b>{ $number }</b>
    Readers: <b>{ $people }</b>, those who could not come among them. Who asked is not named.
digest-empty = There is nothing to show to everybody yet. Answered questions that the hall can read are sent.
digest-as-file = 📄 There are many, so a Word file is sent.
digest-left = ⏳ Without an answer: { $left }. Participants are told their number only.
digest-without = ✖️ Not in it: { $numbers }. The hall does not see them, or the question has no words.
digest-names = ⚠️ There seems to be a name or a telephone: { $numbers }. Please change the words first.
digest-early = 🕓 It can be sent once the seminar is over.
digest-was-sent = ✅ Sent: { DAY($starts) }, { TIME($starts) }. It is not sent a second time.
digest-see = 👁 See how it will arrive
digest-send = ✅ Send to { $people }
digest-changed = Something has changed since you looked. Nothing was sent: press "See how it will arrive" again, then send.
