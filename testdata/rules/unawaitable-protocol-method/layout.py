# Comments and odd spacing around what is repaired.
class Session:
    # opens
    def   __aenter__( self ) :  # want unawaitable-protocol-method
        # the session itself
        return self  # done

    def __aexit__(  # want unawaitable-protocol-method
        self,  # the session
        *exc,  # what happened
    ): return None  # closed
