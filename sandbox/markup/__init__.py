"""Parsers of HTML, MarkdownV2 and legacy Markdown into text and entities, with Telegram's error messages."""

from sandbox.markup.html import parse_html
from sandbox.markup.markdown import parse_markdown
from sandbox.markup.markdown_v2 import parse_markdown_v2

__all__ = ["parse_html", "parse_markdown", "parse_markdown_v2"]
