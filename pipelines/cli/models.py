"""`siraa models`: what the language package is, and training its parts."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The models that siraa reads Arabic with: see what they are, train them, score them.")
