# A keyword where another could not stand.
async class Session:  # want async-as-name "'async' before 'class'; it can stand before 'def', 'for' and 'with' only"
    pass
