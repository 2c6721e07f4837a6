"""What the operating system does for SimDesk: shows words, starts it on time; no rule is here."""
