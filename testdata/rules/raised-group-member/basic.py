# Members of groups.


def first():
    try:
        work()
    except ExceptionGroup as group:
        raise group.exceptions[0]  # want raised-group-member "raising a member of the group puts the group in the place of what the member was raised from"


def of_a_loop():
    try:
        work()
    except* OSError as group:
        for error in group.exceptions:
            if error.errno:
                raise error  # want raised-group-member


def others():
    try:
        work()
    except ExceptionGroup as group:
        if len(group.exceptions) == 1:
            raise group.exceptions[0] from group
        for error in group.exceptions:
            print(error)
        if group.exceptions:
            raise
        raise group
    raise error


def of_another(other):
    try:
        work()
    except ExceptionGroup as group:
        print(group)
        raise other.exceptions[0]


def later():
    try:
        work()
    except ExceptionGroup as group:
        def raises():
            raise group.exceptions[0]

        return raises


def work(): ...
