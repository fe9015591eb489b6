# A group of one's own may have more.


class Failed(ExceptionGroup):
    code = 1

    def derive(self, excs):
        return Failed(self.message, excs)


def handle(work):
    try:
        work()
    except* OSError as failed:
        print(failed.code)
