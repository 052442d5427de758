"""Generated files: workbooks, documents, calendars, QR codes, and pictures and PDFs made by Typst."""
