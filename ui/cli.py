"""The command line, `onrecord`: its commands, and what it says when one goes wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ui import adding, asking, keeping, watching
from ui.collecting import collect_seldom
from ui.settings import ARCHIVE_VARIABLE, default_archive
from ui.stopping import STOPPED_BY_INTERRUPT
from ui.terminal import complain

_STOPPED_BY_CLOSED_PIPE = 141


class _Told(TyperGroup):
    """Turns what goes wrong in a command into one sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            # Whoever read our output has gone; Python would complain again when it closes what is left.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(_STOPPED_BY_CLOSED_PIPE) from None
        except KeyboardInterrupt:
            complain("stopped.")
            raise typer.Exit(STOPPED_BY_INTERRUPT) from None
        except OSError as error:
            where = f": {error.filename}" if error.filename else ""
            complain(f"{error.strerror or error}{where}.")
            raise typer.Exit(1) from None
        except Exception as error:
            from index import OnRecordError

            if not isinstance(error, OnRecordError):
                raise
            complain(str(error))
            raise typer.Exit(1) from None
        return result


app = typer.Typer(
    name="onrecord",
    cls=_Told,
    help="Ask a collection of news articles who claimed what, and open the exact sentence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def choose_archive(
    context: typer.Context,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--archive",
            metavar="DIR",
            help=f"The archive's folder; else ${ARCHIVE_VARIABLE}, else one in your user data folder.",
        ),
    ] = None,
) -> None:
    """Note which archive the command works on."""
    context.obj = default_archive() if archive is None else archive


app.command()(adding.add)
app.command()(watching.watch)
app.command()(asking.ask)
app.command()(asking.claims)
app.command()(asking.speakers)
app.command()(asking.search)
app.command()(asking.extract)
app.command("list")(keeping.list_articles)
app.command()(keeping.remove)
app.command()(keeping.verify)
app.command()(keeping.compact)
app.command()(keeping.export)
app.command()(asking.chat)


def main() -> None:
    """Run the command line; exits 0 when done, 1 when refused or failed, 2 when not understood."""
    for stream in (sys.stdout, sys.stderr):
        # Articles hold letters that the terminal's own encoding may lack.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    collect_seldom()
    app(prog_name=app.info.name)


if __name__ == "__main__":
    main()
