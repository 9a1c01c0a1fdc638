"""Reaching out: visits to villages and firms, sector studios, campaigns, publicity squads."""
