"""HTML, MarkdownV2 and legacy Markdown: visible text, UTF-16 entities, Telegram's error messages."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import detect_entities, normalize_text
from sandbox.markup import parse_html, parse_markdown, parse_markdown_v2
from sandbox.refusals import Json, Refused
from sandbox.utf16 import cut, length
from tests.case_tables import every_row

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def entity(kind: str, offset: int, size: int, **extra: object) -> Json:
    return {"type": kind, "offset": offset, "length": size, **extra}


def test_offsets_count_utf16_units_so_an_emoji_is_two() -> None:
    assert parse_html("😀<b>Салам</b>") == ("😀Салам", [entity("bold", 2, 5)])


@every_row(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33; &#x41; &nbsp;", 'a <b> & "c" ! A &nbsp;', []),
        ("<b><i>x</i></b>", "x", [entity("italic", 0, 1), entity("bold", 0, 1)]),
        ("<STRONG>x</STRONG>", "x", [entity("bold", 0, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<s></s>x", "x", []),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://example.org/?a=1&b=2")],
        ),
        ("<a>example.org</a>", "example.org", [entity("text_link", 0, 11, url="http://example.org/")]),
        ('<a href="nowhere">x</a>', "x", []),
        ('<a href="tg://user?id=1001">x</a>', "x", [entity("text_mention", 0, 1, user={"id": 1001})]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', "x", [entity("code", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<tg-emoji emoji-id="5368">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368")],
        ),
        (
            '<tg-time unix="1562821200" format="wDT">09:00</tg-time>',
            "09:00",
            [entity("date_time", 0, 5, unix_time=1562821200, date_time_format="wDT")],
        ),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    shown, found = parse_html(source)
    assert shown == text
    assert sorted(found, key=str) == sorted(entities, key=str)


@every_row(
    ("source", "words"),
    [
        ("12345<x>", 'Unsupported start tag "x" at byte offset 5'),
        ("салам<br>", 'Unsupported start tag "br" at byte offset 10'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x%>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<b =1>y</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="q">y</tg-time>', "Invalid date-time format specified"),
    ],
)
def test_wrong_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == "Bad Request: can't parse entities: " + words


@every_row(
    ("source", "text", "entities"),
    [
        ("*a _b_*", "a b", [entity("bold", 0, 3), entity("italic", 2, 1)]),
        (
            "__a__ ~b~ ||c||",
            "a b c",
            [entity("underline", 0, 1), entity("strikethrough", 2, 1), entity("spoiler", 4, 1)],
        ),
        (r"1\.5 \* 2", "1.5 * 2", []),
        ("`a_b`", "a_b", [entity("code", 0, 3)]),
        ("```python\nx = 1\n```", "x = 1\n", [entity("pre", 0, 6, language="python")]),
        ("```x```", "x", [entity("pre", 0, 1)]),
        ("[x](http://example.org/a)", "x", [entity("text_link", 0, 1, url="http://example.org/a")]),
        (r"[x](http://example.org/\))", "x", [entity("text_link", 0, 1, url="http://example.org/)")]),
        ("[x](tg://user?id=7)", "x", [entity("text_mention", 0, 1, user={"id": 7})]),
        ("![👍](tg://emoji?id=5368)", "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5368")]),
        (
            "![t](tg://time?unix=17&format=t)",
            "t",
            [entity("date_time", 0, 1, unix_time=17, date_time_format="t")],
        ),
        (">a\n>b\nc", "a\nb\nc", [entity("blockquote", 0, 3)]),
        (">a\n>b||", "a\nb", [entity("expandable_blockquote", 0, 3)]),
    ],
)
def test_markdown_v2_becomes_text_and_entities(source: str, text: str, entities: list[Json]) -> None:
    assert parse_markdown_v2(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("салам *a", "Can't find end of Bold entity at byte offset 11"),
        ("[x](http", "Can't find end of a URL at byte offset 4"),
        ("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
        ("![x](http://a.b)", "Invalid tg://emoji or tg://time URL specified"),
        (">a *b\nc*", "Can't find end of Bold entity at byte offset 3"),
    ],
)
def test_wrong_markdown_v2_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_markdown_v2(source)
    assert refused.value.description == "Bad Request: can't parse entities: " + words


def test_the_old_markdown_knows_no_nesting_and_escapes_four_characters() -> None:
    assert parse_markdown(r"*b* _i_ `c` \_ [x](http://example.org)") == (
        "b i c _ x",
        [entity("bold", 0, 1), entity("italic", 2, 1), entity("code", 4, 1), entity("text_link", 8, 1, url="http://example.org/")],
    )  # fmt: skip
    with pytest.raises(Refused, match="Can't find end of the entity starting at byte offset 2"):
        parse_markdown("a *b")


@given(TEXTS)
def test_any_escaped_text_comes_back_from_html_as_it_was(text: str) -> None:
    assert parse_html(f"<b>{html.escape(text)}</b>")[0] == html.unescape(html.escape(text))


@given(TEXTS)
def test_any_escaped_text_comes_back_from_markdown_v2_as_it_was(text: str) -> None:
    escaped = "".join("\\" + letter if "!" <= letter <= "~" else letter for letter in text)
    assert parse_markdown_v2(escaped) == (text, [])


@given(st.text(st.sampled_from(list("ab<>/&;=\"' 😀\nүbispre")), max_size=40))
def test_html_of_any_shape_is_either_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except Refused as refused:
        assert refused.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
    else:
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= length(text) for one in entities)


@given(st.text(st.sampled_from(list("ab*_~|`[]()>!\\.😀\nү")), max_size=40))
def test_markdown_of_any_shape_is_either_parsed_or_refused(source: str) -> None:
    for parser in (parse_markdown_v2, parse_markdown):
        try:
            text, entities = parser(source)
        except Refused as refused:
            assert refused.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
        else:
            assert all(0 <= one["offset"] < one["offset"] + one["length"] <= length(text) for one in entities)


def test_telegram_finds_commands_links_and_numbers_by_itself() -> None:
    text = (
        "😀 /start@sample_bot: www.example.org, https://example.org/a. @sample_staff "
        "a@example.org +996 700 100101 #тема"
    )
    found = {one["type"]: cut(text, one["offset"], one["length"]) for one in detect_entities(text)}
    assert found == {
        "bot_command": "/start@sample_bot",
        "url": "https://example.org/a",
        "mention": "@sample_staff",
        "email": "a@example.org",
        "phone_number": "+996 700 100101",
        "hashtag": "#тема",
    }
    assert sum(one["type"] == "url" for one in detect_entities(text)) == 2


@pytest.mark.parametrize("text", ["09:30", "1/2", "a/b", "5.5", "C# is", "mail@", "//x", "2019.07.11"])
def test_what_only_looks_like_an_entity_is_none(text: str) -> None:
    assert detect_entities(text) == []


def test_space_around_a_text_is_dropped_and_its_entities_move() -> None:
    assert normalize_text("  \n a b \n", [entity("bold", 4, 1)]) == ("a b", [entity("bold", 0, 1)])


def test_a_link_inside_code_is_not_a_link() -> None:
    assert normalize_text("example.org", [entity("code", 0, 11)]) == ("example.org", [entity("code", 0, 11)])
    assert len(normalize_text("see example.org", [entity("bold", 0, 15)])[1]) == 2
