print "a"
exec "b" in c
raise A, "b"
print x,
a <> b
`c`
ur"d"
except_ = 10L
def f((a, b), c): pass
x = 0777
