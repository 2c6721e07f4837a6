"""The tests mirror simdesk/; nothing here is shipped."""
