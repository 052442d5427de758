"""Check-in on the day: the door, the personal QR code, the code on the wall, the signed sheet."""
