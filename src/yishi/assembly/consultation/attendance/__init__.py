"""Who comes: leave asked for and granted, reminders, and the list of those who are there."""
