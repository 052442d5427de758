# How to change it: docs/texts.md

## Roles

role-owner = owner
role-organiser = organiser
role-moderator = moderator
role-expert = expert
role-speaker = speaker
role-door = door staff
role-coordinator = rayon coordinator
role-of-rayon = { $role } ({ $rayon })
role-for-all = { $role }, all seminars
role-for-seminar = { $role }, { $seminar }
role-line = • { $role }

can-owner = • /staff — seminars, participants, Excel, the team
    • /inbox — questions: reply to the message with the question, or tap the button under it
can-organiser = • /staff — seminars, participants, Excel, the team
    • /inbox — questions: reply to the message with the question, or tap the button under it
can-moderator = • /staff — the list of participants
    • /inbox — questions: reply to the message with the question, or tap the button under it
can-expert = • /inbox — the questions of your seminars. New ones come here by themselves: reply to them, or tap the button under them
can-speaker = • /inbox — the questions of your seminars. New ones come here by themselves: reply to them, or tap the button under them
can-door = • /staff — checking people in, the list of participants
can-coordinator = • /staff — who is coming from your rayon and who has not replied: reminders, a call list, Excel

explain-organiser = • <b>organiser</b> — everything about a seminar, except naming organisers
explain-moderator = • <b>moderator</b> — sees the list (no phone numbers), answers questions
explain-expert = • <b>expert</b> — sees the questions and answers them
explain-speaker = • <b>speaker</b> — the same as an expert
explain-door = • <b>door staff</b> — check people in, see the list without phone numbers
explain-coordinator = • <b>coordinator</b> — sees the list and phone numbers of their own rayon

## The team

team-button = 🤝 Team
team-all = All seminars
team = <b>Team</b>
    { $scope }

    { $list }

    Open links: { $links }
team-line = { $number }. { $name } — { $role }
team-member-button = ✖️ { $number }
team-invite-button = ➕ Invite to the team
team-revoke-button = 🔗✖️ { $role }, until { TIME($ends) }
team-back = ‹ Team
team-remove-button = ✖️ Take this role away
team-remove-confirm = Take this role away?
    <b>{ $name }</b> — { $role }

    The access it gives ends at once.
team-leave-confirm = <b>This is your own role:</b> { $role }.

    If you give it up, you lose its access at once, and only somebody who can invite to the team can give the role back. Give it up?
team-remove-yes = ✖️ Yes, remove this role
team-remove-no = { keep-button }
team-removed = ✖️ No longer in this role: { $name } — { $role }.
team-removed-you = You no longer have this role: { $role }. If this is a mistake, write to the organiser.
team-gone = This role has already been taken away.
team-joined = 🤝 New in the team: <b>{ $name }</b> — { $role }.
    Link made by: { $by }
team-link = 🔗 Link: <b>{ $role }</b>

    { $link }

    For one person, until { TIME($ends) } tomorrow. Send it to that person only: whoever opens it first gets the role. It is not shown again.
    .revoke = ✖️ Cancel the link
team-share = You are invited to the seminar team: { $role }. Open the link and tap “Start”.
team-share-button = 📨 Send
team-link-revoked = ✖️ The link is cancelled: { $role }.
team-link-gone = This link no longer works.
team-links-many = You already have 20 open links. Cancel some of them on the page “Team”.

team-invite-role = <b>Whom would you like to invite?</b>

    { $list }
team-invite-rayon = Which rayon? Choose it, or type its name.
team-invite-rayon-found = Choose the rayon, or type it differently.
team-invite-rayon-unknown = No such rayon was found. Type it differently or choose it with a button. Cancel: /cancel
team-invite-scope = For which seminar?

## By the link

joined = ✅ You are in the team now: <b>{ $role }</b>.

    What you can do:
    { $can }

    The buttons below have the rest. To see this again: /help
join-unknown = This link is not valid; perhaps it was not copied in full. Ask the person who sent it for a new one.
join-used = This link has already been used: it is for one person. Ask the person who sent it for a new one.
join-used-by-you = You have already used this link. What you can do: /help
join-revoked = This link was cancelled. Ask the person who sent it for a new one.
join-expired = This link has expired: it is valid for a day. Ask the person who sent it for a new one.
join-own = This is your own link. Send it to the person you invite: it still works.
join-already = You already have this role. The link was not used up: somebody else can still use it.

## The staff group

group-button = 💬 Staff group
group-none = 💬 <b>Staff group</b>

    Add the bot to your group, and new registrations, questions and announcements are posted there too. If the group has topics, each seminar gets its own.

    ⚠️ <b>Everybody in the group will see participants’ names and questions</b>, and they stay in its history. Phone numbers are not posted. Add only staff to the group.
group-here = 💬 Make “{ $title }” the staff group?

    New registrations, questions and announcements will be posted there too.

    ⚠️ <b>Everybody in the group will see participants’ names and questions</b>, and they stay in its history. Phone numbers are not posted. Add only staff to the group.
group-agree = ✅ I understand and agree
group-choose = Tap the button below and choose the group. Leave the bot the right to manage topics.

    The link is valid for 15 minutes. If the bot is already in the group, you can also write /link there, in your own name.
    .open = 💬 Choose the group
group = 💬 <b>Staff group: { $title }</b>

    { $standing }

    { $topics }

    New registrations, questions and announcements are posted there. To answer a question, reply to its message.

    Language of the messages in the group:
group-topics-on = Each seminar has a topic of its own.
group-topics-off = There are no topics; everything is posted in one place. When you switch topics on, write /link in the group.
group-topics-none = The bot cannot create a topic, so everything is posted in one place. Give it the right to manage topics, and write /link in the group.
group-off = ✖️ Unlink the group
group-off-confirm = Unlink the group “{ $title }”? Nothing more will be posted there. What has been posted stays.
    .yes = ✖️ Yes, unlink it
    .no = { keep-button }
group-ended = ✖️ The group “{ $title }” is unlinked; nothing more is posted there.
group-gone = ⚠️ The bot is not in the group “{ $title }”, so no updates are posted there. Nothing is lost: add the bot again, and everything that has waited will be posted. Meanwhile it is in /staff. If the group is no longer needed, unlink it: /staff → “Staff group”.
group-muted = ⚠️ The bot may not write in the group “{ $title }”, so no updates are posted there. Nothing is lost: give the bot the right to send messages, and everything that has waited will be posted. Meanwhile it is in /staff.
group-public = ⚠️ The group “{ $title }” is public: anybody can find it by its name and read it. The bot no longer posts there. Make the group private (group settings → group type), and everything that has waited will be posted.

    What was posted before can be read by everybody now: delete what should not be.
group-channel = ⚠️ The group “{ $title }” is linked to a channel, so its messages can be seen outside it too. The bot no longer posts there. Unlink it from the channel (group settings), and everything that has waited will be posted.
group-works = ✅ The bot posts in the group “{ $title }” again. Everything that has waited will be posted.
group-topics-again = ✅ The bot can create topics in the group “{ $title }” again: each seminar gets its own.
group-public-no = ⚠️ “{ $title }” cannot be the staff group: it is public, and participants’ names would be posted there. Make it private (group settings → group type), and write /link there again.
group-no-topics = ⚠️ The bot cannot create a topic in the group “{ $title }”, so updates come to one place. If you want topics, give the bot the right to manage them, and write /link in the group.
group-already = A group is already linked. To choose another one, unlink it first: /staff
group-not-linked = No group is linked at the moment. To link one: /staff
group-late = Your agreement has expired or was already used. Start again: /staff → “Staff group”.
group-other = Another group is linked at the moment: “{ $title }”. To choose this one, unlink the other first: /staff → “Staff group”.

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

    You can answer them in the bot itself: /inbox
news-announcements = 📣 <b>Announcements</b> · { $scope }
    { $list }
news-announcement-line = • { $text } (recipients: { $number })
news-more = … and { $number } more. The whole list is in the bot itself: /staff

## Who is in the group

group-outsider-former = ⚠️ <b>{ $name }</b> is no longer in the team, but still in the group “{ $title }”, and reads everything there.

    { $todo }
group-outsider-former-unseen = ⚠️ <b>{ $name }</b> is no longer in the team. Telegram does not tell the bot whether they are still in the group “{ $title }”: check its members.

    { $todo }
group-outsider = ⚠️ <b>{ $name }</b> has joined the group “{ $title }” but has no role in the team. Everybody in the group reads participants’ names and questions.

    { $todo }
group-outsider-remove = ✖️ Remove from the group
group-outsider-by-button = If they should not be there, tap the button: the bot removes them, and no link lets them back in.
group-outsider-by-hand = If they should not be there, open the group’s members and remove them yourself. To let the bot do it, give it the right to ban users.
group-outsider-asked = ⏳ The bot is removing them from the group. You will be told when it is done.
group-outsider-removed = ✖️ <b>{ $name }</b> is no longer in the group “{ $title }”. To let them back in, first take them off the list of removed users in the group’s settings.
group-outsider-failed = ⚠️ <b>{ $name }</b> could not be removed from the group “{ $title }”: Telegram did not allow it. Open the group’s members and remove them yourself.
group-outsider-role = They have a role again, so they stay in the group. Take the role away first: /staff → “Team”.

## In the group: when an answer reaches nobody

group-hint-stranger = This answer reached nobody: only members of the team can answer through the bot. Ask an organiser for an invitation link.
group-hint-notice = This answer reached nobody: first open the bot itself and agree to the use of your personal data, then reply here again.
group-hint-kind = This answer reached nobody: a question can be answered with a text, voice message, photo, video, audio or file. Please reply to it again.
group-hint-role = This answer reached nobody: your role does not allow answering questions of this seminar. Please ask an organiser.
group-hint-gone = This question was withdrawn, so the answer reaches nobody.
group-hint-unlinked = This group is no longer linked to the bot, so the answer reached nobody. Answer in the bot itself: /inbox
group-hint-several = There are several questions in this message, so the answer reached nobody. Answer in the bot itself: /inbox
group-hint-admin = The bot cannot see who is writing: you write in the group’s name. Switch off “Remain anonymous” in your administrator rights, and write again.
group-hint-channel = The bot cannot see who is writing: you write in a channel’s name. Choose yourself beside the input field, and write again.

## Staff: participants

staff-panel = <b>For staff</b>
    Choose a seminar.
staff-inbox = 📥 Questions
staff-inbox-button = 📥 Unanswered questions: { $left }
staff-failed-button = ⚠️ Failures: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $list }
staff-overview-registered = Registered: <b>{ $registered }</b>
staff-overview-questions = Questions: { $asked }, unanswered: { $left }
staff-overview-own = Your rayon: { $rayon }
staff-line = { $what } — { $number }
staff-nobody = Nobody is registered yet.
staff-list-button = 👥 List
staff-export-button = 📗 Excel
staff-people = <b>{ $seminar }</b>
    { $arrived }

    { $list }
staff-people-arrived = ✅ Arrived: <b>{ $arrived }</b> of { $expected }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-person-arrived = ✅ { $person }
staff-person-arrived-at = ✅ { $person } · { $marked }
staff-person-came = { $person } · came { $marked }
arrival-hour = { TIME($at) }
arrival-day-hour = { SHORTDAY($at) } { TIME($at) }
arrival-day = { SHORTDAY($at) }
staff-people-numbers = 📝 Numbers of the signature sheet (+: not on it yet)
column-sheet-number = No. on sheet
staff-export = 📗 { $seminar }, people: { $number }
export-title = Participants
column-arrived = Arrived at
column-arrived-at = Arrived: { $half }
arrived-untimed = present
failed = <b>What failed</b>

    { $list }
failed-none = Nothing failed.
failed-update = • Message No. { $number } was not handled: { $error }
failed-message = • Not delivered to chat { $number }: { $error }

## The log of what staff do

audit-mark = 🧾 Rows in the log of staff actions: { $rows }. Hash of the last one: <code>{ $hash }</code>
    Keep this message: if anything is taken out of the log later, the count and the hash show it.
audit-cut = ⚠️ The log of staff actions does not match what was noted before: row No. { $noted } is missing or was replaced; rows now: { $rows }.
    This happens after a backup is restored. If none was, somebody has changed the log.
    To check: <code>python -m bot audit verify</code>
audit-changed = ⚠️ In the log of staff actions row No. { $row } was changed, or the row before it was taken out.
    To check: <code>python -m bot audit verify</code>
