#!/bin/sh
# SPDX-License-Identifier: MIT
# Exports uv.lock as hashed lists for pip: requirements.txt to run the program, requirements-dev.txt to work on it,
# requirements-installer.txt to freeze it.
#
#   build/export.sh [FOLDER]        the folder to write to, this project's by default
set -eu
cd "$(dirname "$0")/.."

export_list() {
    name=$1
    shift
    .venv/bin/uv export --quiet --frozen --no-emit-project --no-header --format requirements-txt "$@" \
        --output-file "${folder}/$name" >/dev/null
}

folder=${1:-.}
export_list requirements.txt --no-dev
export_list requirements-dev.txt --group dev
export_list requirements-installer.txt --no-dev --group installer
