@echo off
rem Starts Inzage. The first time it fetches the packages that Inzage is built on, each checked by
rem its hash, into the folder .venv beside this file; after that no network is needed.
chcp 65001 >nul
cd /d "%~dp0"

if exist .venv\ready fc /b requirements.lock .venv\ready >nul 2>nul && goto start

set PYTHON=
py -3 -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set PYTHON=py -3
if not defined PYTHON python -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set PYTHON=python
if not defined PYTHON (
    echo Inzage needs Python 3.11 or newer. Install it from python.org and start again.
    echo Inzage heeft Python 3.11 of nieuwer nodig. Installeer het van python.org en start opnieuw.
    echo Inzage trenger Python 3.11 eller nyere. Installer det fra python.org og start på nytt.
    pause
    exit /b 1
)

echo Setting up, once: this takes a minute or two and needs the internet.
echo Eenmalig klaarzetten: dit duurt een minuut of twee en heeft internet nodig.
echo Gjør klart, én gang: Det tar et par minutter og trenger internett.
echo.
%PYTHON% -m venv .venv || goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock || goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . || goto failed
copy /b /y requirements.lock .venv\ready >nul

:start
echo Inzage opens in your browser. Close this window to stop it.
echo Inzage gaat open in je browser. Sluit dit venster om te stoppen.
echo Inzage åpnes i nettleseren. Lukk dette vinduet for å stoppe.
echo.
.venv\Scripts\inzage %*
if errorlevel 1 pause
exit /b %errorlevel%

:failed
echo The set-up did not work. Is there a network, and room on the disk? Start again to try once more.
echo Het klaarzetten is niet gelukt. Is er netwerk, en plaats op de schijf? Start opnieuw om het nog eens te proberen.
echo Klargjøringen mislyktes. Er det nett, og plass på disken? Start på nytt for å prøve igjen.
pause
exit /b 1
