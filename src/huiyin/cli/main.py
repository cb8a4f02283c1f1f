"""The `huiyin` command."""

import typer

from huiyin.cli import policy

app = typer.Typer(
    name="huiyin",
    help="回音: keeps a complaint regulation as data. 件件有着落，事事有回音。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(policy.app, name="policy")


def main() -> None:
    app()


if __name__ == "__main__":
    main()
