"""The numbers of GB/T 9704—2012 党政机关公文格式, with their clauses. Lengths in millimetres, sizes in points."""

POINTS_A_MM = 72 / 25.4

PAGE = (210.0, 297.0)  # 5.1 A4
TOP, LEFT = 37.0, 28.0  # 5.2.1 天头, 订口 (± 1)
TEXT = (156.0, 225.0)  # 5.2.1 版心
RIGHT, BOTTOM = PAGE[0] - LEFT - TEXT[0], PAGE[1] - TOP - TEXT[1]  # 26, 35
LINES, CHARACTERS = 22, 28  # 5.2.3

BODY = 16.0  # 5.2.2 三号
TITLE = 22.0  # 7.3.1 二号
SMALL = 14.0  # 7.4.2, 7.5 四号
LINE_PITCH = TEXT[1] / LINES * POINTS_A_MM  # 28.99 pt
CHARACTER_PITCH = TEXT[0] / CHARACTERS * POINTS_A_MM  # 15.79 pt
TITLE_PITCH = LINE_PITCH + TITLE - BODY  # lines of a title stand as far apart as lines of the body

HEAD_BELOW = 35.0  # 7.2.4, 10.3 发文机关标志: its upper edge below the 版心's
HEAD_LARGEST = 45.0  # pt; shrunk until the name fits the width
RED = "#e60012"  # 7.2.4, as printed: Y 80 M 80 and more
NUMBER_AFTER = 2  # 7.2.5 empty lines between 发文机关标志 and 发文字号
ISSUE_AFTER = 1  # the same of minutes and bulletins, by custom
RULE_BELOW = 4.0  # 7.2.7 red line below the number
RULE_RED = 0.7  # its thickness
TITLE_AFTER = 2  # 7.3.1 empty lines between the red line and the title
ADDRESSEE_AFTER = 1  # 7.3.2 empty lines between title and 主送机关
LISTED_AFTER = 1  # 7.3.4 empty lines between body and 附件说明
SEALED_AFTER = 2  # 7.3.5.1 empty lines above a signature that is sealed: the seal's top within a line of the body
UNSEALED_AFTER = 1  # 7.3.5.2 the same of one that is not
SEALED_RIGHT = 4  # 7.3.5.1 characters right of the date
UNSEALED_RIGHT = 2  # 7.3.5.2 characters right of the signature
ATTACHMENT_TITLE_LINE = 3  # 7.3.7 on which line of its page an attachment's title stands
RECORD_OUTER, RECORD_INNER = 0.35, 0.25  # 7.4.1 版记 rules
NUMBER_BELOW = 7.0  # 7.5 upper edge of the page number's dash below the 版心

LETTER_HEAD = 30.0  # 10.1 发文机关标志: its upper edge below the page's
LETTER_RULE_BELOW = 4.0  # 10.1 first double line below 发文机关标志
LETTER_RULE_FOOT = 20.0  # 10.1 second double line above the page's lower edge
LETTER_RULE_WIDTH = 170.0  # 10.1
LETTER_GAP = BODY * 7 / 8  # 10.1 pt between a double line and the words beside it
DOUBLE = (1.0, 0.5, 0.35)  # thick line, gap, thin line of a double line, by custom

WATERMARK = "#d9d9d9"
WATERMARK_SIZE = 40.0


def head_size(head: str) -> float:
    """The size in which 发文机关标志 fits the width of the text (7.2.4: by beauty, one line)."""
    return min(HEAD_LARGEST, TEXT[0] * POINTS_A_MM / max(len(head), 1))
