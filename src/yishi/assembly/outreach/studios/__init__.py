"""界别委员工作室: from the application to the yearly review; receptions, and matters to their end."""
