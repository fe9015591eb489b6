# Groups that tests expect.
import pytest
from pytest import raises


def test_groups(work):
    with pytest.raises(ExceptionGroup):  # want raises-with-group "any group passes: 'pytest.RaisesGroup' says what has to be in it"
        work()
    with raises(BaseExceptionGroup) as caught:  # want raises-with-group
        work()
    with raises(ExceptionGroup, match="tasks"):  # want raises-with-group
        work()
    with raises(expected_exception=ExceptionGroup):  # want raises-with-group
        work(caught)


def test_others(work, case):
    with pytest.raises((ExceptionGroup, OSError)):
        work()
    with pytest.raises(OSError):
        work()
    with pytest.RaisesGroup(OSError):
        work()
    with case.raises(ExceptionGroup):
        work()
