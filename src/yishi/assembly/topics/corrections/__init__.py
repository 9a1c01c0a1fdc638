"""What people put right about the topics, and do again after every later reading."""
