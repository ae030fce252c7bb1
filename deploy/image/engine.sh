# To be sourced. Finds a container engine: the one that docker finds or, for root with dockerd, one of our own in a folder
# of its own, without network rules and with its socket where nothing else looks for one. If there is none it says so and
# ends the script successfully. Needs a function "ended" to be called at exit.
if ! docker info > /dev/null 2>&1; then
    if [ "$(id -u)" != 0 ] || ! command -v dockerd > /dev/null || ! command -v iptables > /dev/null; then
        echo "skipped  no container engine here"
        exit 0
    fi
    engine=${SKYSTAGE_ENGINE:-${XDG_CACHE_HOME:-$HOME/.cache}/skystage/engine}
    mkdir -p "$engine"
    export DOCKER_HOST=unix://$engine/docker.sock
    dockerd --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/pid" -H "$DOCKER_HOST" \
        --exec-opt native.cgroupdriver=cgroupfs --iptables=false --ip6tables=false --ip-forward=false > "$engine/log" 2>&1 &
    engine_process=$!
    for _ in $(seq 60); do
        if docker info > /dev/null 2>&1 || ! kill -0 "$engine_process" 2> /dev/null; then break; fi
        sleep 0.5
    done
    if ! docker info > /dev/null 2>&1; then
        kill "$engine_process" 2> /dev/null
        echo "skipped  no container engine starts here: $(tail -1 "$engine/log")"
        exit 0
    fi
fi
export DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-0}
stop_engine() { if [ -n "${engine_process:-}" ]; then kill "$engine_process"; wait "$engine_process" || true; fi; }

# The images that ours are built on, from a registry or made here.
bases() {
    local image
    for image in "$@"; do
        docker image inspect "$image" > /dev/null 2>&1 || timeout 120 docker pull --quiet "$image" > /dev/null 2>&1 \
            || { "$here/stand-ins" "$image" || return 1; }
    done
}
