"""Many topics at once: the board and its map, two periods compared, and the messages that no topic holds."""
