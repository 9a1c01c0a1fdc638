"""The engine: pure Python. Frames in, frames and a report out. Knows no Django, no HTTP, no database."""
