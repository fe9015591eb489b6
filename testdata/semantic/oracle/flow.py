"""Write random programs, run each many times, and print which binding each load saw.

Every binding gives a number of its own, and every load is see(number, name). One
line of JSON per program: its source, all pairs of load and value that were seen,
where the value of a name that an except clause binds is -1, and the functions whose
end was reached, which is end(number).
"""
import json
import random
import sys

NAMES = ["a", "b", "c"]
ATTRIBUTES = ["o.x", "o.y", "p.x"]  # o and p may be the same object


class Boom(Exception):
    pass


class Stop(BaseException):
    """The program has run long enough."""


class Writer:
    def __init__(self, rng):
        self.rng = rng
        self.number = 0
        self.lines = []

    def next(self):
        self.number += 1
        return self.number

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def see(self):
        return f"see({self.next()}, {self.target()})"

    def target(self):
        return self.rng.choice(NAMES if self.rng.random() < 0.7 else ATTRIBUTES)

    def near(self):
        """A number that a binding near here may have given."""
        return max(1, self.number + self.rng.randint(-8, 2))

    def expression(self, depth=0):
        r, rng = self.rng.random(), self.rng
        name = rng.choice(NAMES)
        if depth > 2 or r < 0.35:
            return self.see()
        if r < 0.45:
            return f"({name} := {self.next()})"
        if r < 0.55:
            op = rng.choice(["and", "or"])
            return f"({self.condition(depth + 1)} {op} {self.expression(depth + 1)})"
        if r < 0.65:
            return f"({self.expression(depth + 1)} if {self.condition(depth + 1)} else {self.expression(depth + 1)})"
        if r < 0.75:
            target = rng.choice(["_", name, name])
            test = f" if {self.condition(depth + 1)}" if rng.random() < 0.4 else ""
            if target != "_" and ":=" in test:
                target = "_"
            elt = self.see()
            return f"[{elt} for {target} in several({self.next()}){test}]"
        if r < 0.8:
            return f"list({self.see()} for _ in several({self.next()}))"
        if r < 0.85:
            return f"keep(lambda: {self.see()})"
        if r < 0.88:
            return f"keep({self.see()} for _ in several({self.next()}))"
        if r < 0.92:
            return "later()"
        return "boom()"

    def condition(self, depth=0):
        r, name = self.rng.random(), self.target()
        if r < 0.4:
            return "coin()"
        if r < 0.6:
            return f"{name} == {self.near()}"
        if r < 0.65:
            return f"{name} != {self.near()}"
        if r < 0.7:
            return f"({self.rng.choice(NAMES)} := {self.next()}) == {self.number}"
        if depth < 3 and r < 0.78:
            return f"not {self.condition(depth + 1)}"
        if depth < 3 and r < 0.88:
            op = self.rng.choice(["and", "or"])
            return f"({self.condition(depth + 1)} {op} {self.condition(depth + 1)})"
        return self.expression(depth + 1)

    def block(self, indent, depth, where):
        for _ in range(self.rng.randint(1, 2 if depth else 5)):
            self.statement(indent, depth, where)

    def statement(self, indent, depth, where):
        r, rng, name = self.rng.random(), self.rng, self.rng.choice(NAMES)
        put = self.put
        if depth > 3:
            r *= 0.45
        if r < 0.15:
            put(indent, f"{self.target()} = {self.next()}")
        elif r < 0.28:
            put(indent, self.expression())
        elif r < 0.31:
            put(indent, f"{self.target()} += Tag({self.next()})")
        elif r < 0.32:
            put(indent, rng.choice([f"del {self.target()}", f"{rng.choice('op')} = other()"]))
        elif r < 0.35:
            self.attributes(indent)
        elif r < 0.37:
            name, other = self.target(), self.target()
            number = self.next()
            put(indent, f"{name}, {other} = pair({number})")
        elif r < 0.385:
            put(indent, f"assert {self.condition()}")
        elif r < 0.40:
            put(indent, rng.choice(["boom()", "raise Boom", "later()"]))
        elif r < 0.42 and where["function"]:
            put(indent, f"return {self.see()}")
        elif r < 0.45 and where["loop"]:
            put(indent, rng.choice(["break", "continue"]))
        elif r < 0.45:
            put(indent, self.see())
        elif r < 0.58:
            put(indent, f"if {self.condition()}:")
            self.block(indent + 1, depth + 1, where)
            if rng.random() < 0.3:
                put(indent, f"elif {self.condition()}:")
                self.block(indent + 1, depth + 1, where)
            if rng.random() < 0.5:
                put(indent, "else:")
                self.block(indent + 1, depth + 1, where)
        elif r < 0.68:
            forever = rng.random() < 0.2
            if forever:
                put(indent, "while True:")
                put(indent + 1, "tick()")
            elif rng.random() < 0.5:
                put(indent, f"while {self.condition()}:")
                put(indent + 1, "tick()")
            else:
                put(indent, f"for {self.target()} in several({self.next()}):")
            self.block(indent + 1, depth + 1, {**where, "loop": True})
            if rng.random() < 0.3:
                put(indent, "else:")
                self.block(indent + 1, depth + 1, where)
        elif r < 0.83:
            put(indent, "try:")
            self.block(indent + 1, depth + 1, where)
            kind = rng.random()
            star = rng.random() < 0.15
            inner = {**where, "loop": False, "function": False} if star else where
            if kind < 0.75:
                for _ in range(rng.randint(1, 2)):
                    clause = rng.choice(["except Boom", "except Exception", f"except Exception as {name}", "except NameError"])
                    put(indent, clause.replace("except", "except*" if star else "except") + ":")
                    self.block(indent + 1, depth + 1, inner)
                if rng.random() < 0.3:
                    put(indent, "else:")
                    self.block(indent + 1, depth + 1, where)
            if kind > 0.5:
                put(indent, "finally:")
                self.block(indent + 1, depth + 1, where)
        elif r < 0.91:
            target = rng.choice(["", f" as {self.target()}"])
            more = rng.choice(["", f", manager({self.next()}) as {rng.choice(NAMES)}"])
            put(indent, f"with manager({self.next()}){target}{more}:")
            self.block(indent + 1, depth + 1, where)
        elif r < 0.96:
            number = self.next()
            subject = rng.choice([f"{number}", f"either({number})", name])
            put(indent, f"match {subject}:")
            for _ in range(rng.randint(1, 2)):
                capture = rng.choice(NAMES) if subject != name else "_"
                pattern = rng.choice([f"{self.near()}", f"int() as {capture}" if capture != "_" else "int()", "None"])
                guard = rng.choice(["", f" if {self.condition()}"])
                put(indent + 1, f"case {pattern}{guard}:")
                self.block(indent + 2, depth + 1, where)
            if rng.random() < 0.5:
                put(indent + 1, "case _:")
                self.block(indent + 2, depth + 1, where)
        else:
            self.function(indent, depth + 1, where)

    def attributes(self, indent):
        """Lines with little between them that could change an attribute."""
        for _ in range(self.rng.randint(2, 6)):
            attribute = self.rng.choice(ATTRIBUTES)
            self.put(indent, self.rng.choice([
                f"{attribute} = {self.next()}",
                f"{attribute} = {self.next()}",
                f"see({self.next()}, {attribute})",
                f"{attribute} == {self.near()} and see({self.next()}, {attribute})",
                f"if {attribute} != {self.near()}: {self.rng.choice(ATTRIBUTES)} = {self.next()}",
                f"for {attribute} in several({self.next()}): see({self.next()}, {attribute})",
                f"if {attribute} == {self.near()}: see({self.next()}, {attribute})",
                f"a = {self.next()}",
                f"del {attribute}",
                f"[see({self.next()}, {attribute}) for _ in (1, 2)]",
            ]))
            if self.rng.random() < 0.6:
                self.put(indent, f"see({self.next()}, {attribute})")

    def function(self, indent, depth, where):
        name = f"f{self.next()}"
        parameters = ", ".join(f"{p}={self.next()}" for p in NAMES if self.rng.random() < 0.2)
        self.put(indent, f"def {name}({parameters}):")
        free = [n for n in NAMES if f"{n}=" not in parameters]
        if free and self.rng.random() < 0.3:
            kind = "nonlocal" if where["function"] and self.rng.random() < 0.6 else "global"
            n = self.rng.choice(free)
            if kind == "global" or n in where["locals"]:
                self.put(indent + 1, f"{kind} {n}")
        self.put(indent + 1, "tick()")
        self.block(indent + 1, depth + 1, {"loop": False, "function": True, "locals": set()})
        self.put(indent + 1, f"end({self.next()})")
        if self.rng.random() < 0.5:
            self.put(indent, f"keep({name})")
        else:
            self.put(indent, f"{name}()")


class Run:
    """The helpers that a program calls, for one run of it."""

    def __init__(self, rng, seen, ended):
        self.rng, self.seen, self.ended, self.steps, self.kept = rng, seen, ended, 0, []
        self.objects = [Thing(), Thing()]

    def tick(self):
        self.steps += 1
        if self.steps > 300:
            raise Stop

    def see(self, load, value):
        self.tick()
        self.seen.add((load, -1 if isinstance(value, BaseException) else value))
        return value

    def end(self, number):
        self.ended.add(number)

    def other(self):
        return self.rng.choice(self.objects)

    def coin(self):
        self.tick()
        return self.rng.random() < 0.5

    def several(self, number):
        for _ in range(self.rng.randint(0, 2)):
            self.tick()
            yield number
        if self.rng.random() < 0.1:
            raise Boom

    def manager(self, number):
        return Manager(self, number)

    def either(self, number):
        return self.rng.choice([number, None])

    def pair(self, number):
        if self.rng.random() < 0.2:
            raise Boom
        return number, number

    def boom(self):
        self.tick()
        if self.rng.random() < 0.5:
            raise Boom

    def keep(self, code):
        self.tick()
        self.kept.append(code)

    def later(self):
        self.tick()
        if self.kept:
            code = self.rng.choice(self.kept)
            try:
                code() if callable(code) else next(code, None)
            except (NameError, TypeError, ValueError, Boom):
                pass
            self.rng.random() < 0.2 and self.boom()


class Thing:
    x = y = -2


class Manager:
    def __init__(self, run, number):
        self.run, self.number = run, number

    def __enter__(self):
        self.run.tick()
        if self.run.rng.random() < 0.1:
            raise Boom
        return self.number

    def __exit__(self, kind, value, traceback):
        if self.run.rng.random() < 0.1:
            raise Boom
        return kind is not None and issubclass(kind, Exception) and self.run.rng.random() < 0.5


class Tag:
    def __init__(self, number):
        self.number = number

    def __radd__(self, other):
        return self.number


def main(seed, count, runs):
    rng = random.Random(int(seed))
    written = 0
    while written < int(count):
        writer = Writer(rng)
        where = {"loop": False, "function": False, "locals": set()}
        if rng.random() < 0.7:
            writer.put(0, "def main():")
            for name in NAMES:
                if rng.random() < 0.9:
                    writer.put(1, f"{name} = {writer.next()}")
            if rng.random() < 0.5:
                writer.put(1, "o = other()")
                writer.put(1, "p = other()")
            writer.block(1, 0, {**where, "function": True, "locals": set(NAMES)})
            writer.put(1, f"end({writer.next()})")
            writer.put(0, "main()")
        else:
            writer.put(0, f"a = b = {writer.next()}")
            writer.block(0, 0, where)
        if len(writer.lines) > 60:
            continue
        source = "\n".join(writer.lines) + "\n"
        try:
            code = compile(source, "program", "exec")
        except SyntaxError:
            continue
        seen, ended = set(), set()
        for _ in range(int(runs)):
            run = Run(rng, seen, ended)
            names = {n: getattr(run, n) for n in ("see", "coin", "several", "manager", "either", "pair", "boom", "keep", "later", "tick", "other", "end")}
            try:
                exec(code, {**names, "o": run.other(), "p": run.other(), "Tag": Tag, "Boom": Boom})
                for _ in range(3):
                    run.later()
            except (Stop, Exception, RecursionError):
                pass
        written += 1
        print(json.dumps({"source": source, "seen": sorted(seen, key=str), "ended": sorted(ended)}))


main(*sys.argv[1:])
