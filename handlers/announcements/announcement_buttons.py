"""Choosing the buttons below an announcement: read confirmation, programme, links."""

import re
from dataclasses import replace
from typing import Literal
from urllib.parse import urlsplit

from handlers.announcements.page import WRITTEN_KINDS, button_label
from handlers.audiences.announcement import TEXT_STEP, load_announcement, record_action
from handlers.buttons.announcements import (
    AddAnnouncementLink,
    ButtonChoice,
    EditAnnouncementButtons,
    ShowAnnouncement,
)
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.ui.languages import REQUIRED_LANGUAGES, split_languages
from handlers.ui.pages import toggle_label
from handlers.ui.steps import enter_step, leave_step
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT

LINK_CHOICES: tuple[ButtonChoice, ...] = ("l0", "l1", "l2")
"""The links that an announcement may have below it."""
MAX_LABEL_LENGTH = 40
URL_PATTERN = re.compile(r"[^\s<>\"]{1,1000}")
HOST_PATTERN = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?")


async def edit_buttons(incoming: Incoming, session: Session, data: EditAnnouncementButtons) -> list[Reply]:
    """Show the choice of buttons, or add or remove one."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,), WRITTEN_KINDS)
    leave_step(incoming.person, TEXT_STEP)
    if data.toggle is not None:
        announcement.buttons = _toggled(announcement, data.toggle, data.wanted)
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    return [_buttons_page(announcement)]


async def _audit_buttons(incoming: Incoming, session: Session, announcement: Announcement) -> None:
    kinds = "+".join(str(button["kind"]) for button in announcement.buttons)
    await record_action(incoming, session, announcement, "announcement.buttons_changed", keys=kinds)


def _links(announcement: Announcement) -> list[dict[str, object]]:
    return [button for button in announcement.buttons if button["kind"] == "link"]


def _toggled(
    announcement: Announcement, choice: ButtonChoice, wanted: Literal[0, 1] | None
) -> list[dict[str, object]]:
    """Return the buttons with or without this one. Raises OutOfDate if it cannot be chosen."""
    if choice in LINK_CHOICES:
        links, index = _links(announcement), LINK_CHOICES.index(choice)
        if index >= len(links):
            raise OutOfDate
        return [button for button in announcement.buttons if button is not links[index]]
    if choice not in _available_kinds(announcement):
        raise OutOfDate
    others = [button for button in announcement.buttons if button["kind"] != choice]
    on = len(others) == len(announcement.buttons) if wanted is None else wanted == 1
    return [*others, {"kind": choice}] if on else others


def _available_kinds(announcement: Announcement) -> list[ButtonChoice]:
    return ["read", "programme"] if announcement.seminar_id else ["read"]


def _buttons_page(announcement: Announcement) -> Say:
    chosen = [button["kind"] for button in announcement.buttons]
    rows = [
        [_toggle_button(announcement, {"kind": kind}, kind, on=kind in chosen)]
        for kind in _available_kinds(announcement)
    ]
    links = _links(announcement)
    rows += [
        [_toggle_button(announcement, link, choice, on=True)]
        for link, choice in zip(links, LINK_CHOICES, strict=False)
    ]
    if len(links) < len(LINK_CHOICES):
        rows.append([Button("announcement-add-link", AddAnnouncementLink(announcement.id))])
    rows.append([Button("announcement-card", ShowAnnouncement(announcement.id))])
    return Say("announcement-ask-buttons", buttons=rows, edit=True)


def _toggle_button(
    announcement: Announcement, button: dict[str, object], choice: ButtonChoice, *, on: bool
) -> Button:
    label = toggle_label(button_label(button, signs=False), on=on)
    return Button(label, EditAnnouncementButtons(announcement.id, choice, 0 if on else 1))


async def start_link(incoming: Incoming, session: Session, data: AddAnnouncementLink) -> list[Reply]:
    """Ask for the URL and label of a link."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,), WRITTEN_KINDS)
    enter_step(
        incoming.person, TEXT_STEP, announcement=announcement.id, language=REQUIRED_LANGUAGES[0], link=True
    )
    return [link_prompt(incoming, announcement)]


def link_prompt(incoming: Incoming, announcement: Announcement) -> Say:
    """Ask for the URL and label of a link."""
    back = [[Button("back-button", EditAnnouncementButtons(announcement.id))]]
    return Say("announcement-ask-link", buttons=back, edit=incoming.button is not None)


async def receive_link(incoming: Incoming, session: Session, announcement: Announcement) -> list[Reply]:
    """Add a link typed as a URL and a label in one or several languages: `https://… Жазуусу / Надпись`."""
    typed, _, label = (incoming.text or "").strip().partition(" ")
    typed, _, below = typed.partition("\n")
    address = parse_url(typed)
    label = " ".join(f"{below} {label}".split())
    texts = split_languages(label, incoming.person.language or REQUIRED_LANGUAGES[0]) if label else {}
    if address is None:
        raise Refusal("announcement-link-wrong")
    if not texts or any(len(text) > MAX_LABEL_LENGTH for text in texts.values()):
        raise Refusal("announcement-label-wrong", most=MAX_LABEL_LENGTH)
    if len(_links(announcement)) < len(LINK_CHOICES):
        link = {"kind": "link", "url": address, "label": texts}
        announcement.buttons = [*announcement.buttons, link]
        await session.flush()
        await _audit_buttons(incoming, session, announcement)
    leave_step(incoming.person, TEXT_STEP)
    return [replace(_buttons_page(announcement), edit=False)]


def parse_url(typed: str) -> str | None:
    """Return an http(s) URL that Telegram accepts on a button, or None; a missing scheme becomes https."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    is_valid = URL_PATTERN.fullmatch(address) and HOST_PATTERN.fullmatch(found.netloc)
    return address if is_valid and found.scheme in ("http", "https") else None
