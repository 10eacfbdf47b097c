"""Where several machines write, two transactions of one user must not overlap: so each says whose it is."""

import ast
from pathlib import Path

from bot import actions


def test_every_action_of_a_visit_names_its_user() -> None:
    named = 0
    for module in sorted(Path(actions.__file__).parent.glob("*.py")):
        for function in ast.walk(ast.parse(module.read_text())):
            if not isinstance(function, ast.AsyncFunctionDef) or "visit" not in {one.arg for one in function.args.args}:
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "database.begin":
                    assert ast.unparse(call) == "database.begin(visit.user.id)", f"{module.name}:{call.lineno}"
                    named += 1
    assert named > 50
