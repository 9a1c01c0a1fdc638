"""Messages, topics and incidents by a given classification: learned from labelled messages, or aligned by words.

reading → views → space, voters → pool → model (learned), or reading → scheme (aligned) → classify
"""

from yishi.engine.classes.classify import Classed, classify
from yishi.engine.classes.reading import Labelled, Scheme, read

__all__ = ["Classed", "Labelled", "Scheme", "classify", "read"]
