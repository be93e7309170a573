"""A story to its account: statements, facts, disagreements, timeline, coverage."""
