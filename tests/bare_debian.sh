#!/usr/bin/env bash
# Shows that a clean checkout starts on a bare Debian 12 that has nothing but python3.
#
#   sudo tests/bare_debian.sh [SCREENSHOT.png] [MIRROR]
#
# Takes the committed state, a few minutes, 2 GB in the temporary folder and a network. MIRROR is
# the machine's own Debian mirror unless given; apt's and pip's configuration come along too.
# Prints a line for each thing shown; exit status 1 at the first that does not hold.
set -euo pipefail

shot=${1:-bare-debian.png}
mirror=${2:-}
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
root=$work/root

clean_up() {
    local mounted
    for mounted in "$root/dev/shm" "$root/proc"; do
        if mountpoint -q "$mounted"; then umount "$mounted" || umount --lazy "$mounted"; fi
    done
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

fail() {
    printf 'FAILED: %s\n' "$1" >&2
    [ $# -lt 2 ] || sed 's/^/    /' "$2" >&2
    exit 1
}

shown() { printf 'ok, %s s: %s\n' "$SECONDS" "$1"; }

# --- the bare machine ---

machine_mirror() {
    apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 == "bookworm" { print $2; exit }'
}

bring() { # what this machine has of the given paths, in place of what the root has there
    local path
    for path in "$@"; do
        [ -e "$path" ] || continue
        rm -rf "${root:?}$path" # never write through its links, which point out of the root
        mkdir -p "$root$(dirname "$path")"
        cp -aLT "$path" "$root$path"
    done
}

make_root() {
    debootstrap --variant=minbase --include=python3,ca-certificates \
        bookworm "$root" "$mirror" >"$work/debootstrap.log" 2>&1 ||
        fail "debootstrap" "$work/debootstrap.log"
    [ "$mirror" != "$(machine_mirror)" ] || bring /etc/apt /usr/share/keyrings
    bring /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates
    bring /etc/pip.conf
    mkdir -p "$root/root/.config"
    [ ! -d "${HOME:-/root}/.config/pip" ] || cp -a "${HOME:-/root}/.config/pip" "$root/root/.config/"
    mount -t proc proc "$root/proc"
    mkdir -p "$root/dev/shm"
    mount -t tmpfs tmpfs "$root/dev/shm"
}

place_checkout() { # for root, and for an ordinary user
    chroot "$root" useradd --create-home reader
    local home
    for home in /root /home/reader; do
        mkdir "$root$home/azref"
        git -C "$checkout" archive HEAD | tar -x -C "$root$home/azref"
    done
    chroot "$root" chown -R reader:reader /home/reader/azref
}

# Of this machine's environment only what leads to the package registries.
mapfile -t network < <(env | grep -iE '^((https?|no|all)_proxy|PIP_[A-Z_]+|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE)=')

inside() { # USER COMMAND…, in the checkout of that user
    local user=$1 home=/root
    shift
    [ "$user" = root ] || home=/home/$user
    chroot --userspec="$user:$user" "$root" /usr/bin/env -i HOME="$home" LANG=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${network[@]}" \
        /bin/sh -c 'cd "$HOME/azref" && exec "$@"' sh "$@" </dev/null
}

[ "$(id -u)" = 0 ] || fail "this script needs root, to make and enter a Debian of its own"
[ -n "$mirror" ] || mirror=$(machine_mirror)
[ -n "$mirror" ] || fail "this machine has no mirror of Debian 12; give one as the second word"
make_root
place_checkout
shown "a bare Debian 12"

# --- a: an ordinary user is told the one command ---

status=0
inside reader python3 main.py >"$work/out" 2>"$work/err" || status=$?
[ "$status" = 2 ] || fail "an ordinary user gets exit status 2, not $status" "$work/err"
[ "$(cat "$work/out" "$work/err" | wc -l)" = 1 ] || fail "an ordinary user gets one line" "$work/err"
asked=$(sed -n 's/.*sudo apt-get install //p' "$work/err")
[ -n "$asked" ] || fail "the line is the apt-get command" "$work/err"
shown "an ordinary user is told: $(cat "$work/err")"

# --- b: root has everything set up, and an answer ---

inside root python3 main.py lookup SNT --json >"$work/out" 2>"$work/err" ||
    fail "root's first start answers" "$work/err"
sed 's/^/    /' "$work/err"
grep -qF "Installing system packages: $asked" "$work/err" ||
    fail "root installs the very packages the user was asked for" "$work/err"
python3 -c 'import json, sys; sys.exit(not json.load(sys.stdin)["hits"])' <"$work/out" ||
    fail "the answer has hits" "$work/out"
shown "root's first start sets everything up and answers: $(head -c 100 "$work/out")…"

# --- c: the window opens ---

cat >"$root/root/window.sh" <<'WINDOW'
# Opens the window under Xvfb; leaves window.png; fails unless something is painted.
set -u
cd /root/azref || exit 1
mkfifo /root/display
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3<>/root/display >/root/xvfb.log 2>&1 &
xvfb=$!
read -r number </root/display
export DISPLAY=:$number
python3 main.py &
azref=$!
trap 'kill $azref $xvfb; wait' EXIT
for _ in $(seq 30); do
    sleep 1
    kill -0 $azref || exit 1
    .venv/bin/python /root/grab.py /root/window.png && exit 0
done
echo "nothing was painted in 30 seconds" >&2
exit 1
WINDOW
cat >"$root/root/grab.py" <<'GRAB'
"""Save a picture of the screen; exit status 0 when it shows more than an empty screen."""
import sys

from PySide6.QtGui import QGuiApplication

application = QGuiApplication([])
image = application.primaryScreen().grabWindow(0).toImage()
image.save(sys.argv[1])
points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
sys.exit(len({image.pixel(x, y) for x, y in points}) < 8)
GRAB
inside root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends xvfb \
    >"$work/xvfb.log" 2>&1 || fail "Xvfb can be installed" "$work/xvfb.log"
inside root bash /root/window.sh >"$work/out" 2>&1 || fail "the window opens" "$work/out"
sed 's/^/    /' "$work/out"
cp "$root/root/window.png" "$shot"
shown "the window opens: $shot"

# --- d: a second start sets nothing up ---

log=$root/root/azref/.venv/set-up.log
before=$(stat -c %Y.%s "$log")
python=(python3 -X importtime main.py)
start=$(date +%s%N)
unshare --net -- bash -c "$(declare -f inside); $(declare -p root network python)
    inside root \"\${python[@]}\" lookup SNT --json" >"$work/out" 2>"$work/err" ||
    fail "a second start answers without a network" "$work/err"
took=$((($(date +%s%N) - start) / 1000000))
! grep -qE 'azref\.checkout' "$work/err" || fail "a second start loads no set-up" "$work/err"
[ "$before" = "$(stat -c %Y.%s "$log")" ] || fail "a second start calls no pip" "$log"
shown "a second start takes no network, no pip and $took ms"
