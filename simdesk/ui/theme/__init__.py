"""How the program looks: tokens, fonts, style sheet and icons. No page has colours of its own."""
