"""``kg serve``: a read-only SPARQL endpoint over a build, and pages for people.

The web server itself reads no SPARQL: every query runs in a process of a small pool (:mod:`kg.serve.pool`,
:mod:`kg.serve.nursery`, :mod:`kg.serve.worker`) that is killed when it takes too long or too much memory.
"""
