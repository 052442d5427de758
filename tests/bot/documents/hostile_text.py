"""Hostile texts that people may write, and the part of each that a picture shows."""

HOSTILE = [
    ("#let x = 1; #panic()", "#let x = 1; #panic()"),
    ("$\\frac{1}{2}$ <b>А</b> 🗺 семинар", "$\\frac{1}{2}$ <b>А</b> семинар"),
    ("\\u{41} \\ \\n", "\\u{41} \\ \\n"),
    ("\"кавычка\" 'и' -- --- ...", "\"кавычка\" 'и' -- --- ..."),
    ("@label <label> *x* _y_ `z`", "@label <label> *x* _y_ `z`"),
    ("= Заголовок + пункт - пункт", "= Заголовок + пункт - пункт"),
    ("[x] #[y] #(1, 2) // z /* */", "[x] #[y] #(1, 2) // z /* */"),
    ("Ө" * 300, "Ө" * 300),
    ("https://example.org/" + "x" * 200, "https://example.org/" + "x" * 200),
    ("👩‍👩‍👧‍👦 үй-бүлө ☕️", "үй-бүлө"),
    ("\u202eармат\u202c שלום مرحبا ok", "армат ok"),
    ("бир\nэки\r\nүч\x00\x07", "бир эки үч"),
]
"""Markup of Typst, long words, emoji, letters of other scripts: as written, and as shown."""
