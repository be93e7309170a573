"""What the project needs to keep its own house, and no user needs."""
