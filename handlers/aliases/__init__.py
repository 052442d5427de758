"""Former names of buttons, steps and form keys, in chats and drafts of earlier releases. Release 0.4.0 drops them."""
