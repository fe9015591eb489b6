# Two forms of clauses on one statement.
def run(job):
    try:
        job()
    except ValueError:
        print("one")
    except* TypeError:  # want control-flow-in-except-star "'except' and 'except*' on the same 'try'"
        print("several")
