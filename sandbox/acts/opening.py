"""Starting, blocking and unblocking a bot; opening its Mini Apps."""

from sandbox.acts.act import Act
from sandbox.acts.writing import text_content
from sandbox.chats import Dialog
from sandbox.refusals import Json
from sandbox.webapp import init_data


def start(act: Act) -> Json:
    """Tap Start, or open a deep link. It unblocks a blocked bot first, as the button Restart does."""
    payload = act.told.get("payload")
    content = text_content(f"/start {payload}" if payload else "/start")
    dialog = act.world.dialog(act.bot, act.person)
    restarted = _set_blocked(act, dialog, False)["update_ids"] if dialog.blocked else []
    done = act.say(dialog, content)
    return {**done, "update_ids": [*restarted, *done["update_ids"]]}


def _set_blocked(act: Act, dialog: Dialog, blocked: bool) -> Json:
    if dialog.blocked == blocked:
        return {"update_ids": [], "message": None}
    dialog.blocked = blocked
    banned = {"user": act.bot.user, "status": "kicked", "until_date": 0}
    member = {"user": act.bot.user, "status": "member"}
    change: Json = {
        "chat": dialog.chat_object,
        "from": act.person.user,
        "date": act.world.clock.date(),
        "old_chat_member": member if blocked else banned,
        "new_chat_member": banned if blocked else member,
    }
    act.world.events.add("people")
    return {
        "update_ids": act.world.queue_bot_update(act.bot, "my_chat_member", change, ("member", dialog.id)),
        "message": None,
    }


def block(act: Act) -> Json:
    """Block the bot, which gets an update and can no longer write."""
    return _set_blocked(act, act.world.dialog(act.bot, act.person), True)


def unblock(act: Act) -> Json:
    """Unblock the bot, which gets an update."""
    return _set_blocked(act, act.world.dialog(act.bot, act.person), False)


def webapp_data(act: Act, url: str) -> Json:
    """Return what a Mini App at `url` receives: signed initData and a query id to answer."""
    query_id = act.bot.web_apps.add({"person": act.person.id}, "")
    signed = init_data(act.bot.token, act.person.user, act.world.clock.date(), query_id=query_id)
    return {"init_data": signed, "url": url, "web_app_query_id": query_id}


def webapp(act: Act) -> Json:
    """Open a Mini App from the menu button or at an address."""
    dialog = act.world.dialog(act.bot, act.person)
    menu = dialog.menu_button or act.bot.menu_button
    url = act.told.get("url") or menu.get("web_app", {}).get("url", "")
    return {"update_ids": [], "message": None, **webapp_data(act, str(url))}
