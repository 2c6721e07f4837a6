"""What came due, as rows with the action beside each; when it is told is decided elsewhere."""
