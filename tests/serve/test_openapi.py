"""The service does what its OpenAPI description says, for inputs that schemathesis makes up."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

PATHS = {
    "/sparql": ("GET", "POST"),
    "/store": ("GET",),
    "/id/{path}": ("GET",),
    "/search.json": ("GET",),
    "/lookup": ("POST",),
    "/questions/{name}": ("GET",),
    "/dataset": ("GET",),
    "/.well-known/void": ("GET",),
    "/ontology": ("GET",),
    "/": ("GET",),
    "/query": ("GET",),
    "/search": ("GET",),
}
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def schema(service: str) -> object:
    return schemathesis.openapi.from_url(f"{service}/openapi.json")


def test_all_of_it_is_tried(schema: object) -> None:
    assert {path: tuple(method.upper() for method in schema[path]) for path in schema} == PATHS


@pytest.mark.parametrize(("path", "method"), [(path, method) for path in PATHS for method in PATHS[path]])
def test_requests_that_fit(schema: object, path: str, method: str) -> None:
    tried(schema[path][method], schemathesis.GenerationMode.POSITIVE, 12)


@pytest.mark.parametrize(("path", "method"), [("/sparql", "GET"), ("/sparql", "POST"), ("/store", "GET"),
                                              ("/lookup", "POST"), ("/questions/{name}", "GET")])  # fmt: skip
def test_requests_that_do_not_fit(schema: object, path: str, method: str) -> None:
    tried(schema[path][method], schemathesis.GenerationMode.NEGATIVE, 12)


def tried(operation: object, mode: schemathesis.GenerationMode, most: int) -> None:
    """Send at most ``most`` made-up requests and check each answer."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=most,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def send(case: object) -> None:
        case.call_and_validate(checks=CHECKS)

    send()
