"""Key proposals (重点提案): chosen for a reason, decided by a leader, with a leader in charge who follows it up."""
