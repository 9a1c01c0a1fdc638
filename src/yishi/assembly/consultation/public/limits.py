"""How much is let through: generous for a hall full of people on one network, narrow for a machine."""

from datetime import timedelta

VOTES_A_MINUTE = 30  # of one phone
STATEMENTS_A_DAY = 5  # of one phone
STATEMENTS_A_DAY_AT_A_PLACE = 200
PHONES_AN_HOUR_BY_A_NETWORK = 150  # a mobile carrier lets many phones out by one address
PHONES_AN_HOUR_AT_A_PLACE = 600
ALARM = 100  # new phones within an hour at one place, from which on the office is told
ALARMED_FOR = timedelta(days=1)  # how long such an hour stands on the desk
HIDDEN_BELOW = 20  # people; fewer might be told apart
LONGEST = 140  # characters of a statement, as for members
