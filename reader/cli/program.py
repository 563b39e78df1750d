"""The `dubao` command: its options, its commands, and its end by errors."""

import logging
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from reader.cli.commands.command_table import SECTIONS
from reader.cli.help.sectioned import Sectioned
from reader.cli.options.global_options import be_verbose
from reader.cli.options.parameters import FOLDER
from reader.cli.printing.output import speak_utf8
from reader.cli.process.bash_completion import quote_in_bash
from reader.cli.process.exit_codes import exit_code_of, in_sentences
from reader.cli.process.fault_log import log_uncaught_errors, report_fault
from reader.cli.process.standard_output import name_its_errors
from reader.cli.process.stop_signals import end_quietly
from reader.cli.session import Session, WindowOrder
from reader.logbook import open_log
from reader.paths import log_file

_log = logging.getLogger(__name__)


class Program(Sectioned):
    """A group of commands that ends with an exit code of `exit_codes`, and a sentence if it did not end well."""

    def main(self, *given: Any, standalone_mode: bool = True, **more: Any) -> NoReturn:
        """Run the command and end the process; `standalone_mode` is a parameter of Click, which is ignored."""
        sys.exit(exit_code_of(partial(super().main, *given, standalone_mode=False, **more)))

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **more: Any) -> click.Context:
        with in_sentences():
            return super().make_context(info_name, args, *rest, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with in_sentences():
            return super().invoke(ctx)


def print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the version on the first line, for scripts, and the versions of libraries and system; then end."""
    if wanted:
        from reader import versions

        click.echo("\n".join([f"dubao {versions.version()}", *versions.details()]))
        context.exit()


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library",
    "folder",
    metavar="DIR",
    envvar="DUBAO_LIBRARY",
    type=FOLDER,
    help="The folder of the library; by default $DUBAO_LIBRARY, else the platform's data folder. Also accepted behind "
    "the command.",
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=be_verbose,
    help="Log to standard error what is done, and the place of a fault of the program. Also accepted behind the "
    "command.",
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=print_version,
    help="Show the version, and those of engine, Qt and Python.",
)
@click.pass_context
def dubao(context: click.Context, folder: Path | None) -> None:
    """Dubao 读报: an offline reader for Chinese newspapers held as text.

    Without a command the window opens or, if no window can be shown, reading in the terminal begins. Every command has
    help of its own: dubao COMMAND --help.

    \b
    A first session:
      dubao import ~/newspapers             take files and folders into the library
      dubao search 网约车司机               find stories
      dubao show 12                         read one
      dubao bookmark add 12 --note 待引用   keep it
      dubao export 12 --format md           take it elsewhere

    \b
    Exit codes of all commands:
      0    done
      1    done in part: some files were refused, an import was stopped, or a fault was found
      2    not done: the sentence on standard error says why
      129, 130, 143
           stopped by a signal: SIGHUP, Ctrl+C, SIGTERM; an import has stored nothing
      141  stopped without a word: the program that read the output closed it
      70   a fault of Dubao itself; the sentence names the log with the details

    The library is one folder, with all text, bookmarks and notes; the search index is in the cache folder and may be
    deleted at any time. `open`, `read`, `import`, `bookmark merge` and `restore` make a library if there is none; all
    other commands say so and make none.
    """
    context.obj = Session(folder, context.obj)
    if context.invoked_subcommand is None:
        context.invoke(dubao.commands["open"])


for heading, commands in SECTIONS.items():
    dubao.add_section(heading, {name: f"reader.cli.commands.{path}" for name, path in commands.items()})


def run(open_window: Callable[[WindowOrder], int], arguments: list[str] | None = None) -> None:
    """Run the command line and end the process. `open_window` shows the window and returns the exit code."""
    speak_utf8()
    name_its_errors()
    log = open_log(log_file(), os.environ.get("DUBAO_LOG", ""))
    log_uncaught_errors()
    quote_in_bash()
    began = time.perf_counter()
    try:
        dubao(arguments, prog_name="dubao", obj=open_window)
    except SystemExit as end:
        _log.info("ended with %s after %.2f s", end.code, time.perf_counter() - began)
        raise
    except Exception as error:  # noqa: BLE001 -- the process ends here: a fault of ours becomes a sentence and an entry
        sys.exit(report_fault(error, log))
    finally:
        # The exit code is known: a signal while the interpreter closes would only print a traceback.
        end_quietly()
