"""典型案例汇编: what came of a year's work, case by case, as a book."""
