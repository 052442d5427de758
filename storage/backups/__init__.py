"""Copying of whole databases: backups, exports, and what a restored database needs before it works again."""
