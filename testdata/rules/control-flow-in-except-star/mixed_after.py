def run(job):
    try:
        try:
            job()
        except ValueError:
            print("inner")
    except* TypeError:
        print("several")
    except  OSError:  # want control-flow-in-except-star "'except' and 'except*' on the same 'try'"
        print("one")
