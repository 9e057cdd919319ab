#!/bin/sh
# Make sure that the browser tests find a Chromium: Debian's where this is root and apt is there, else Playwright's own;
# and axe-core, which looks for barriers, where npm is there to fetch it.
# Usage: chromium.sh VENV
set -eu
AXE=axe-core@4.14.1
if [ "${ONRECORD_SKIP_BROWSER:-}" = 1 ]; then exit 0; fi
if [ ! -f "$1/axe-core/axe.min.js" ] && command -v npm >/dev/null 2>&1; then
    mkdir -p "$1/axe-core"
    (cd "$1/axe-core" && npm pack --silent "$AXE" >/dev/null && tar xzf axe-core-*.tgz --strip-components=1 package/axe.min.js) ||
        echo "axe-core was not fetched; its tests will be skipped." >&2
fi
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null
else
    "$1/bin/playwright" install chromium
fi
