"""An invented city, 澄川市, of a real county's size: everything a newcomer needs to see the assembly at work.

No place, person or message in it is real. The same seed and day give the same city, byte for byte.
"""

from yishi.demo.city import City, invent
from yishi.demo.files import write

__all__ = ["City", "invent", "write"]
