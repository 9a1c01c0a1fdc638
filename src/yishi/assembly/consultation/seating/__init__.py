"""Who sits where: put in order by a rule, changed by swapping two, printed."""
