"""Files made for people: workbooks, documents, calendars, QR codes, and pictures and papers set by Typst."""
