# How to change this: docs/texts.md

## Roles

role-owner = owner
role-organiser = organiser
role-moderator = moderator
role-expert = expert
role-speaker = speaker
role-door = door
role-coordinator = rayon coordinator
role-of-rayon = { $role } ({ $rayon })
role-for-all = { $role }, all seminars
role-for-seminar = { $role }, { $seminar }
role-line = • { $role }

can-owner = • /staff — seminars, participants, Excel, the team
    • /inbox — questions: reply to the message with the question, or press the button under it
can-organiser = • /staff — seminars, participants, Excel, the team
    • /inbox — questions: reply to the message with the question, or press the button under it
can-moderator = • /staff — who is registered
    • /inbox — questions: reply to the message with the question, or press the button under it
can-expert = • /inbox — the questions of your seminars. New ones come here by themselves: reply to them, or press the button below
can-speaker = • /inbox — the questions of your seminars. New ones come here by themselves: reply to them, or press the button below
can-door = • /staff — the list of those registered
can-coordinator = • /staff — who comes from your rayon and who is silent: nudge them, a call sheet, Excel

explain-organiser = • <b>organiser</b> — everything about a seminar, but not who organises
explain-moderator = • <b>moderator</b> — sees the list (no telephones), answers questions
explain-expert = • <b>expert</b> — the questions only
explain-speaker = • <b>speaker</b> — the questions only
explain-door = • <b>door</b> — the list only, no telephones
explain-coordinator = • <b>coordinator</b> — the own rayon: list and telephones

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
team-remove-button = ✖️ Remove from the team
team-remove-confirm = Remove from the team?
    <b>{ $name }</b> — { $role }

    They lose access at once.
team-leave-confirm = <b>This is your own role:</b> { $role }.

    Without it you lose access at once, and only somebody who invites can give it back. Lay it down?
team-remove-yes = ✖️ Yes, remove
team-remove-no = No, keep
team-removed = ✖️ No longer in this role: { $name } — { $role }.
team-removed-you = You no longer have this role: { $role }. If that is a mistake, write to the organiser.
team-gone = This role was taken away already.
team-joined = 🤝 New in the team: <b>{ $name }</b> — { $role }.
    The link was made by: { $by }
team-link = 🔗 Link: <b>{ $role }</b>

    { $link }

    For one person, until { TIME($ends) } tomorrow. Send it to them alone: whoever opens it first gets the role. It is not shown a second time.
    .revoke = ✖️ Revoke the link
team-share = You are invited to the seminar team: { $role }. Open the link and press “Start”.
team-share-button = 📨 Send
team-link-revoked = ✖️ The link is revoked: { $role }.
team-link-gone = This link can no longer be used anyway.
team-links-many = You have 20 open links already. Revoke some on the page “Team”.

appoint-role = <b>Whom do we invite?</b>

    { $list }
appoint-rayon = Which rayon? Choose it, or write its name.
appoint-rayon-found = Choose the rayon, or write it differently.
appoint-rayon-unknown = No such rayon was found. Write it differently or choose it by a button. Leave: /cancel
appoint-scope = For which seminar?

## By the link

joined = ✅ You are in the team now: <b>{ $role }</b>.

    What you can do:
    { $can }

    The buttons below have the rest. To see this again: /help
join-unknown = This link does not fit; perhaps not all of it was copied. Ask whoever sent it for a new one.
join-used = This link was used already: it is for one person. Ask whoever sent it for a new one.
join-used-by-you = You have used this link already. What you can do: /help
join-revoked = This link was revoked. Ask whoever sent it for a new one.
join-expired = This link is too old: it holds for a day. Ask whoever sent it for a new one.
join-own = This is your own link. Send it to the person you invite: it still works.
join-already = You have this role already. The link was not used up: somebody else can still have it.
