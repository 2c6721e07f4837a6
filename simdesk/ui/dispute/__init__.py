"""The dispute sheet of one renewal on paper: its claim, how it is laid out, and the PDF."""
