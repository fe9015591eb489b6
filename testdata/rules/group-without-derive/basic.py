# Groups of one's own.
from exceptiongroup import ExceptionGroup as Backport
from somewhere import Group


class BatchFailed(ExceptionGroup):  # want group-without-derive "'BatchFailed' has no 'derive', so that 'except*' and 'split()' give a plain ExceptionGroup in its place"
    """Some of it failed."""

    retry = True


class AnyFailed(BaseExceptionGroup): ...  # want group-without-derive


class Coded(ExceptionGroup):  # want group-without-derive
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self


class Derives(ExceptionGroup[OSError]):
    def derive(self, excs):
        return Derives(self.message, excs)


class Inherits(Derives):
    pass


class Unknown(Group):
    pass


class Failed(Exception):
    pass
