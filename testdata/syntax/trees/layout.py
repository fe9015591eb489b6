# Tabs, form feeds, continued lines, dedented brackets.
if a:
	b
	if c:
	  	d
	  	e

def f():
    x = [
1,
  2, # two
    ]
    y = a + \
b
    \
    z = 1
class C:
       def g(self): pass
    def h(self):
        """Doc
of it."""
        return (a
.b)
