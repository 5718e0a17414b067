"""The same build on Apache Spark: documents in executors, linking by shuffled keys, tables and N-Quads out."""
