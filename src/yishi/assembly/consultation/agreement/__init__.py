"""What people agree on: the map of opinion, statements by common ground, and which statement to ask a person next."""
