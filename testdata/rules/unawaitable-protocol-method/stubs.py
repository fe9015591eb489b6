# Declarations, which nobody runs.
import abc
from typing import Any, Protocol, overload


class Manager(Protocol):
    def __aenter__(self): ...

    def __aexit__(self, *exc): ...


class Base(abc.ABC):
    @abc.abstractmethod
    def __aenter__(self):
        pass

    @abc.abstractmethod
    def __aexit__(self, *exc):
        return None


class Skeleton:
    def __aenter__(self):
        raise NotImplementedError

    def __aexit__(self, *exc):
        raise NotImplementedError("to be overridden")


class Declared:
    def __aenter__(self) -> Any: ...

    def __aexit__(self, *exc) -> Any:
        """Closes."""
        ...
