"""What each rule is, where it comes from, and saying it otherwise."""
