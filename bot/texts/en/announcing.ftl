# How to change it: docs/texts.md

## Announcement: in the message itself that people get

announcement-read = ✅ I have read this
announcement-programme = 📋 Programme
announcement-album = 👆 About the message above:
placeholder-municipality-none = your municipality
placeholder-name-none = dear participant
placeholder-time-value = { DAY($starts) }, { TIME($starts) }
