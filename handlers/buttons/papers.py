"""Buttons of papers: sheets, badges and signs to print, certificates, documents and their templates."""

from typing import Literal

from handlers.button_data import ButtonData

DocumentKind = Literal["participants"]
"""One of `storage.papers.templates.KINDS`."""


class ShowPapers(ButtonData):
    """Show the papers of a seminar."""

    seminar: int


class PrintSignatures(ButtonData, reopen=ShowPapers):
    """Send the signature sheet."""

    seminar: int


class PrintBadges(ButtonData, reopen=ShowPapers):
    """Send badges with QR codes."""

    seminar: int


class PrintSigns(ButtonData, reopen=ShowPapers):
    """Send table signs."""

    seminar: int
    people: Literal["speakers", "all"]


# Certificates.


class ShowCertificates(ButtonData):
    """Show how many came and have a certificate, and what can be done."""

    seminar: int


class SendCertificates(ButtonData, reopen=ShowCertificates):
    """Issue the missing certificates and send each to its holder."""

    seminar: int
    fingerprint: str
    """Of the numbers that were shown (`ui.pages.fingerprint`)."""


class PrintCertificates(ButtonData, reopen=ShowCertificates):
    """Issue the missing certificates and send all of them as a file to print."""

    seminar: int


# Documents and their templates.


class ExportDocument(ButtonData, reopen=ShowPapers):
    """Send a document that can be edited."""

    seminar: int
    document: DocumentKind


class ShowTemplate(ButtonData):
    """Show which template a document is made from, and how to replace it."""

    seminar: int
    document: DocumentKind


class DownloadTemplate(ButtonData, reopen=ShowTemplate):
    """Send the template in use, to be edited."""

    seminar: int
    document: DocumentKind


class StartTemplateUpload(ButtonData, reopen=ShowTemplate):
    """Ask for a template: for this seminar and those copied from it, or for all."""

    seminar: int
    document: DocumentKind
    reach: Literal["here", "all"]


class RemoveTemplate(ButtonData, reopen=ShowTemplate):
    """Take the template out of use, so that the one before it applies again: the bot's own in the end."""

    seminar: int
    document: DocumentKind
    template: int


class ApproveTemplate(ButtonData):
    """Use the template that was checked."""

    template: int


class DiscardTemplate(ButtonData):
    """Discard the template that was checked."""

    template: int
