"""The business in plain immutable Python; it knows no Qt, no SQL, no words and no clock."""
