"""What can be written on the command line, and the help on it."""

import argparse
import sys
from pathlib import Path

_DESCRIPTION = """\
Build a knowledge graph from Chinese news and public documents, with the sentence behind every fact.
Everything runs on this machine: no network, no GPU."""

_EXAMPLES = """\
examples:
  kg build news/                            articles in a folder -> graph.html, graph.ttl, facts.jsonl ... in out/
  kg query who-holds-which-post             ask it; -q 'SELECT ...' takes the query itself
  kg serve                                  pages and a SPARQL endpoint over it on http://127.0.0.1:8000/
  kg explain '由李明任主任。'                 what is found in a sentence and why, and what came close
  kg export --format csv -o tables/         the same graph in another format
  kg build news/ --rules my-rules/          with words and patterns of your own (kg check my-rules/ proves them)
  kg merge 远山集团 远山投资 --because 年报    two names are of one firm, in every build with --decisions decisions.tsv
  kg eval gold/ --errors                    how good is it, and what goes wrong where
  kg diff out-monday/ out-friday/           what is new

kg COMMAND --help says more. Exit status: 0 all went well, 1 some input was left out (each named on standard error),
2 the call was wrong."""

BASE = "https://kg.example/"
FORMATS = (
    "turtle", "turtle12", "trig", "nquads", "jsonld", "rdfxml", "graphml", "gexf", "csv", "neo4j", "jsonl", "html",
)  # fmt: skip
_TYPES = (
    "Person", "Government", "Company", "Organization", "Place", "Facility", "Project", "Event", "Policy", "Industry",
)  # fmt: skip
QUERY_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


def parser() -> argparse.ArgumentParser:
    """The parser; the name of the command is in ``command``."""
    top = argparse.ArgumentParser(
        "kg", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")

    _build(command("build", "build the graph of articles into a folder"))
    _gather(command("gather", "make the usual files of the tables that a build on Spark wrote"))
    _query(command("query", "ask a SPARQL question of a build"))
    _serve(command("serve", "answer queries and show pages of a build in the browser, read-only"))
    _explain(command("explain", "show what is found in a sentence or file, by which rule, and what came close"))
    _merge(command("merge", "decide that two entities are one; builds with --decisions follow it"))
    _split(command("split", "decide that what is taken for one are two; builds with --decisions follow it"))
    _eval(command("eval", "score a build against gold annotations"))
    _export(command("export", "write a build in another format"))
    check = command("check", "prove a folder of rules by their examples, or a graph by its shapes")
    check.add_argument("path", type=Path, metavar="RULES_FOLDER|GRAPH.ttl")
    _diff(command("diff", "tell what two builds have different"))
    return top


def _build(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "paths", nargs="+", metavar="PATH", help="text files, folders of them, .jsonl (id, title, text ...)"
    )
    made.add_argument("-o", "--out", default="out", metavar="FOLDER", help="default: out")
    _add_rules(made)
    _add_decisions(made)
    made.add_argument("--base", default=BASE, metavar="IRI", help=f"what the IRIs in RDF begin with; default: {BASE}")
    made.add_argument("--format", action="append", choices=FORMATS, help="what to write (default: turtle html graphml)")
    made.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes that read articles; default: 1")
    made.add_argument(
        "--timeout",
        type=_positive,
        default=60,
        metavar="SECONDS",
        help="for 10,000 characters of an article; default: 60",
    )
    made.add_argument(
        "--engine", choices=("local", "spark"), default="local", help="spark: on a cluster, see docs/scaling.md"
    )
    made.add_argument("--master", metavar="URL", help="the cluster (yarn, k8s://..., local[4]); default: local[2]")
    made.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark")


def _gather(made: argparse.ArgumentParser) -> None:
    made.add_argument("tables", type=Path, metavar="TABLES", help="the folder that the build wrote")
    made.add_argument("-o", "--out", type=Path, default=Path("out"), metavar="FOLDER", help="default: out")
    made.add_argument("--base", default=BASE, metavar="IRI", help=f"what the IRIs in RDF begin with; default: {BASE}")
    made.add_argument("--format", action="append", choices=FORMATS, help="what to write (default: turtle html graphml)")


def _query(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", nargs="?", metavar="NAME|FILE.rq", help="a question by its name, or a file with one")
    made.add_argument("-q", dest="text", metavar="TEXT", help="the query itself, in place of a file")
    _add_build(made)
    made.add_argument("--format", choices=QUERY_FORMATS, default="table", help="default: table")
    made.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="bind ?NAME to a text or to an <IRI>"
    )
    made.add_argument("--endpoint", metavar="URL", help="ask this SPARQL endpoint in place of a build")
    made.add_argument("--base", default=BASE, metavar="IRI", help="what IRIs at the endpoint begin with")
    made.add_argument("--list", action="store_true", help="list the questions that have names, with their parameters")


def _explain(made: argparse.ArgumentParser) -> None:
    made.add_argument("text", metavar="TEXT|FILE")
    _add_rules(made)
    _add_decisions(made)


def _merge(made: argparse.ArgumentParser) -> None:
    made.add_argument("one", metavar="ONE", help="its name, an alias or the id; it keeps the name")
    made.add_argument("other", metavar="OTHER", help="what else it is called")
    _decide(made)


def _split(made: argparse.ArgumentParser) -> None:
    made.add_argument("one", metavar="ONE", help="its name, an alias or the id")
    made.add_argument("other", nargs="?", metavar="OTHER", help="the name that is of something else; default: ONE")
    made.add_argument(
        "--in", dest="docs", action="append", default=[], metavar="ARTICLE", help="there only (an id); repeatable"
    )
    _decide(made)


def _eval(made: argparse.ArgumentParser) -> None:
    made.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="*.gold.json files, or folders of them")
    made.add_argument(
        "--build", type=Path, metavar="FOLDER", help="score this build (default: builds the articles beside the gold)"
    )
    _add_rules(made)
    made.add_argument("--errors", action="store_true", help="list what is missed, spurious, mistyped, split and merged")
    made.add_argument("--only", metavar="LABEL", help="errors of this entity type or predicate only")
    made.add_argument("--json", action="store_true", help="everything as JSON")


def _export(made: argparse.ArgumentParser) -> None:
    made.add_argument("--format", choices=FORMATS, required=True)
    _add_build(made)
    made.add_argument("-o", "--output", type=Path, metavar="PATH", help="file or folder; default: standard output")
    made.add_argument("--base", default=BASE, metavar="IRI", help=f"what the IRIs in RDF begin with; default: {BASE}")


def _diff(made: argparse.ArgumentParser) -> None:
    made.add_argument("old", type=Path, metavar="OLD")
    made.add_argument("new", type=Path, metavar="NEW")
    made.add_argument("--json", action="store_true", help="as JSON")


def _decide(made: argparse.ArgumentParser) -> None:
    made.add_argument("--because", required=True, metavar="TEXT", help="the reason, which is shown beside the names")
    made.add_argument("--type", choices=_TYPES, help="where things of several types are called so")
    made.add_argument("--by", metavar="NAME", help="who decides; default: the user's name")
    made.add_argument("--on", metavar="DATE", help="when, as 2031-05-12; default: today")
    _add_build(made)
    made.add_argument(
        "--decisions",
        type=Path,
        default=Path("decisions.tsv"),
        metavar="FILE",
        help="where it is written; default: decisions.tsv",
    )


def _serve(made: argparse.ArgumentParser) -> None:
    made.add_argument("folder", nargs="?", type=Path, default=Path("out"), metavar="FOLDER", help="default: out")
    made.add_argument("--host", default="127.0.0.1", metavar="NAME", help="where to listen; default: loopback")
    made.add_argument("--port", type=_port, default=8000, metavar="N", help="default: 8000; 0 takes a free one")
    made.add_argument("--timeout", type=_positive, default=30, metavar="SECONDS", help="of a query; default: 30")
    made.add_argument("--memory", type=_positive, default=1024, metavar="MB", help="of a query; default: 1024")
    made.add_argument("--rows", type=_positive, default=1_000_000, metavar="N", help="of an answer; default: 1000000")
    made.add_argument("--answer", type=_positive, default=256, metavar="MB", help="of an answer; default: 256")
    made.add_argument("--workers", type=_positive, default=2, metavar="N", help="queries at a time; default: 2")
    made.add_argument(
        "--allow-service",
        action="append",
        default=[],
        metavar="IRI",
        help="what SERVICE may ask; repeatable",
    )
    made.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="pages that may read answers; repeatable",
    )


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--build", type=Path, default=Path("out"), metavar="FOLDER", help="default: out")


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rules", type=Path, action="append", default=[], metavar="FOLDER", help="more words and patterns; repeatable"
    )


def _add_decisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--decisions", type=Path, metavar="FILE", help="what people decided: kg merge, kg split")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is wanted")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a number from 0 to 65535 is wanted")
    return int(text)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"kg {version('kg')}\n")
        parser.exit()
