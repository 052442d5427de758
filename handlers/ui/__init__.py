"""Code shared by the pages of several features: lists, pickers, dialog steps, editors, spreadsheets."""
