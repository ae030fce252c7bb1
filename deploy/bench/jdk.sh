# To be sourced. If JAVA_HOME is no JDK 21 or newer, sets it to the newest JDK that it finds.

version() { # the version of the JDK in a folder; 0 if there is none
    local line
    line=$(grep -s '^JAVA_VERSION=' "$1/release" | tr -d '"' | cut -d= -f2) || true
    [ -x "$1/bin/javac" ] && echo "${line:-0}" | cut -d. -f1 || echo 0
}

if [ -z "${JAVA_HOME:-}" ] || [ "$(version "$JAVA_HOME")" -lt 21 ]; then
    JAVA_HOME=
    newest=20
    for candidate in /usr/lib/jvm/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        found=$(version "$candidate")
        if [ "$found" -gt "$newest" ]; then newest=$found JAVA_HOME=$candidate; fi
    done
fi
if [ -z "$JAVA_HOME" ]; then echo "no JDK 21 or newer found; set JAVA_HOME" >&2; exit 1; fi
export JAVA_HOME
