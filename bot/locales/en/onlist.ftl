# How to change it: docs/texts.md

## For organisers: whether whoever registered is on a list

onlist-ask = 🤔 <b>Is this the same person?</b>
    Registered: { $name }, { $position }
    🏛 { $place }

    On the list: { $written } — { $state }
    🏛 { $written_place }

    { $why }
    🎓 { $seminar }

    If so, the entry of the list is closed and the registration stays. If not, nothing changes.
    .yes = ✅ Yes, one person
    .no = ❌ No, somebody else
onlist-by-link = The personal link of this invitation was opened, but somebody else may have opened it.
onlist-by-phone = The number is the same, but it was only typed, not confirmed.
onlist-by-name = Name and office are the same, but they may be two people.
onlist-written = 👤 On the list
onlist-registered = 👤 Who registered
onlist-joined = ✅ One person: { $name }, { $place }. The entry of the list is closed.
onlist-parted = Somebody else: { $name }, { $place }. Nothing has changed.
