"""What to do when the money went to another number: the sheet, and the letter to hand in."""
