"""Routes of papers."""

from handlers.buttons.papers import (
    ApproveTemplate,
    DiscardTemplate,
    DownloadTemplate,
    ExportDocument,
    PrintBadges,
    PrintCertificates,
    PrintSignatures,
    PrintSigns,
    RemoveTemplate,
    SendCertificates,
    ShowCertificates,
    ShowPapers,
    ShowTemplate,
    StartTemplateUpload,
)
from handlers.papers import certificates, documents, pages, prints, template_pages
from handlers.permissions import CAN_FOLLOW_UP, CAN_SEE_EVERYONE, CAN_SEE_SEATS, ORGANISERS
from handlers.routing import Routes, button

ROUTES = Routes(
    buttons=[
        button(ShowPapers, pages.show_papers, CAN_SEE_SEATS),
        button(PrintSignatures, prints.print_signatures, CAN_SEE_SEATS),
        button(PrintBadges, prints.print_badges, CAN_SEE_EVERYONE),
        button(PrintSigns, prints.print_signs, CAN_SEE_EVERYONE),
        button(ShowCertificates, certificates.show_certificates, ORGANISERS),
        button(SendCertificates, certificates.send_certificates, ORGANISERS),
        button(PrintCertificates, certificates.print_certificates, ORGANISERS),
        button(ExportDocument, documents.export_document, CAN_FOLLOW_UP),
        button(ShowTemplate, template_pages.show_template, ORGANISERS),
        button(DownloadTemplate, template_pages.download_template, ORGANISERS),
        button(StartTemplateUpload, template_pages.start_upload, ORGANISERS),
        button(RemoveTemplate, template_pages.remove_template, ORGANISERS),
        button(ApproveTemplate, template_pages.approve_template, ORGANISERS),
        button(DiscardTemplate, template_pages.discard_template, ORGANISERS),
    ],
    steps=template_pages.STEPS,
    public_links={certificates.LINK_KIND: certificates.open_link},
    claim_codes=[certificates.claim_number],
)
