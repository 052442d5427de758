# A message that Telegram does not take as it is: what its reader gets instead, and what its sender is told.
undelivered = ⚠️ <b>Not delivered:</b> { $thing }. { $why }
undelivered-voices = Your Telegram takes no voice or video messages. To get them, allow them for this bot: Settings → Privacy → Voice messages. Then ask for it to be sent again.
undelivered-rights = This group does not let the bot send it.
undelivered-file = The bot has this file no more.
undelivered-quiz = Telegram keeps its right answer from the bot.
undelivered-markup = Telegram cannot show it as it is written.
undelivered-large = It is too long or too large for Telegram.
undelivered-withheld = The file stays with the moderators: it is too large to be passed on without its asker's name.
undelivered-not-made = It could not be made ready. Ask for it again in a while.
undelivered-other = Telegram does not take it.
thing-photo = a picture
thing-document = a file
thing-video = a video
thing-audio = a recording
thing-voice = a voice message
thing-video-note = a round video
thing-animation = an animation
thing-sticker = a sticker
thing-poll = a poll
thing-place = a place on the map
thing-contact = a contact
thing-album = several pictures or files
thing-buttons = the buttons
thing-all = the whole message
lost-why-voices = takes no voice or video messages
lost-why-rights = the group does not let the bot send it
lost-why-file = the bot has the file no more
lost-why-blocked = has blocked the bot
lost-why-gone = has no chat with the bot any more
lost-why-large = too long or too large
lost-why-other = Telegram does not take it
lost-answer-asker = 📭 The asker of question No. { $number } did not get this from you: { $thing } ({ $why }). The words came.
lost-answer-reopened = 📭 Your answer to question No. { $number } did not reach its asker: { $thing } ({ $why }). They know that there is one. The question is open again.
    <b>Please answer in writing:</b> reply to this message.
lost-answer-all = 📭 Your answer to question No. { $number } did not reach its asker: { $why }. The answer is kept.
lost-answer-others = 📭 Of those who wanted to know it too, { $people } did not get everything of your answer to question No. { $number }: { $thing } ({ $why }).
lost-remark = 📭 What you said about question No. { $number } did not come whole: { $thing } ({ $why }). Please write it in words.
lost-remark-all = 📭 What you said about question No. { $number } did not come: { $why }.
lost-question = 📭 Nobody who answers could get this from your question No. { $number }: { $thing } ({ $why }). Please ask it in words: /ask
lost-material = 📭 The file “{ $title }” of “{ $seminar }” cannot be sent any more: { $why }. Please add it again, the participants are waiting for it.
    .open = 📎 Files
lost-names = 📭 <b>This bot is another one than before</b>, and Telegram does not give it the files that people sent to the old one. Lost for sending: with questions and answers { $attachments }, for participants { $materials }, in announcements not yet sent { $parts }. Words, registrations and lists are all there; the bot's own files are made again by themselves.
    Add anew:
    { $list }
lost-names-material = 📎 { $title } – { $seminar }
lost-names-more = … and { $number } more
lost-names-none = no files for participants
announcement-file-lost = • { $tongue }: the bot has the file of this message no more. Send it again.
announcement-held-lost = ⚠️ The bot has one of the announcement's files no more, so it was not sent. Its words are kept: put the file in again and send it.
    { $seminar }
sending-partly = ⚠️ Came in part: { $number }
file-lost = ⚠️ The bot has this file no more: send it again.
