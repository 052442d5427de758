"""Papers of a seminar: sheets, badges and signs to print, certificates, documents that staff edit."""
