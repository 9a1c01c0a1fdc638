"""The web building: Django. Rooms stand in the order of the data's way; see docs/map.md."""
