"""Chats: private dialogs and groups, with their messages, keyboards, members and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.refusals import Json, bad_request

if TYPE_CHECKING:
    from sandbox.bots import Bot
    from sandbox.people import Person

MEMBER_STATUSES = {"creator", "administrator", "member", "restricted"}
NOT_A_MEMBER: Json = {"status": "left"}

ADMINISTRATOR_DEFAULTS: Json = {
    "status": "administrator",
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": True,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": True,
    "can_edit_stories": True,
    "can_delete_stories": True,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_manage_direct_messages": False,
    "can_manage_tags": True,
}
DEFAULT_PERMISSIONS: Json = {
    "can_send_messages": True,
    "can_send_audios": True,
    "can_send_documents": True,
    "can_send_photos": True,
    "can_send_videos": True,
    "can_send_video_notes": True,
    "can_send_voice_notes": True,
    "can_send_polls": True,
    "can_send_other_messages": True,
    "can_add_web_page_previews": True,
    "can_change_info": False,
    "can_invite_users": True,
    "can_pin_messages": False,
    "can_manage_topics": False,
}


class Chat:
    """Base class of private chats and groups. `card` is the Chat object that messages carry."""

    def __init__(self, number: int, card: Json) -> None:
        self.id = number
        self.chat_object = card
        self.messages: dict[int, Json] = {}
        self.pinned: list[int] = []
        self.reactions: dict[tuple[int, int], list[Json]] = {}

    def next_message(self) -> int:
        """Return the id for one more message."""
        raise NotImplementedError

    def shown_keyboard(self, bot: int) -> Json | None:
        """Return the reply keyboard of a bot under this chat."""
        raise NotImplementedError

    def scopes(self, person: int) -> tuple[tuple[object, ...], ...]:
        """Return the command scopes that apply to a person here, narrowest first."""
        raise NotImplementedError

    def message(self, number: int, what: str) -> Json:
        """Return the message with this id. Raise Refused `<what> not found`."""
        if number == 0:
            raise bad_request("message identifier is not specified")
        message = self.messages.get(number)
        if message is None:
            raise bad_request(what + " not found")
        return message


class Dialog(Chat):
    """A private chat of a person with a bot. It exists once the person has pressed Start."""

    def __init__(self, bot: Bot, person: Person) -> None:
        super().__init__(person.id, person.chat_object())
        self.bot = bot
        self.person = person
        self.blocked = False
        self.keyboard: Json | None = None
        self.force_reply = False
        self.menu_button: Json | None = None

    def next_message(self) -> int:
        """Return the next id of the bot's sequence, which all its private chats share."""
        self.bot.last_message += 1
        return self.bot.last_message

    def shown_keyboard(self, bot: int) -> Json | None:
        """Return the reply keyboard under this chat, which has one bot only."""
        return self.keyboard

    def scopes(self, person: int) -> tuple[tuple[object, ...], ...]:
        """Return the chat itself, all private chats, and the default scope."""
        return ("chat", self.id), ("all_private_chats",), ("default",)


class Group(Chat):
    """A supergroup. Bots in it are administrators and see everything that is written."""

    def __init__(self, number: int, title: str, is_forum: bool) -> None:
        card: Json = {"id": number, "title": title, "type": "supergroup"}
        if is_forum:
            card["is_forum"] = True
        super().__init__(number, card)
        self.is_forum = is_forum
        self.description = ""
        self.permissions = dict(DEFAULT_PERMISSIONS)
        self.forbids: set[str] = set()
        """Kinds of messages that no bot may send here."""
        self.members: dict[int, Json] = {}
        self.topics: dict[int, Json] = {}
        self.general: Json = {"name": "General", "closed": False, "hidden": False}
        self.links: dict[str, Json] = {}
        self.primary_links: dict[int, str] = {}
        self.uses: dict[str, int] = {}
        self.requests: dict[int, str] = {}
        self.keyboards: dict[int, Json] = {}
        self.last_message = 0

    def next_message(self) -> int:
        """Return the next id of the group's own sequence."""
        self.last_message += 1
        return self.last_message

    def shown_keyboard(self, bot: int) -> Json | None:
        """Return the reply keyboard this bot put under the group."""
        return self.keyboards.get(bot)

    def scopes(self, person: int) -> tuple[tuple[object, ...], ...]:
        """Return the member, the administrators, the chat, all groups, and the default scope."""
        here = self.id
        usual: tuple[tuple[object, ...], ...] = (("chat", here), ("all_group_chats",), ("default",))
        if self.member(person)["status"] in ("creator", "administrator"):
            usual = (("chat_administrators", here), ("chat", here), ("all_chat_administrators",), *usual[1:])
        return ("chat_member", here, person), *usual

    def member(self, number: int) -> Json:
        """Return the group's data about a user: a ChatMember without its user."""
        return self.members.get(number, NOT_A_MEMBER)

    def has_member(self, number: int) -> bool:
        """Return whether a user is in the group."""
        return self.member(number)["status"] in MEMBER_STATUSES
