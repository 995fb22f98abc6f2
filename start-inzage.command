#!/bin/sh
# What macOS opens with a double click; the work is in start-inzage.sh.
exec /bin/sh "$(dirname "$0")/start-inzage.sh" "$@"
