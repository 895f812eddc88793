"""The command line: a thin skin over `build`, `Case` and the views. What a command shows is made elsewhere.

Nothing heavy is imported until a command needs it: `--help` must answer at once.
Exit codes: 0 all was read, 1 an error, 2 wrong usage, 3 finished but something was left unread.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.errors import SaysoError
from sayso.records import Act, ActorKind, Form, StatementKind
from sayso.views.inert import inert
from sayso.views.terminal import close_quietly, speak_utf8

ListFormat = Literal["table", "json", "jsonl", "csv"]
PageFormat = Literal["text", "json"]
ExportFormat = Literal["json", "jsonl", "csv"]


class Commands(TyperGroup):
    """The commands as one, with every failure put into words: no traceback for what a user can mend."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # Typer's own context class is private
        """Run a command; a reader that has gone away (`| head`) ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            close_quietly(sys.stdout)
            raise typer.Exit(0) from None
        except SaysoError as error:
            raise _failure(str(error)) from error
        except OSError as error:
            what = f"{error.filename}: " if error.filename else ""
            raise _failure(f"{what}{error.strerror or error}") from error
        return result


def _failure(message: str) -> typer.Exit:
    typer.echo(f"sayso: {inert(message)}", err=True)
    return typer.Exit(1)


app = typer.Typer(
    cls=Commands,
    name="sayso",
    help="Who says so: reads a pile of coverage, on your own machine, into a record of who says what, on whose word.",
    epilog="Start with: sayso demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

NewCase = Annotated[Path, typer.Argument(metavar="CASE", help="The case file; it is made if it is not there.")]
OldCase = Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")]
INPUTS = typer.Argument(metavar="INPUTS", help="Files and folders to read, in any format; - reads standard input.")
Processes = Annotated[int, typer.Option(min=0, max=64, help="Processes to read with; 0 chooses by itself.")]
Outlet = Annotated[str | None, typer.Option(help="Who published these texts, where they do not say so themselves.")]
TextColumn = Annotated[str | None, typer.Option(help="Column or key of the text (CSV, TSV, JSON lines).")]
TitleColumn = Annotated[str | None, typer.Option(help="Column or key of the title.")]
AuthorColumn = Annotated[str | None, typer.Option(help="Column or key of the authors.")]
OutletColumn = Annotated[str | None, typer.Option(help="Column or key of the outlet.")]
DateColumn = Annotated[str | None, typer.Option(help="Column or key of the date of publication.")]
UrlColumn = Annotated[str | None, typer.Option(help="Column or key of the address.")]
LanguageColumn = Annotated[str | None, typer.Option(help="Column or key of the language.")]
Limit = Annotated[int | None, typer.Option(min=1, help="No more than this many; a table stops at 200 by itself.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Only statements at least so likely to be right, 0 to 1; the unjudged stay."),
]
Why = Annotated[str | None, typer.Option(help="Why, in your words; kept with the decision.")]
By = Annotated[str | None, typer.Option(help="Who decides; the user name of this machine if not given.")]
ListAs = Annotated[ListFormat, typer.Option("--format", help="How to write the list.")]


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options that stand before any command."""


@app.command()
def build(  # noqa: PLR0913  a command's options are its parameters
    case: NewCase,
    inputs: Annotated[list[Path] | None, INPUTS] = None,
    *,
    title: Annotated[str | None, typer.Option(help="What to call the case; the file's name if not given.")] = None,
    actors: Annotated[
        Path | None, typer.Option(help="Your own table of the affair's actors (CSV); the case keeps it, and it wins.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Find the statements of every document afresh.")] = False,
    processes: Processes = 0,
    outlet: Outlet = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    author_column: AuthorColumn = None,
    outlet_column: OutletColumn = None,
    date_column: DateColumn = None,
    url_column: UrlColumn = None,
    language_column: LanguageColumn = None,
) -> None:
    """Read texts into a case: what is new is read, what is there already is left alone."""
    from sayso.building import build as run
    from sayso.views import running

    entries = inputs or []
    running.check_inputs(case, entries)
    columns = (text_column, title_column, author_column, outlet_column, date_column, url_column, language_column)
    options = running.make_options(columns, outlet)
    if again and case.exists():
        running.forget_readings(case)
    running.run_and_report(
        case,
        lambda watch: run(
            case, entries, title=title, actors=actors, options=options, processes=processes, progress=watch
        ),
    )


@app.command()
def add(  # noqa: PLR0913  a command's options are its parameters
    case: OldCase,
    inputs: Annotated[list[Path], INPUTS],
    *,
    processes: Processes = 0,
    outlet: Outlet = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    author_column: AuthorColumn = None,
    outlet_column: OutletColumn = None,
    date_column: DateColumn = None,
    url_column: UrlColumn = None,
    language_column: LanguageColumn = None,
) -> None:
    """Read more texts into a case that is there; only what is new is read."""
    from sayso.building import add as run
    from sayso.views import running

    running.check_inputs(case, inputs)
    columns = (text_column, title_column, author_column, outlet_column, date_column, url_column, language_column)
    options = running.make_options(columns, outlet)
    running.run_and_report(case, lambda watch: run(case, inputs, options=options, processes=processes, progress=watch))


@app.command()
def statements(  # noqa: PLR0913  a command's options are its parameters
    case: OldCase,
    *,
    speaker: Annotated[str | None, typer.Option(help="Only of speakers with this in their name.")] = None,
    document: Annotated[str | None, typer.Option(help="Only in this document: a part of its name, or its id.")] = None,
    kind: Annotated[StatementKind | None, typer.Option(help="Only of this kind.")] = None,
    form: Annotated[Form | None, typer.Option(help="Only of this form.")] = None,
    act: Annotated[Act | None, typer.Option(help="Only of this speech act.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this date on: 2023, 2023-04 or 2023-04-05.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this date.")] = None,
    min_confidence: MinConfidence = None,
    limit: Limit = None,
    everything: Annotated[bool, typer.Option("--all", help="With what authors say in their own voice.")] = False,
    format_: ListAs = "table",
) -> None:
    """Who says what: the statements of a case."""
    from sayso.case import Case
    from sayso.views.lists import list_statements

    with Case.open(case) as opened:
        found = opened.statements(
            document=document, speaker=speaker, kind=kind, form=form, act=act, since=since, until=until,
            min_confidence=min_confidence,
        )  # fmt: skip
        list_statements(opened, found, format_, authors=everything or form == "author", limit=limit)


@app.command()
def show(
    case: OldCase,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A part of its name, its title, or its id.")],
    everything: Annotated[bool, typer.Option("--all", help="Mark what authors say in their own voice too.")] = False,
    min_confidence: MinConfidence = None,
    format_: Annotated[PageFormat, typer.Option("--format", help="How to write it.")] = "text",
) -> None:
    """One document: its segments in the margin, its statements marked in the text."""
    from sayso.case import Case
    from sayso.views import page
    from sayso.views.lists import write_page
    from sayso.views.terminal import make_console

    with Case.open(case) as opened:
        shown = page.find_page(opened, document, authors=everything, min_confidence=min_confidence)
    if format_ == "text":
        page.print_page(make_console(), shown)
    else:
        write_page(shown)


@app.command()
def search(
    case: OldCase,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, all required; "words together"; a beginning*.')],
    min_confidence: MinConfidence = None,
    limit: Limit = None,
    format_: ListAs = "table",
) -> None:
    """Full text: where the words stand, and who says them there."""
    from sayso.case import Case
    from sayso.views.lists import list_hits

    with Case.open(case) as opened:
        list_hits(opened, query, format_, limit=limit, min_confidence=min_confidence)


@app.command()
def problems(case: OldCase, format_: ListAs = "table") -> None:
    """Every document, or part of one, that could not be read as it should have been, and why."""
    from sayso.case import Case
    from sayso.views.lists import list_problems

    with Case.open(case) as opened:
        list_problems(opened, format_)


@app.command()
def documents(case: OldCase, format_: ListAs = "table") -> None:
    """The documents of a case."""
    from sayso.case import Case
    from sayso.views.lists import list_documents

    with Case.open(case) as opened:
        list_documents(opened, format_)


@app.command()
def actors(
    case: OldCase,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One actor: a name of it, a part, or its id.")
    ] = None,
    *,
    kind: Annotated[ActorKind | None, typer.Option(help="Only of this kind.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="With unnamed sources, each by itself.")] = False,
    limit: Limit = None,
    format_: ListAs = "table",
) -> None:
    """Who there is: the actors of a case; with NAME, one of them with every mention in context."""
    from sayso.case import Case
    from sayso.views.actor_lists import list_actors, show_actor

    with Case.open(case) as opened:
        if name is None:
            list_actors(opened, format_, of_kind=kind, unnamed=unnamed, limit=limit)
        else:
            show_actor(opened, name, format_, limit=limit)


@app.command()
def merge(
    case: OldCase,
    keep: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor that stays: a name of it, or its id.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="The actors that are the same one.")],
    why: Why = None,
    by: By = None,
) -> None:
    """Decide that several actors are one; every later build keeps it."""
    from sayso.case import Case
    from sayso.reviewing import merge as decide
    from sayso.views.actor_lists import say_decided

    with Case.open(case, write=True) as opened:
        say_decided(decide(opened, keep, others, who=by, why=why))


@app.command()
def split(  # noqa: PLR0913  a command's options are its parameters
    case: OldCase,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor to take something out of.")],
    *,
    document: Annotated[list[str] | None, typer.Option(help="What it is in this document; may be repeated.")] = None,
    name: Annotated[list[str] | None, typer.Option(help="What a document calls by this name; may be repeated.")] = None,
    as_name: Annotated[str | None, typer.Option("--as", help="What to call the new actor.")] = None,
    why: Why = None,
    by: By = None,
) -> None:
    """Decide that an actor is two: take out what some documents, or some names, mean; every later build keeps it."""
    from sayso.case import Case
    from sayso.reviewing import split as decide
    from sayso.views.actor_lists import say_decided

    with Case.open(case, write=True) as opened:
        found = decide(opened, actor, documents=document or (), names=name or (), as_name=as_name, who=by, why=why)
        say_decided(found)


@app.command()
def rename(
    case: OldCase,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor: a name of it, or its id.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    why: Why = None,
    by: By = None,
) -> None:
    """Decide what an actor is called; every later build keeps it."""
    from sayso.case import Case
    from sayso.reviewing import rename as decide
    from sayso.views.actor_lists import say_decided

    with Case.open(case, write=True) as opened:
        say_decided(decide(opened, actor, name, who=by, why=why))


@app.command()
def reviews(case: OldCase, format_: ListAs = "table") -> None:
    """What people decided about this case, and whether it stands."""
    from sayso.case import Case
    from sayso.views.actor_lists import list_reviews

    with Case.open(case) as opened:
        list_reviews(opened, format_)


@app.command()
def undo(
    case: OldCase,
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="The review's id, as `sayso reviews` lists it.")],
    why: Why = None,
    by: By = None,
) -> None:
    """Take a decision back; the list of reviews keeps both."""
    from sayso.case import Case
    from sayso.reviewing import undo as decide

    with Case.open(case, write=True) as opened:
        taken = decide(opened, review, who=by, why=why)
    typer.echo(inert(f"Taken back: {taken.kind} of {taken.when[:16].replace('T', ' ')} by {taken.who}."))


@app.command()
def export(
    case: OldCase,
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="json is the whole case; csv and jsonl are its statements.")
    ] = "json",
    min_confidence: MinConfidence = None,
    output: Annotated[Path, typer.Option(help="The file to write; - is standard output.")] = Path("-"),
) -> None:
    """Write a case in a format for other programs."""
    from sayso.case import Case
    from sayso.views.lists import export_case

    with Case.open(case) as opened:
        export_case(opened, format_, output, min_confidence=min_confidence)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to put example.sayso.")] = Path(),
) -> None:
    """Build the bundled example, an invented affair, and look around in it."""
    from sayso.views.demo import run_demo

    run_demo(folder)


def main() -> None:
    """Run the command line."""
    speak_utf8()
    app()


if __name__ == "__main__":
    main()
