# What star imports bring.
from one import *
from package import *
from package.names import private
from declaring import declared
import circle

reveal(from_one)  # type: int
reveal(from_two)  # type: str
reveal(nowhere)  # type: ?
reveal(connect)  # type: function 'connect'
reveal(Base)  # type: class 'Base'
reveal(Added)  # type: class 'Added'
reveal(private)  # type: int
reveal(declared().found())  # type: 'Added' or None
reveal(declared().either())  # type: 'Base' or 'Added'
reveal(circle.units)  # type: module 'circle.units'
reveal(circle.sizes)  # type: int
-- one.py --
from two import *

from_one = 1
reveal(from_two)  # type: str
-- two.py --
from one import *

from_two = "x"
reveal(from_one)  # type: int
-- package/__init__.py --
from .connection import connect
from .errors import *
from .names import *

__all__ = ("connect",) + errors.__all__
reveal(connect)  # type: function 'connect'
-- package/connection.py --
def connect(): ...
-- package/errors.py --
from . import names
from .names import *

__all__ = ["Added", *names.__all__]
__all__ += ["Other"]


class Added: ...


class Other: ...
-- package/names.py --
__all__ = []
__all__.append("Base")
__all__.extend(("Second",))
private = 1


class Base: ...


class Second: ...
-- declaring.py --
from typing import Optional, Union

from package.errors import Added
from package.names import *

Either = Union[Base, Added]


class Declared:
    def found(self) -> Optional[Added]:
        return unseen

    def either(self) -> "Either":
        return unseen


def declared() -> Declared:
    return unseen
-- circle/__init__.py --
from .units import *
from .names import *
from .shapes import *
-- circle/units.py --
class Unit: ...
-- circle/sizes.py --
sizes = 1
-- circle/names.py --
from . import units
from .sizes import *

Name = units.Unit
-- circle/shapes.py --
from . import names, sizes, units

reveal(units.Unit())  # type: 'Unit'
reveal(names.Name())  # type: 'Unit'
reveal(sizes)  # type: int
