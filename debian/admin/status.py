"""Whether the application serves, and what to do where it does not."""

import contextlib
import platform

from . import application, backup_status, serving, settings, state, units
from .about import HOMEPAGE, LOGIN_PAGE, PACKAGE, TITLE, UPSTREAM_VERSION, VERSION
from .problem import Problem


def examine() -> dict:
    """Everything there is to say, as a value; "problems" is empty where all is well."""
    report = {
        "application": TITLE,
        "version": UPSTREAM_VERSION,
        "package_version": VERSION,
        "python": platform.python_version(),
        "serving": False,
        "address": serving.address(),
        "units": _units(),
        "set_up": state.last(),
        "database": state.database(),
        "backups": backup_status.examine(),
        "administrator": None,
        "problems": [],
    }
    problems = report["problems"]
    try:
        wanted = settings.load()
    except Problem as problem:
        problems.append(str(problem))
        return report
    if application.libraries() is None:
        problems.append(application.without_libraries())
    if exchanging := state.upgrading():
        problems.append(exchanging)
    problems += problems_of_set_up(report["set_up"])
    answer = serving.get(LOGIN_PAGE, serving.name_of_host(wanted))
    report["serving"] = answer is not None and answer.is_good
    if not report["serving"] and not problems:
        problems.append(_not_serving(report, str(answer or "")))
    problems += state.skipped()
    problems += backup_status.problems(report["backups"])
    if report["serving"]:
        with contextlib.suppress(Problem):
            report["administrator"] = application.ask("find-administrator.py", wanted)["administrator"]
        if report["administrator"] is False:
            problems.append(
                f"There is no administrator yet, and the first visitor of {report['address']} becomes it:"
                f" visit it, or run '{PACKAGE} create-admin'."
            )
    return report


def screen(report: dict) -> str:
    """The report for people."""
    database = report["database"]
    set_up = report["set_up"]
    lines = [
        f"{TITLE} {report['version']} (package {report['package_version']}), Python {report['python']}",
        f"Serving:   {'yes, at ' + report['address'] if report['serving'] else 'no'}",
        "Units:     " + ", ".join(f"{name} {value}" for name, value in report["units"].items()),
    ]
    if database:
        cluster = f", cluster {database['cluster']}" if "cluster" in database else ""
        number = database["server_version"]
        server = f"PostgreSQL {number // 10000}.{number % 10000}"
        lines.append(f"Database:  {database['database']} at {database['host']}{cluster} ({server})")
    if set_up:
        lines.append(f"Set-up:    {set_up['result']} {set_up['time']}, for {set_up['version']}")
    lines.append(backup_status.line(report["backups"]))
    for problem in report["problems"]:
        lines += ["", problem]
    if report["problems"]:
        lines += ["", f"'{PACKAGE} doctor' looks further."]
    if not report["problems"]:
        lines += ["", f"All is well. Help: man {PACKAGE}, {HOMEPAGE}"]
    return "\n".join(lines)


def _units() -> dict[str, str]:
    if not units.running_systemd():
        return {"systemd": "not running"}
    return {
        unit: units.properties(unit, "ActiveState").get("ActiveState", "unknown")
        for unit in (units.SOCKET, units.WEB, units.SET_UP)
    }


def problems_of_set_up(last: dict) -> list[str]:
    """What the last set-up left to be done."""
    if not last:
        return [f"The database was not set up yet: run '{PACKAGE} setup'."]
    if last["result"] == state.FAILED:
        return [f"The set-up failed: {last['message']}"]
    if last["result"] == state.WAITING:
        return [f"The set-up is waiting: {last['message']}"]
    return list(last.get("warnings", []))


def _not_serving(report: dict, answer: str) -> str:
    if not units.running_systemd():
        return f"systemd does not run here, so nothing starts {TITLE}."
    if units.properties(units.SOCKET, "Result").get("Result") not in ("success", None):
        return (
            f"The socket {report['address']} cannot be opened; mostly another program has it ('ss -ltnp' shows"
            f" which one): stop that and run 'systemctl restart {PACKAGE}', or choose another address with"
            f" '{PACKAGE} configure LISTEN=ADDRESS:PORT'."
        )
    if report["set_up"].get("result") == state.RUNNING:
        return f"The set-up is {report['set_up']['message'] or 'running'}."
    if units.is_active(units.SET_UP):
        return (
            "The set-up waits until a backup, a restore or another set-up is done:"
            f" 'journalctl --unit {units.BACKUP} --unit {units.SET_UP}' shows which."
        )
    if not units.is_active(units.WEB):
        return f"The service does not run: start it with 'systemctl start {PACKAGE}'."
    return f"It answers {answer or 'nothing'} at {report['address']}: '{PACKAGE} logs' says why."
