"""Where reports, stories and judgements are kept."""
