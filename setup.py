"""Which packages there are; all else is in ``pyproject.toml``."""

from setuptools import find_namespace_packages, setup

# queries/ lies open in the root of a clone, and in an installation inside of the package
setup(
    packages=[*find_namespace_packages(include=["kg*"]), "kg.questions"],
    package_dir={"kg.questions": "queries"},
)
