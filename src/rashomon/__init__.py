"""Many reports, one sourced account."""
