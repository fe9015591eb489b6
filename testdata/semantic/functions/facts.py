from abc import abstractmethod
from typing import Protocol, overload


class Base:
    @abstractmethod
    def marked(self):  # abstract: yes accepts: 1
        return 1

    def documented(self):  # abstract: yes accepts: 1
        """To be written."""

    def dots(self, a, b=1): ...  # abstract: yes accepts: 2 3

    def passes(self, *args):  # abstract: yes accepts: 1 2 3 4
        pass

    def raises(self, *, key):  # abstract: yes accepts: none
        raise NotImplementedError("raises")

    @overload
    def overloaded(self, *, key=None):  # abstract: yes accepts: 1
        return key

    def concrete(self, a=1, /, b=2, **kwargs):  # abstract: no accepts: 1 2 3
        """Does something."""
        return a, b, kwargs

    def returns_none(self):  # abstract: no accepts: 1
        return None


class Shape(Protocol[int]):
    def area(self):  # abstract: yes accepts: 1
        return 0


def static():  # abstract: no accepts: 0
    return 1
