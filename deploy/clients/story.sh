#!/usr/bin/env bash
# The story with the aliyun CLI.
set -euo pipefail
export ALIBABA_CLOUD_ACCESS_KEY_ID=skystage ALIBABA_CLOUD_ACCESS_KEY_SECRET=skystage ALIBABA_CLOUD_REGION_ID=cn-hangzhou
ecs() { aliyun ecs "$@" --endpoint "$SKYSTAGE_ENDPOINT" --insecure --RegionId cn-hangzhou; }
image=$(ecs DescribeImages --OSType linux | python3 -c 'import json,sys; print(json.load(sys.stdin)["Images"]["Image"][0]["ImageId"])')
ids=$(ecs RunInstances --Amount 2 --InstanceType ecs.g6.large --ImageId "$image" |
    python3 -c 'import json,sys; print(json.dumps(json.load(sys.stdin)["InstanceIdSets"]["InstanceIdSet"]))')
ecs DescribeInstances --InstanceIds "$ids" --waiter expr='Instances.Instance[1].Status' to=Running
