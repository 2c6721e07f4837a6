"""The list half of the Numbers page, and the words and runways that every view of a number shares."""
