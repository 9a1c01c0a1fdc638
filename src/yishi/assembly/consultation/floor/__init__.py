"""The floor: who asked for it, who has it, for how long; and the screen in the hall that shows it."""
