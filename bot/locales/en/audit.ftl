# How to change this: docs/texts.md

## The log of what staff do

audit-mark = 🧾 The log of what staff do has { $rows } rows. Hash of the last one: <code>{ $hash }</code>
    Keep this message: if anything is taken out of the log later, the count and the hash show it.
audit-cut = ⚠️ The log of what staff do is not what it was: row { $noted } is gone or another one, there are { $rows } rows now.
    That is so after a backup was restored. If none was, somebody has changed the log.
    To check: <code>python -m bot audit verify</code>
audit-changed = ⚠️ In the log of what staff do row { $row } was changed, or the row before it was taken out.
    To check: <code>python -m bot audit verify</code>
