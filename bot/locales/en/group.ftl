# How to change it: docs/texts.md

## The staff group

group-button = 💬 Staff group
group-none = 💬 <b>Staff group</b>

    Put the bot into a group of yours, and new registrations, questions and announcements are posted there too. If the group has topics, each seminar gets its own.

    ⚠️ <b>Everybody in the group will see participants' names and questions</b>, and they stay in its history. Telephone numbers are not posted. Add nobody to the group but staff.
group-here = 💬 Make “{ $title }” the staff group?

    New registrations, questions and announcements will be posted there too.

    ⚠️ <b>Everybody in the group will see participants' names and questions</b>, and they stay in its history. Telephone numbers are not posted. Add nobody to the group but staff.
group-agree = ✅ I understand and agree
group-choose = Press the button below and choose the group. Leave the bot the right to manage topics.

    The link is good for 15 minutes. If the bot is in the group already, you can also write /link there, in your own name.
    .open = 💬 Choose the group
group = 💬 <b>Staff group: { $title }</b>

    { $standing }

    { $topics }

    New registrations, questions and announcements are posted there. To answer a question, reply to its message.

    Language of the messages in the group:
group-topics-on = Each seminar has a topic of its own.
group-topics-off = There are no topics; everything comes to one place. When you switch topics on, write /link in the group.
group-topics-none = The bot cannot make a topic, so everything comes to one place. Give it the right to manage topics, and write /link in the group.
group-off = ✖️ Unlink the group
group-off-confirm = Unlink the group “{ $title }”? Nothing more will be posted there. What has been posted stays.
    .yes = ✖️ Yes, unlink it
    .no = No, keep it
group-ended = ✖️ The group “{ $title }” is unlinked; nothing more is posted there.
group-gone = ⚠️ The bot is not in the group “{ $title }”, so no news are posted there. Nothing is lost: put the bot back, and all that has waited is posted. Meanwhile it is in /staff. If the group is not needed any more, unlink it: /staff → “Staff group”.
group-muted = ⚠️ The bot may not write in the group “{ $title }”, so no news are posted there. Nothing is lost: give the bot the right to send messages, and all that has waited is posted. Meanwhile it is in /staff.
group-public = ⚠️ The group “{ $title }” is public: anybody finds it by its name and reads it. The bot posts nothing there any more. Make the group private (group settings → group type), and all that has waited is posted.

    What was posted before can be read by everybody now: delete what should not be.
group-channel = ⚠️ The group “{ $title }” is linked to a channel, so its messages are seen outside of it too. The bot posts nothing there any more. Unlink it from the channel (group settings), and all that has waited is posted.
group-works = ✅ The bot posts news in the group “{ $title }” again, with all that has waited.
group-topics-again = ✅ The bot can make topics in the group “{ $title }” again: each seminar gets its own.
group-public-no = ⚠️ “{ $title }” cannot be the staff group: it is public, and participants' names would be read there. Make it private (group settings → group type), and write /link there again.
group-no-topics = ⚠️ The bot cannot make a topic in the group “{ $title }”, so the news come to one place. If you want topics, give the bot the right to manage them, and write /link in the group.
group-already = A group is linked already. To choose another one, unlink it first: /staff
group-not-linked = No group is linked at the moment. To link one: /staff
group-late = Your agreement has run out, or was used already. Begin again: /staff → “Staff group”.
group-other = Another group is linked at the moment: “{ $title }”. To choose this one, unlink that one first: /staff → “Staff group”.

## Messages in the group

group-topic = { $name }
group-everybody = For everybody
news-registered = 📝 <b>New registrations: { $number }</b> · { $scope }
    { $list }
news-registered-line = • { $name }, { $place }
news-question = { $text }

    ↩️ To answer, reply to this message.
news-questions = ❓ <b>New questions: { $number }</b> · { $scope }
    { $list }

    To answer them, go to the bot itself: /inbox
news-announcements = 📣 <b>Announcements</b> · { $scope }
    { $list }
news-announcement-line = • { $text } (recipients: { $number })
news-more = … and { $number } more. The whole list is in the bot itself: /staff

## Who is in the group

group-leftover = ⚠️ <b>{ $name }</b> is not in the team any more, but still in the group “{ $title }”, and reads everything there.

    { $todo }
group-leftover-unseen = ⚠️ <b>{ $name }</b> is not in the team any more. Telegram does not tell the bot whether they are still in the group “{ $title }”: look at its members.

    { $todo }
group-stranger = ⚠️ Somebody without a role is in the group “{ $title }” now: <b>{ $name }</b>. Everybody in the group reads participants' names and questions.

    { $todo }
group-out = ✖️ Put out of the group
group-out-by-button = If they should not be there, press the button: the bot puts them out, and no link lets them back in.
group-out-by-hand = If they should not be there, open the group's members and remove them yourself. To let the bot do it, give it the right to ban users.
group-out-asked = ⏳ The bot is putting them out of the group. You are told when it is done.
group-out-done = ✖️ <b>{ $name }</b> is not in the group “{ $title }” any more. To let them back in, first take them off the list of removed users in the group's settings.
group-out-failed = ⚠️ <b>{ $name }</b> could not be put out of the group “{ $title }”: Telegram did not allow it. Open the group's members and remove them yourself.
group-out-role = They have a role again, so they stay in the group. Take the role away first: /staff → “Team”.

## In the group: when an answer reaches nobody

unheard-stranger = This answer reached nobody: only members of the team answer through the bot. Ask an organiser for an invitation link.
unheard-notice = This answer reached nobody: first open the bot itself and agree to the data notice, then reply here again.
unheard-kind = This answer reached nobody: a question is answered by text, voice, photo, video, audio or file. Please reply to it again.
unheard-role = This answer reached nobody: your role does not let you answer questions of this seminar. Please ask an organiser.
unheard-gone = This question was taken back, so the answer reaches nobody.
unheard-unlinked = This group is not linked to the bot any more, so the answer reached nobody. Answer in the bot itself: /inbox
unheard-several = There are several questions in this message, so the answer reached nobody. Answer in the bot itself: /inbox
unheard-admin = The bot does not see who writes: you write in the group's name. Switch off “Remain anonymous” in your administrator rights, and write again.
unheard-channel = The bot does not see who writes: you write in a channel's name. Choose yourself beside the input field, and write again.
