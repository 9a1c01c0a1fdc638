"""Proposals of earlier terms, read from the office's old lists: found again, counted, never scored."""
