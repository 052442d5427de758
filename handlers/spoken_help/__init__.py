"""Help to listen to: voice messages by staff, offered where their topic comes up."""
