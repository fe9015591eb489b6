# A comment that is all that stands in its line goes with it.
class Session:

    # awaiter: ignore[async-special-method]

    # want-2 unused-suppression
    def __init__(self): ...
