#!/bin/sh
# Prints the path of a Python that has the package model-signing, the reference tool of OpenSSF Model Signing:
# MODEL_SIGNING_PYTHON, else one of its own in the cache folder, made once by pip. Used by test/integration/model-signing.test.ts.
set -eu

VERSION=1.1.1
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"

if [ -n "${MODEL_SIGNING_PYTHON:-}" ]; then
  printf '%s\n' "$MODEL_SIGNING_PYTHON"
  exit 0
fi
home="$CACHE/model-signing-$VERSION"
# It is complete once it is ready: what was interrupted is made anew.
if [ ! -e "$home/ready" ]; then
  printf 'model-signing: fetching the Python package model-signing %s (about 25 MB, once)\n' "$VERSION" >&2
  rm -rf "$home"
  mkdir -p "$home"
  python3 -m venv "$home/venv" >&2
  "$home/venv/bin/python" -m pip --disable-pip-version-check install --quiet "model-signing==$VERSION" 'pyOpenSSL==26.4.0' >&2
  touch "$home/ready"
fi
printf '%s\n' "$home/venv/bin/python"
