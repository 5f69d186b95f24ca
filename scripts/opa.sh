#!/bin/sh
# Prints the path of an OPA binary: opa.sh [--no-build]: OPA_BIN, else opa on PATH, else one kept in the cache folder, built once by Go from the
# module proxy (checked by the sums of the Go project). Tests of deciders ask a real server with it.
set -eu

VERSION=1.22.2
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"

advise() {
  printf 'opa: %s\n' "$1" >&2
  printf 'opa: name a binary of OPA 1.0 or newer: OPA_BIN=/path/to/opa; or put it on PATH; or install Go, which builds it\n' >&2
  exit 1
}

if [ -n "${OPA_BIN:-}" ]; then
  [ -x "$OPA_BIN" ] || advise "OPA_BIN names $OPA_BIN, which cannot be executed"
  printf '%s\n' "$OPA_BIN"
  exit 0
fi
if command -v opa >/dev/null 2>&1; then
  command -v opa
  exit 0
fi
binary="$CACHE/opa-$VERSION"
if [ ! -x "$binary" ]; then
  [ "${1:-}" != --no-build ] || advise 'no opa on PATH or in the cache; scripts/opa.sh builds one'
  GO="$(command -v go || true)"
  [ -n "$GO" ] || [ ! -x /usr/local/go/bin/go ] || GO=/usr/local/go/bin/go
  [ -n "$GO" ] || advise 'no opa on PATH, and no Go to build one'
  mkdir -p "$CACHE"
  work="$(mktemp -d "$CACHE/opa.XXXXXX")"
  trap 'rm -rf "$work"' EXIT INT TERM
  printf 'opa: building OPA %s (some minutes, once)\n' "$VERSION" >&2
  GOBIN="$work" "$GO" install "github.com/open-policy-agent/opa@v$VERSION" >&2 || advise "Go could not build OPA $VERSION"
  "$work/opa" version >/dev/null || advise "the OPA $VERSION that was built does not run on this machine"
  # Put in its place under its final name, so that two runs at once do no harm.
  mv -f "$work/opa" "$binary"
fi
printf '%s\n' "$binary"
