"""Buttons of the release before this one: messages that people have in their chats carry them.

Old prefix -> the present one, with its first fields where these are fixed (`"extrastop": "cancel:extra"`). Dropped with
the next release.
"""

BUTTON_ALIASES: dict[str, str] = {}
