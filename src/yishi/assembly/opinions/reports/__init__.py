"""Opinion reports (社情民意信息): written by members, reviewed, edited in the open, and sent up in a bulletin."""
