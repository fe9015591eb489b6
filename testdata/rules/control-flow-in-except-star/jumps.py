# What leaves the clause, and what stays in it.
def run(jobs):
    for job in jobs:
        try:
            job()
        except* ValueError:
            break  # want control-flow-in-except-star "'break' in an 'except*' clause"
        except* TypeError as group:
            if group.exceptions:
                continue  # want control-flow-in-except-star "'continue' in an 'except*' clause"
            with job:
                return 1  # want control-flow-in-except-star "'return' in an 'except*' clause"
        except* OSError:
            for e in job.errors:
                if e:
                    break
                try:
                    return 2  # want control-flow-in-except-star
                finally:
                    continue
            else:
                break  # want control-flow-in-except-star
        except* KeyError:
            while job:
                try:
                    job()
                except* IndexError:
                    break  # want control-flow-in-except-star

            def inner():
                return 3

            print(inner)
        else:
            return 4
        finally:
            print(job)
    try:
        return 5
    except ValueError:
        return 6
