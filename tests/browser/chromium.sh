#!/bin/sh
# Make sure that the browser tests find a Chromium: Debian's where this is root and apt is there, else Playwright's own.
# Usage: chromium.sh VENV
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "${ONRECORD_SKIP_BROWSER:-}" = 1 ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null
else
    "$1/bin/playwright" install chromium
fi
