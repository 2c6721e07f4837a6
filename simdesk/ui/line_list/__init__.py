"""The list half of the Numbers page, and the words and runways that all views of a number share."""
