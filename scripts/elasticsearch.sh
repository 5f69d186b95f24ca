#!/bin/sh
# Prints the folder of an Elasticsearch that tests of retrievers start: elasticsearch.sh [--no-fetch]: ELASTICSEARCH_HOME, else one kept in the
# cache folder, fetched once from Maven Central (107 MB, checked by the sum below). It needs Java 17 or newer.
set -eu

VERSION=8.19.21
SHA256=215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/weir"
ADDRESS="https://repo1.maven.org/maven2/org/elasticsearch/distribution/integ-test-zip/elasticsearch/$VERSION/elasticsearch-$VERSION.zip"

advise() {
  printf 'elasticsearch: %s\n' "$1" >&2
  printf 'elasticsearch: name a folder of Elasticsearch 8: ELASTICSEARCH_HOME=/path/to/elasticsearch\n' >&2
  exit 1
}

if [ -n "${ELASTICSEARCH_HOME:-}" ]; then
  [ -x "$ELASTICSEARCH_HOME/bin/elasticsearch" ] || advise "ELASTICSEARCH_HOME names $ELASTICSEARCH_HOME, which holds none"
  printf '%s\n' "$ELASTICSEARCH_HOME"
  exit 0
fi
folder="$CACHE/elasticsearch-$VERSION"
if [ ! -x "$folder/bin/elasticsearch" ]; then
  [ "${1:-}" != --no-fetch ] || advise 'none in the cache; scripts/elasticsearch.sh fetches one'
  mkdir -p "$CACHE"
  work="$(mktemp -d "$CACHE/elasticsearch.XXXXXX")"
  trap 'rm -rf "$work"' EXIT INT TERM
  printf 'elasticsearch: fetching Elasticsearch %s (once)\n' "$VERSION" >&2
  curl -fsSL -o "$work/zip" "$ADDRESS" || advise 'it could not be fetched'
  printf '%s  %s\n' "$SHA256" "$work/zip" | sha256sum -c - >/dev/null || advise 'what was fetched is not what was expected'
  unzip -q "$work/zip" -d "$work"
  # Put in its place under its final name, so that two runs at once do no harm.
  mv -T "$work/elasticsearch-$VERSION" "$folder" 2>/dev/null || [ -x "$folder/bin/elasticsearch" ]
fi
printf '%s\n' "$folder"
