"""HTML, MarkdownV2 and the old Markdown to visible text and entities, with Telegram's own error words."""

from sandbox.markup.html import parse_html
from sandbox.markup.markdown import parse_markdown
from sandbox.markup.markdown_v2 import parse_markdown_v2

__all__ = ["parse_html", "parse_markdown", "parse_markdown_v2"]
