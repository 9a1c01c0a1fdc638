"""Research: a group that goes and looks, asks, writes down what it found, and lays a report before a session."""
