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
group-gone = ⚠️ The bot is not in the group “{ $title }”, so no news are posted there. Nothing is lost: all of it is in /staff. To link it again: /staff → “Staff group”.
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
