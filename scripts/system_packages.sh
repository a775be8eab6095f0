#!/bin/sh
# Looks which system packages are missing for a purpose, and installs those with apt where that is allowed.
#
#   base          what Qt needs to draw without a display
#   window        what Qt needs more for a window on a real display, and for printers
#   tests         a display and a PostgreSQL server of the tests' own; the tests also run without. Where all of them
#                 must run (CI is set) also Kerberos, which nobody wants on a computer just to run tests
#   display       only tells whether the tests can have that display
#   venv PYTHON   what Debian leaves out of PYTHON
set -eu

PATH=$PATH:/usr/sbin:/sbin
missing=""

base_libraries="
    libGL.so.1:libgl1
    libEGL.so.1:libegl1
    libxkbcommon.so.0:libxkbcommon0
    libglib-2.0.so.0:libglib2.0-0
    libfreetype.so.6:libfreetype6
    libfontconfig.so.1:libfontconfig1
    libdbus-1.so.3:libdbus-1-3"
x11_libraries="
    libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4
    libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-shape.so.0:libxcb-shape0"
desktop_libraries="
    libwayland-cursor.so.0:libwayland-cursor0
    libwayland-egl.so.1:libwayland-egl1
    libcups.so.2:libcups2"

need() {
    missing="$missing $1"
}

need_libraries() { # pairs of a file and the package that brings it
    known=$(ldconfig -p 2>/dev/null) || return 0 # nothing to look with: Qt itself will tell
    for pair in $1; do
        case $known in
            *"${pair%%:*} "*) ;;
            *) need "${pair#*:}" ;;
        esac
    done
}

need_command() { # command, package
    command -v "$1" >/dev/null || need "$2"
}

need_display() {
    need_libraries "$x11_libraries"
    need_command xvfb-run xvfb
    need_command xauth xauth
}

need_postgresql() {
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [ ! -x "$program" ] || return 0
    done
    need_command initdb postgresql
}

need_kerberos() {
    need_command krb5kdc krb5-kdc
    need_command kadmin.local krb5-admin-server
    need_command kinit krb5-user
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

# Debian starts a server as soon as PostgreSQL is installed; the tests start and stop one of their own.
server_rule=/etc/postgresql-common/createcluster.d/baliewijs.conf
forbid_server() {
    as_root sh -c "mkdir -p ${server_rule%/*} && echo 'create_main_cluster = false' > $server_rule"
}
allow_server() {
    as_root rm -f "$server_rule"
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

install_missing() {
    echo "Installing$missing"
    case $missing in *postgresql*) forbid_server ;; esac
    apt_get update || echo "The list of packages could not be renewed; trying with the present one." >&2
    result=0
    # shellcheck disable=SC2086  # a list of words
    apt_get install --yes --no-install-recommends $missing || result=1
    case $missing in *postgresql*) allow_server ;; esac
    return $result
}

tell_how() {
    if command -v apt-get >/dev/null; then
        echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$missing"
    else
        echo "  install what Debian calls:$missing"
    fi
}

[ "$(uname -s)" = Linux ] || exit 0
case $1 in
    base) need_libraries "$base_libraries" ;;
    window) need_libraries "$base_libraries $x11_libraries $desktop_libraries" ;;
    tests)
        need_display && need_postgresql
        [ -z "${CI:-}" ] || need_kerberos
        ;;
    display) need_display && [ -z "$missing" ] && exit 0 || exit 1 ;;
    venv) "$2" -c 'import ensurepip, venv' 2>/dev/null || need "$(basename "$2")-venv" ;;
esac

if [ -z "$missing" ] || { may_install && install_missing; }; then
    exit 0
fi
if [ "$1" = tests ]; then
    echo "Not every test can run as it should here. To mend that, type this line once:"
    tell_how
else
    echo "System packages are missing. Type this line once, then run make again:" >&2
    tell_how >&2
    exit 1
fi
