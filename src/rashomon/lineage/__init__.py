"""Who copied whom, and which sources stand on their own feet."""
