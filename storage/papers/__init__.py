"""Papers of a seminar: numbers on sheets, certificates, what was printed, document templates."""
