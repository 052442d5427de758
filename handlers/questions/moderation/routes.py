"""Routes of questions.moderation."""

from handlers.permissions import MODERATORS
from handlers.questions.moderation import (
    bans,
    declining,
    delegation,
    history,
    merging,
    page,
    queue,
    topics,
    typed_text,
    visibility,
    wording,
)
from handlers.routing import Routes, Step, any_command, untyped

ROUTES = Routes(
    buttons=[
        untyped("bar", bans.ban, MODERATORS),
        untyped("unbar", bans.unban, MODERATORS),
        untyped("barred", bans.list_banned, MODERATORS),
        untyped("queue", queue.show, MODERATORS),
        untyped("left", queue.list_unanswered, MODERATORS),
        untyped("moderate", queue.set_moderated, MODERATORS),
        untyped("topics", queue.list_topics, MODERATORS),
        untyped("q", page.show, MODERATORS),
        untyped("qfiles", page.show_files, MODERATORS),
        untyped("qshow", visibility.show, MODERATORS),
        untyped("qhide", visibility.hide, MODERATORS),
        untyped("qagain", visibility.reopen, MODERATORS),
        untyped("qno", declining.decline, MODERATORS),
        untyped("qnowords", declining.start_reason, MODERATORS),
        untyped("qmerge", merging.start, MODERATORS),
        untyped("qinto", merging.receive_target, MODERATORS),
        untyped("qpart", merging.unmerge, MODERATORS),
        untyped("qto", delegation.prompt_owner, MODERATORS),
        untyped("qgive", delegation.receive_owner, MODERATORS),
        untyped("qdue", delegation.receive_due, MODERATORS),
        untyped("qfree", delegation.release, MODERATORS),
        untyped("qwords", wording.start, MODERATORS),
        untyped("qplain", wording.reset_wording, MODERATORS),
        untyped("qpast", history.show, MODERATORS),
        untyped("qtopic", topics.start, MODERATORS),
        untyped("qput", topics.receive_topic, MODERATORS),
        untyped("qname", topics.receive_suggested_word, MODERATORS),
        untyped("topic", topics.show, MODERATORS),
        untyped("topicname", topics.start_rename, MODERATORS),
        untyped("topicjoin", topics.merge, MODERATORS),
    ],
    steps=[
        Step(page.STEP, typed_text.prompt, typed_text.receive, MODERATORS, ends_on=any_command),
    ],
)
