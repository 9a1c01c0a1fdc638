"""The yearly plan: subjects proposed, decided on and kept to; kinds of consultation; working days and deadlines."""
