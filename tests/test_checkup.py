from packaging.requirements import Requirement

from pipeline.checkup import Finding, _extra, _package, check_up


def test_everything_needed_is_there():
    assert [finding for finding in check_up() if finding.state == "missing"] == []


def test_a_lacking_package_comes_with_its_command():
    requirement = Requirement("paquet-absent>=2")
    assert _package(requirement, optional=False, advice="pip install it") == Finding(
        "paquet-absent", "missing", "not installed", "pip install it"
    )
    assert _package(requirement, optional=True, advice="").state == "optional"


def test_an_old_package_is_said():
    finding = _package(Requirement("pytest>=999"), optional=False, advice="")
    assert finding.state == "missing"
    assert ">=999" in finding.detail


def test_extras_are_told_from_the_base():
    assert _extra(Requirement("pandas>=2"), ["pdf"]) == ""
    assert _extra(Requirement("pypdf>=5; extra == 'pdf'"), ["pdf"]) == "pdf"
    assert _extra(Requirement("mypy; extra == 'dev'"), ["pdf"]) is None
