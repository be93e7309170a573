"""Reports to stories: which reports tell of the same event."""
