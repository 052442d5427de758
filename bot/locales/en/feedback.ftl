# How to change this: docs/texts.md

## Feedback after the seminar

feedback-rated = 🙏 Thank you! Your rating: <b>{ $stars }</b> ⭐
    { $seminar }

    You may give another one, or add a few words.
feedback-words = ✍️ Write a few words
feedback-ask = What did you like, what should be better? Write it in one message. Staff read your words without your name.
feedback-stop = ✖️ No words
feedback-taken = 🙏 Thank you, your words are kept.
feedback-left = All right. Your rating is kept.
feedback-wrong = Write your opinion as text, or press “✖️ No words”. Your rating is kept.
feedback-early = A seminar can be rated once it is over.
feedback-none = <b>{ $seminar }</b>
    There are no ratings yet.
feedback-tally = ⭐ <b>{ $seminar }</b>

    Mean: <b>{ $mean }</b> · ratings: { $given }
    { $list }

    { $words }
feedback-line = { $stars } — { $number }
feedback-quote = “{ $words }”
feedback-no-words = Nobody has written any words yet.
field-feedback = Your rating of a seminar
