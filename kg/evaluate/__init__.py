"""Scoring a knowledge graph against gold annotations: entities, links and facts, with every error in its sentence."""

from kg.evaluate.gold import Gold, find_gold, find_texts, read_gold
from kg.evaluate.report import Report
from kg.evaluate.score import evaluate

__all__ = ["Gold", "Report", "evaluate", "find_gold", "find_texts", "read_gold"]
