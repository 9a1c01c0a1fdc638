"""The public part of a consultation: a code at the village hall, votes and statements without an account."""
