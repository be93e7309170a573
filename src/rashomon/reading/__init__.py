"""The outside world to `Report`: one file a format; cleaning keeps an offset map."""
