"""Getting updates by polling and webhooks, and the bot's own User."""

import re
from functools import partial

from sandbox.call import Call
from sandbox.guard import LOCAL_URL
from sandbox.refusals import Json, bad_request, conflict, too_many

MAX_POLL_SECONDS = 50
SECRET = re.compile(r"[A-Za-z0-9_-]*")


class DescribedTrue(str):
    """A `True` with a description."""


def get_me(call: Call) -> Json:
    """Return the bot's User."""
    return call.bot.as_user()


def log_out(call: Call) -> bool:
    """Do nothing: there is no other server to move to."""
    return True


def _allowed(call: Call) -> list[str] | None:
    kinds = call.json("allowed_updates", "allowed updates")
    if kinds is None:
        return None
    if not isinstance(kinds, list):
        raise bad_request("expected an Array of allowed updates")
    return [kind for kind in kinds if isinstance(kind, str)]


async def get_updates(call: Call) -> list[object]:
    """Return the bot's updates; an empty list if none comes within `timeout` seconds."""
    bot = call.bot
    if bot.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    offset = call.number("offset")
    limit = min(max(call.number("limit", 100), 1), 100)
    seconds = float(min(max(call.number("timeout"), 0), MAX_POLL_SECONDS))
    bot.updates.allow(_allowed(call))
    limit, seconds = bot.updates.throttled(offset, limit, seconds, call.world.clock.monotonic())
    found = bot.updates.take(offset, limit)
    if found or not seconds:
        return found
    await bot.updates.wait(seconds, call.gone)
    return bot.updates.take(offset, limit)


def _checked_url(call: Call) -> str:
    """Return the checked address, on this machine only: a malicious caller must not redirect messages elsewhere."""
    url = call.text("url")
    if not url.lower().startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not LOCAL_URL.fullmatch(url):
        raise bad_request(
            "bad webhook: the sandbox posts to this machine alone (localhost, 127.0.0.1, [::1])"
        )
    return url


def _checked_secret(call: Call) -> str:
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def set_webhook(call: Call) -> DescribedTrue:
    """Set the webhook. Unlike Telegram, the sandbox accepts http:// and any port, for a bot on this machine."""
    bot, hook = call.bot, call.bot.webhook
    if not call.text("url"):
        return delete_webhook(call)
    now = call.world.clock.monotonic()
    if now < hook.next_allowed:
        raise too_many(1)
    hook.next_allowed = now + 1.0
    url, secret = _checked_url(call), _checked_secret(call)
    bot.updates.allow(_allowed(call))
    bot.updates.end_poll(conflict("terminated by setWebhook request"))
    if call.flag("drop_pending_updates"):
        bot.updates.clear()
    same = (hook.url, hook.secret) == (url, secret)
    hook.ip_address, hook.certificate = call.text("ip_address"), "certificate" in call.files
    hook.max_connections = min(max(call.number("max_connections", 40), 1), 100)
    hook.perform = partial(call.world.carry_out, bot)
    if not same:
        hook.stop()
        hook.url, hook.secret = url, secret
        hook.start()
    return DescribedTrue("Webhook is already set" if same else "Webhook was set")


def delete_webhook(call: Call) -> DescribedTrue:
    """Return to polling."""
    hook = call.bot.webhook
    was = bool(hook.url)
    hook.stop()
    if call.flag("drop_pending_updates"):
        call.bot.updates.clear()
    return DescribedTrue("Webhook was deleted" if was else "Webhook is already deleted")


def get_webhook_info(call: Call) -> Json:
    """Return a WebhookInfo."""
    return call.bot.webhook.info()


METHODS = {
    "getMe": get_me,
    "logOut": log_out,
    "close": log_out,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
SENDS: set[str] = set()
