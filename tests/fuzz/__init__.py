"""Whatever comes in: nothing but a SiraaError goes out, and the laws of each part hold.

`make test` tries a few cases of each, `make fuzz CASES=100000` as many as it is told, guided by what code they reach
where atheris is installed.
"""
