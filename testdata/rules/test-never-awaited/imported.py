from unittest import (
    TestCase,  # the base
    main,
)


class Tests(TestCase):
    async def test_x(self): self.fail()  # want test-never-awaited


main()
