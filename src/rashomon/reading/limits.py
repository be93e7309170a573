"""How much is read: enough for any article or transcript, and not so much that one input can take the machine."""

LARGEST_FILE = 20_000_000  # bytes of a file, or of a line of a list
LONGEST_TEXT = 3_000_000  # characters of one report; the language model's memory grows with it
LONGEST_NAME = 1_000  # characters of a title, a source, an id
