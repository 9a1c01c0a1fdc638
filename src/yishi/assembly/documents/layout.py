"""The numbers of GB/T 9704—2012 党政机关公文格式, with their clauses. Lengths in millimetres, sizes in points."""

PAGE = (210.0, 297.0)  # 5.1 A4
TOP, LEFT = 37.0, 28.0  # 5.2.1 天头, 订口 (± 1)
TEXT = (156.0, 225.0)  # 5.2.1 版心
RIGHT, BOTTOM = PAGE[0] - LEFT - TEXT[0], PAGE[1] - TOP - TEXT[1]  # 26, 35
LINES, CHARACTERS = 22, 28  # 5.2.3

POINTS_A_MM = 72 / 25.4
BODY = 16.0  # 三号
TITLE = 22.0  # 二号
SMALL = 14.0  # 四号
LINE_PITCH = TEXT[1] / LINES * POINTS_A_MM  # 28.99 pt
CHARACTER_PITCH = TEXT[0] / CHARACTERS * POINTS_A_MM  # 15.79 pt

HEAD_BELOW = 35.0  # 7.2.4 发文机关标志: top edge below the 版心's top
HEAD_LARGEST = 45.0  # pt; shrunk until the name fits the width
RED = "#e60012"  # Y 80 M 80 and more, as printed
RULE_BELOW = 4.0  # 7.2.7 red line below the number
RULE_RED = 0.7  # its thickness
RECORD_OUTER, RECORD_INNER = 0.35, 0.25  # 7.4.1 版记 rules
NUMBER_BELOW = 7.0  # 7.5 dash of the page number below the 版心
