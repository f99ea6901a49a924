# shellcheck shell=sh
# A Docker engine for checks in containers: the one that answers, else one of our own. Sourced, after
# say.sh and prerequisites.sh.

# What scripts end with that cannot run here: EX_TEMPFAIL of sysexits.h.
# shellcheck disable=SC2034 # Whoever sources this uses it.
cannot_run=75

# The folder of the engine that we started, empty where we started none.
own_engine=

# Docker's command line, as whoever may reach the engine: engine ARGUMENT...
engine() {
	if [ -n "${engine_as_root:-}" ]; then
		as_root docker "$@"
	else
		docker "$@"
	fi
}

# Where this user may not use Docker's socket, root may.
engine_answers() {
	engine_as_root=
	docker version >/dev/null 2>&1 && return 0
	[ "$(id -u)" != 0 ] && sudo -n docker version >/dev/null 2>&1 || return 1
	engine_as_root=yes
}

# Makes sure that an engine answers, and fails with a sentence where none can be had. Whoever calls
# it calls stop_engine at its end, however it ends.
start_engine() {
	engine_answers && return 0
	for program in docker dockerd; do
		command -v "$program" >/dev/null || {
			say "No Docker engine: there is no $program here (apt install docker.io)."
			return 1
		}
	done
	# A second one beside it would take its bridge and its rules away.
	if pidof dockerd >/dev/null; then
		say "No Docker engine: one is running, but does not answer (docker version says why)."
		return 1
	fi
	[ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || {
		say "No Docker engine: to start one takes root, or sudo without a password."
		return 1
	}
	own_engine=$(mktemp -d)
	# In a session of its own, so that Ctrl-C here does not end it before its containers are removed.
	as_root setsid dockerd --pidfile "$own_engine/pid" >"$own_engine/log" 2>&1 &
	waited=0
	until engine_answers; do
		waited=$((waited + 1))
		if [ "$waited" -gt 60 ] || { [ "$waited" -gt 4 ] && ! pidof dockerd >/dev/null; }; then
			tail -n 5 "$own_engine/log" >&2
			say "No Docker engine: dockerd does not start; the end of what it said is above."
			stop_engine
			return 1
		fi
		sleep 0.5
	done
	say "Started a Docker engine; it is stopped at the end"
}

# Ends the engine that start_engine started, and no other.
stop_engine() {
	[ -n "$own_engine" ] || return 0
	if [ -s "$own_engine/pid" ]; then
		pid=$(cat "$own_engine/pid")
		as_root kill "$pid" 2>/dev/null || true
		waited=0
		while as_root kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 60 ]; do
			waited=$((waited + 1))
			sleep 0.5
		done
	fi
	as_root rm -rf "$own_engine"
	own_engine=
}
