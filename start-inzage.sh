#!/bin/sh
# Starts Inzage. The first time it fetches the packages that Inzage is built on, each checked by its
# hash, into the folder .venv beside this file; after that no network is needed.
cd "$(dirname "$0")" || exit 1

say() { printf '%s\n%s\n%s\n\n' "$1" "$2" "$3"; }

stop() {
    say "$1" "$2" "$3" >&2
    if [ -t 0 ]; then # a window that was opened by a double click would be gone at once
        printf 'Enter … '
        read -r _
    fi
    exit 1
}

python=
for one in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if "$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$one
        break
    fi
done

if ! [ .venv/ready -nt requirements.lock ]; then
    [ -n "$python" ] || stop \
        "Inzage needs Python 3.11 or newer. Install it (python.org, or python3-venv on Debian and Ubuntu) and start again." \
        "Inzage heeft Python 3.11 of nieuwer nodig. Installeer het (python.org, of python3-venv op Debian en Ubuntu) en start opnieuw." \
        "Inzage trenger Python 3.11 eller nyere. Installer det (python.org, eller python3-venv på Debian og Ubuntu) og start på nytt."
    say "Setting up, once: this takes a minute or two and needs the internet." \
        "Eenmalig klaarzetten: dit duurt een minuut of twee en heeft internet nodig." \
        "Gjør klart, én gang: Det tar et par minutter og trenger internett."
    "$python" -m venv .venv &&
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock &&
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . &&
        touch .venv/ready || stop \
        "The set-up did not work. Is there a network, and room on the disk? Start again to try once more." \
        "Het klaarzetten is niet gelukt. Is er netwerk, en plaats op de schijf? Start opnieuw om het nog eens te proberen." \
        "Klargjøringen mislyktes. Er det nett, og plass på disken? Start på nytt for å prøve igjen."
fi

say "Inzage opens in your browser. Close this window to stop it." \
    "Inzage gaat open in je browser. Sluit dit venster om te stoppen." \
    "Inzage åpnes i nettleseren. Lukk dette vinduet for å stoppe."
exec .venv/bin/inzage "$@"
