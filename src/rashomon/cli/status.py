"""What the exit status of a command says; 0 is success and 2 (click's own) a wrong use."""

NOTHING_DONE = 1
SOME_FAILED = 3
INTERRUPTED = 130
