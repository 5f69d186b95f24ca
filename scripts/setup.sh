#!/bin/sh
# Prepares a clone: checks the tools, brings Node 24 when the machine's is older, installs the packages, builds re2 once.
# Idempotent; quick when nothing changed. Everything it brings lies in .tools/, node_modules/ and the user's cache folder.
set -eu
cd "$(dirname "$0")/.."

NODE_PACKAGE_VERSION=24.21.0
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"
STAMP=node_modules/.weir-stamp

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# 1. What the machine has to bring.
missing=''
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing
  - $2"; }
need node 'node (any version with npm; https://nodejs.org, or your package manager: nodejs npm)'
need npm 'npm (comes with node; Debian: npm)'
need python3 'python3 (Debian: python3)'
need make 'make (Debian: make)'
if command -v python3 >/dev/null 2>&1; then
  python3 -m pip --version >/dev/null 2>&1 || missing="$missing
  - pip for python3 (Debian: python3-pip)"
fi
command -v c++ >/dev/null 2>&1 || command -v g++ >/dev/null 2>&1 || command -v clang++ >/dev/null 2>&1 || missing="$missing
  - a C++ compiler, c++ (Debian: g++; macOS: xcode-select --install)"
[ -z "$missing" ] || fail "this machine lacks:$missing"

# 2. Node >= 22.18: the machine's, else Node 24 from the npm registry. `.tools/bin` stands first on PATH in the Makefile.
recent='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 18) ? 0 : 1)'
if [ -x .tools/bin/node ] && .tools/bin/node -e "$recent"; then
  PATH="$PWD/.tools/bin:$PATH"
elif ! node -e "$recent"; then
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux-x64 ;;
    Linux-aarch64 | Linux-arm64) platform=linux-arm64 ;;
    Darwin-arm64) platform=darwin-arm64 ;;
    Darwin-x86_64) platform=darwin-x64 ;;
    *) fail "node $(node --version) is older than 22.18 and no ready build is known for $(uname -s) $(uname -m): install Node 24" ;;
  esac
  if [ ! -x ".tools/node_modules/node-$platform/bin/node" ]; then
    say "node $(node --version) is older than 22.18: bringing Node $NODE_PACKAGE_VERSION into .tools/ (about 190 MB)"
    npm install --prefix .tools --no-save --no-audit --no-fund --loglevel=error "node-$platform@$NODE_PACKAGE_VERSION" >&2 ||
      fail "npm could not fetch node-$platform@$NODE_PACKAGE_VERSION: install Node 24 yourself and run this again"
  fi
  ln -sfn "node_modules/node-$platform/bin" .tools/bin
  PATH="$PWD/.tools/bin:$PATH"
fi
export PATH
node -e "$recent" || fail "the node in .tools does not run here ($(uname -s) $(uname -m)): install Node 24"

# The headers that come with this Node, so that re2 builds without a download.
prefix="$(node -p 'path.dirname(path.dirname(fs.realpathSync(process.execPath)))')"
if [ -f "$prefix/include/node/node.h" ]; then export npm_config_nodedir="$prefix"; fi

# 3. The packages of the lock file, unless they stand as the stamp says.
digest="$(node -p 'crypto.createHash("sha256").update(fs.readFileSync("package-lock.json")).digest("hex")') $(node -p 'process.versions.modules + process.platform + process.arch')"
if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$digest" ]; then exit 0; fi
say 'installing the packages of package-lock.json'
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || fail 'npm ci failed: see its message above'

# 4. re2, the one package with native code: from the cache, else its own installer (a ready binary, else a build).
works() { node -e 'new (require("re2"))("a+").test("aa") || process.exit(1)' >/dev/null 2>&1; }
built=node_modules/re2/build/Release/re2.node
cached="$CACHE/re2-$(node -p 'require("./node_modules/re2/package.json").version')-$(node -p 'process.platform + "-" + process.arch + "-" + process.versions.modules').node"
if [ -f "$cached" ]; then
  mkdir -p "$(dirname "$built")"
  cp "$cached" "$built"
fi
if ! works; then
  say 're2: fetching a ready binary or building it (about a minute)'
  rm -f "$built"
  npm rebuild re2 --ignore-scripts=false --loglevel=error >&2 || true
  works || fail 're2 could not be built: run "npm rebuild re2 --foreground-scripts" to see why (it needs python3, make and a C++ compiler)'
  mkdir -p "$CACHE" && cp "$built" "$cached.$$" && mv "$cached.$$" "$cached" || say "could not keep re2 in $CACHE (harmless)"
fi
printf '%s\n' "$digest" >"$STAMP"
say 'ready'
