"""A build on a real cluster of two executor processes, of which one is killed, makes the graph of the local engine."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark.sql import SparkSession

from kg import pipeline
from kg.cli import main
from kg.decisions import COLUMNS, read_decisions
from kg.export import EXPORTERS
from kg.graph import KnowledgeGraph
from kg.link import link
from kg.link.decided import Verdicts
from kg.model import Document
from kg.read import placed, read_entry, read_paths
from kg.rules import load_rules
from kg.spark.folder import replaced
from kg.spark.gather import gather
from kg.switch import BusyError

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
SETTINGS = {
    # splits of a few lines, so that numbering runs over them
    "spark.sql.files.maxPartitionBytes": "3k",
    "spark.sql.shuffle.partitions": "3",
    "spark.kg.edges": "0",
    "spark.driver.memory": "768m",
    "spark.executor.memory": "768m",
    "spark.driver.host": "127.0.0.1",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.eventLog.rolling.enabled": "false",
    "spark.executorEnv.PYTHONPATH": str(ROOT),
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
TABLE = [
    {"id": "row-1", "title": "云溪会堂揭牌", "text": "5月12日，云溪会堂在青禾县青禾镇揭牌。县长林知远出席。"},
    {"id": "row-2", "published": "2031-05-13", "text": "远帆集团董事长苏望舒来到青禾县。"},
    {"id": "row-3", "text": "nothing"},
]


# of what people decide: one firm of two names, another firm in one article, people apart and misspelt, and what is vain
DECISIONS = (
    ("same", "Company", "云溪集团", "", "", "白石集团", ""),
    ("apart", "Company", "远帆储能科技有限公司", "", "", "远帆储能", "line-1 line-2"),
    ("apart", "Person", "林知远", "", "", "林知远", "line-7 line-14"),
    ("same", "Person", "苏望舒", "", "", "林知远", "line-21"),
    ("same", "Company", "白石集团", "", "", "岚桥水务", ""),
)


def write_decisions(path: Path) -> Path:
    rows = [COLUMNS, *((*row, "年报", "李工", "2031-05-12") for row in DECISIONS)]
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    return path


def write_inputs(folder: Path) -> Path:
    """Articles of all kinds: namesakes, short and full names over documents, an article twice, two of one id, what
    cannot be read, names that addresses have to escape."""
    (folder / "乡 镇").mkdir(parents=True)
    for number, body in enumerate(("县委书记", "县长", "副县长")):
        text = f"本报讯 2031年5月1{number}日，青禾{body}林知远到远帆储能科技有限公司（以下简称远帆储能）调研。"
        (folder / "乡 镇" / f"第{number}版 100%.txt").write_text(text, encoding="utf-8")
    (folder / "twice.txt").write_text("白石集团董事长林知远与远帆储能签约。", encoding="utf-8")
    (folder / "big5.txt").write_text("本報訊 雲溪集團董事長蘇望舒訪問青禾縣。", encoding="big5")
    for one, firm in (("白石集团", "青禾白石新能源有限公司"), ("远帆集团", "云溪远帆新能源有限公司")):
        text = f"本报讯 {one}设立{firm}（以下简称项目公司），项目公司将建设码头。"  # which nobody else is known by
        (folder / f"{one}.txt").write_text(text, encoding="utf-8")
    # the first one has the official name only, so what it might be called for short counts where the second says it
    official = ("松岭市人民政府与白石集团签约。", "松岭市人民政府与远帆集团签约。松岭市政府将建设码头。")
    texts = [{"id": f"official-{number}", "text": text} for number, text in enumerate(official)]
    rows = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts)
    (folder / "official.jsonl").write_text(rows, encoding="utf-8")
    lines = []
    for number in range(40):
        text = (
            f"本报讯 青禾县第{number}小学在青禾镇揭牌。远帆储能投资{number}亿元建设云溪储能产业园。董事长苏望舒出席。"
        )
        if number % 7 == 0:
            text = f"白石集团（以下简称白石）总经理林知远表示，白石将在云溪镇建设第{number}号码头。"
        lines.append(json.dumps({"id": f"line-{number % 36}", "text": text}, ensure_ascii=False))
    lines[5:5] = ["{broken", ""]
    lines.append(lines[0])
    (folder / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    more = [f'{{"id": "more-{n}", "text": "远帆储能将在第{n}个镇落脚。"}}' for n in range(3)]
    (folder / "more.jsonl.gz").write_bytes(gzip.compress("\n".join([*more, TAUGHT]).encode()))
    torn = gzip.compress(
        json.dumps({"text": "白石集团董事长苏望舒访问云溪镇。"}, ensure_ascii=False).encode() + b"\n{}"
    )
    (folder / "torn.jsonl.gz").write_bytes(torn[:-9])
    return folder


# what the rules of the package do not know, and a folder of rules that does
TAUGHT = '{"id": "taught", "text": "远帆储能科技有限公司结对帮扶云溪镇。"}'
PATTERN = """
[[pattern]]
id = "twinned-with"
predicate = "cooperatesWith"
match = "{s:Company}.8.结对(帮扶)?{o:Place+}"
examples = [{ text = "远帆集团有限公司结对帮扶松岭镇。", facts = ["远帆集团有限公司 | cooperatesWith | 松岭镇"] }]
"""
BASE = "https://graph.test/"


@dataclass
class Built:
    """The tables of a build, what it said, the executors that there were, and the graph of the local engine."""

    out: Path
    said: str
    executors: set[int]
    expected: KnowledgeGraph
    # of the stage in which the executor was killed: the task, and why it ended
    tasks: list[tuple[int, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("spark")
    source, table, out, rules = write_inputs(folder / "in"), folder / "rows.parquet", folder / "out", folder / "rules"
    rules.mkdir()
    (rules / "twins.toml").write_text(PATTERN, encoding="utf-8")
    # what a build that was killed had decided on, and what it had not
    for name in (".ready/notes", ".ready/about", ".building-1/facts"):
        (out / name).mkdir(parents=True)
        (out / name / "kept").touch()
    columns = pa.schema([(name, pa.string()) for name in ("id", "title", "published", "source", "text")])
    pq.write_table(pa.Table.from_pylist(TABLE, columns), table)
    # a file system of Hadoop's that is not the local one, though its files are here
    (folder / "events").mkdir()
    mounted = {"spark.eventLog.dir": f"file://{folder / 'events'}"}
    mounted |= {f"spark.hadoop.fs.viewfs.mounttable.kg.link./{path.name}": f"file://{path}" for path in (source, out)}
    settings = [part for name, value in (SETTINGS | mounted).items() for part in ("--conf", f"{name}={value}")]
    command = [sys.executable, "-m", "kg", "build", "--engine", "spark", "--master", "local-cluster[2,1,1024]"]
    decisions = write_decisions(folder / "decisions.tsv")
    command += [*settings, "--decisions", str(decisions), "--rules", str(rules), "--base", BASE, "--timeout", "50"]
    command += ["-o", "viewfs://kg/out", str(SEEDS), "viewfs://kg/in", f"file://{table}"]
    log = folder / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, cwd=ROOT)
        executors = _with_one_killed(process)
    said = log.read_text(encoding="utf-8")
    assert executors, f"no executor was seen at work: {said}"
    assert process.returncode == 1, said  # some input was left out
    expected = _expected(source, table.name, rules, decisions)
    return Built(out, said, executors, expected, _analysing(folder / "events"))


def _with_one_killed(process: subprocess.Popen[bytes]) -> set[int]:
    """Waits for the build, and kills an executor as soon as that works on articles."""
    seen: set[int] = set()
    killed = False
    until = time.monotonic() + 1800
    while process.poll() is None and time.monotonic() < until:
        parents = dict(_processes())
        executors = {pid for pid, (_, words) in parents.items() if "CoarseGrainedExecutorBackend" in words}
        executors = {pid for pid in executors if _descends(pid, process.pid, parents)}
        seen |= executors
        if not killed:
            daemons = [parent for parent, words in parents.values() if "pyspark.daemon" in words]
            for pid in sorted(executors.intersection(daemons)):
                time.sleep(0.5)
                os.kill(pid, signal.SIGKILL)
                killed = True
                break
        time.sleep(0.2)
    process.kill()
    process.wait()
    return seen if killed else set()


def _processes() -> Iterator[tuple[int, tuple[int, str]]]:
    """The process id of every process, its parent's, and its command line."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            yield int(folder.name), (int(parent), words)


def _descends(pid: int, from_: int, parents: dict[int, tuple[int, str]]) -> bool:
    while pid in parents and pid != from_:
        pid = parents[pid][0]
    return pid == from_


def _analysing(events: Path) -> list[tuple[int, str]]:
    lines = next(events.iterdir()).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    jobs = [each for each in told if each["Event"] == "SparkListenerJobStart"]
    stages = {
        stage["Stage ID"]: stage["Number of Tasks"]
        for job in jobs
        if job["Properties"].get("spark.job.description") == "analysed"
        for stage in job["Stage Infos"]
    }
    largest = max(stages, key=lambda stage: stages[stage])
    ends = [each for each in told if each["Event"] == "SparkListenerTaskEnd" and each["Stage ID"] == largest]
    return [(each["Task Info"]["Index"], each["Task End Reason"]["Reason"]) for each in ends]


def _expected(source: Path, name: str, rules: Path, decisions: Path) -> KnowledgeGraph:
    documents = [each for each in read_paths([SEEDS, source]) if isinstance(each, Document)]
    rows = [each for row in TABLE if isinstance(each := read_entry(dict(row), name), Document)]
    documents += [placed(document, document.id, number, 0) for number, document in enumerate(rows, 1)]
    about = {"rules": load_rules([rules]).digest, "software": f"kg {version('kg')}"}
    graph = link(pipeline.analyse(documents, [rules]), Verdicts(read_decisions(decisions)))
    return KnowledgeGraph.of(graph.documents.values(), graph.entities.values(), graph.facts.values(), about)


def test_the_graph_is_that_of_the_local_engine(built: Built, tmp_path: Path) -> None:
    built.expected.save(tmp_path / "expected")
    assert main(["gather", str(built.out), "-o", str(tmp_path / "out"), "--format", "turtle"]) == 0
    for name in ("documents.jsonl", "entities.jsonl", "facts.jsonl", "about.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "expected" / name).read_bytes(), name
    EXPORTERS["turtle"].write(built.expected, tmp_path / "graph.ttl")
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


def test_the_inputs_are_those_that_linking_is_hard_for(built: Built) -> None:
    """Else the comparison would say little."""
    entities = built.expected.entities.values()
    assert any(entity.replaces for entity in entities)
    assert any(entity.apart for entity in entities)
    rules = {link.rule for entity in entities for link in entity.links}
    assert {"documents:alias", "form:official"} <= rules
    assert {link.alias for entity in entities for link in entity.links if link.rule == "decision"} == {
        "白石集团",
        "林知远",
    }
    assert {entity.name for entity in entities for apart in entity.apart if apart.rule == "decision"} == {
        "远帆储能科技有限公司",
        "远帆储能",
        "林知远",
    }
    files = Counter(document.file for document in built.expected.documents.values())
    assert files["lines.jsonl"] == 40
    assert files["more.jsonl.gz"] == 4
    patterns = {each.pattern for fact in built.expected.facts.values() for each in fact.evidence}
    assert "twinned-with" in patterns
    assert max(len(fact.evidence) for fact in built.expected.facts.values()) > 20


def test_an_executor_was_lost_and_replaced(built: Built) -> None:
    assert len(built.executors) >= 3, built.said


def test_only_what_the_lost_executor_was_at_is_done_again(built: Built) -> None:
    reasons: dict[int, list[str]] = defaultdict(list)
    for task, reason in built.tasks:
        reasons[task].append(reason)
    assert len(reasons) > 4
    again = {task: found for task, found in reasons.items() if found != ["Success"]}
    assert list(again.values()) == [["ExecutorLostFailure", "Success"]], again


def test_the_quads_are_those_of_the_local_engine(built: Built, tmp_path: Path) -> None:
    EXPORTERS["nquads"].write(built.expected, tmp_path / "graph.nq", base=BASE)
    shards = [gzip.decompress(part.read_bytes()).decode() for part in (built.out / "nquads").glob("part-*.gz")]
    assert len(shards) > 1
    found = {line for shard in shards for line in shard.splitlines()}
    assert found == set((tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines())


def test_what_was_left_out_is_named(built: Built) -> None:
    left = [line for line in built.said.splitlines() if line.startswith("left out: ")]
    assert [line.removeprefix("left out: ").split(": ")[0] for line in left] == [
        "lines.jsonl:6",
        "torn.jsonl.gz",
        "rows.parquet",
        "decisions.tsv:6",
    ]


def test_the_columns_are_the_documented_ones(built: Built) -> None:
    words = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    for table in ("documents", "entities", "mentions", "facts", "evidence", "about"):
        part = next((built.out / table).glob("*.parquet"))
        names = ", ".join(f"`{name}`" for name in pq.read_schema(part).names)
        assert f"| `{table}` | {names} |" in words, names


def test_nothing_is_left_of_the_work(built: Built) -> None:
    """And what a build that was killed had decided on was moved into place, before this one took its place."""
    tables = ["about", "documents", "entities", "evidence", "facts", "mentions", "nquads"]
    names = sorted(path.name for path in built.out.iterdir() if path.suffix != ".crc")
    assert names == sorted([".building-1", "_SUCCESS", *tables, "notes"])
    assert (built.out / "notes" / "kept").exists()
    assert not (built.out / "about" / "kept").exists()


@pytest.mark.parametrize("fails", [False, True])
def test_outputs_on_a_local_disk_appear_whole_or_not_at_all(tmp_path: Path, *, fails: bool) -> None:
    old, new = tmp_path / "facts" / "old", tmp_path / "facts" / "new"
    old.parent.mkdir()
    old.touch()
    with suppress(ZeroDivisionError), replaced(SparkSession, f"file://{tmp_path}") as aside:  # which asks no session
        table = Path(aside.removeprefix("file://")) / "facts"
        table.mkdir()
        (table / "new").touch()
        assert old.exists()
        with pytest.raises(BusyError), replaced(SparkSession, str(tmp_path)):
            pass
        if fails:
            raise ZeroDivisionError
    assert (old.exists(), new.exists(), (tmp_path / "_SUCCESS").exists()) == (fails, not fails, not fails)
    assert not list(tmp_path.glob(".building-*"))


def test_a_folder_without_tables_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such table"):
        gather(tmp_path)


def test_the_command_line_does_without_spark() -> None:
    """Nobody waits for libraries of a cluster who does not use one."""
    code = "import sys, kg.cli, kg.pipeline; sys.exit(bool({'pyspark', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
