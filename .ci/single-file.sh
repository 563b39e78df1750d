#!/bin/sh
# Dubao 读报 @VERSION@, the whole program in one file. Make it executable and start it; `--unpack FOLDER` only unpacks it.
# The first start unpacks it into the cache folder, later ones start what lies there. Versions that were not started for
# a month are removed from there. The program is started with DUBAO_SINGLE_FILE, the path of this file.
set -eu
case $0 in */*) self=$0 ;; *) self=$(command -v -- "$0") ;; esac
self=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd)/$(basename -- "$self")

fail() {
    echo "dubao: $1" >&2
    exit 2
}

packed() { tail -c @LENGTH@ -- "$self"; }

# Unpack what follows this text: unpack FOLDER
unpack() {
    mkdir -p -- "$1" 2>/dev/null || fail "$1 cannot be made: look at its permissions, or set XDG_CACHE_HOME to another folder."
    [ "$(packed | sha256sum | cut -c 1-16)" = @SUM@ ] || fail "$self is damaged or was not downloaded whole: download it again."
    packed | gzip -dc | tar -xf - -C "$1" || fail "$1 cannot be filled: look whether the disk is full."
}

if [ "${1-}" = --unpack ]; then
    [ -n "${2-}" ] || fail '--unpack needs a folder.'
    unpack "$2"
    echo "$2/dubao/dubao"
    exit
fi

cache=${XDG_CACHE_HOME:-${HOME:?}/.cache}/dubao/program
place=$cache/@VERSION@-@SUM@
if [ ! -e "$place" ]; then
    [ ! -t 2 ] || echo "dubao: unpacking into $place, this once." >&2
    new=$cache/new.$$
    trap 'rm -rf -- "$new"' EXIT
    trap 'exit 130' INT TERM HUP
    unpack "$new"
    # Another start may have been quicker.
    mv -T -- "$new" "$place" 2>/dev/null || [ -e "$place" ] || fail "$place cannot be made."
    rm -rf -- "$new"
    trap - EXIT INT TERM HUP
fi
touch -- "$place"
find "$cache" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} + 2>/dev/null || true
[ -x "$place/dubao/dubao" ] || fail "$cache may not hold programs: set XDG_CACHE_HOME to a folder that may."
DUBAO_SINGLE_FILE=$self
export DUBAO_SINGLE_FILE
exec "$place/dubao/dubao" "$@"
