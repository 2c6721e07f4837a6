"""How the program looks: tokens, palette, style sheet, fonts and icons. No page has a colour of its own."""
