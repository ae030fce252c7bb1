"""The story with the old Python core (V1 signatures)."""
import json
import os
import time

from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

client = AcsClient("skystage", "skystage", "cn-hangzhou")


def call(action, version="2014-05-26", **parameters):
    request = CommonRequest(domain=os.environ["SKYSTAGE_ENDPOINT"], version=version, action_name=action)
    request.set_protocol_type("http")
    request.set_method("POST")
    for name, value in {"RegionId": "cn-hangzhou", **parameters}.items():
        request.add_query_param(name, value)
    return json.loads(client.do_action_with_exception(request))


def statuses(ids):
    return [i["Status"] for i in call("DescribeInstances", InstanceIds=json.dumps(ids))["Instances"]["Instance"]]


def wait(what, done):
    for _ in range(240):
        if done():
            return
        time.sleep(0.5)
    raise AssertionError(f"waited two minutes for {what}")


image = call("DescribeImages", OSType="linux")["Images"]["Image"][0]["ImageId"]
ids = call("RunInstances", Amount=2, InstanceType="ecs.g6.large", ImageId=image)["InstanceIdSets"]["InstanceIdSet"]
wait("Running", lambda: statuses(ids) == ["Running", "Running"])
try:
    call("StartInstance", InstanceId=ids[0])
    raise AssertionError("a running instance started")
except ServerException as error:
    assert error.get_error_code() == "IncorrectInstanceStatus", error
for instance_id in ids:
    call("DeleteInstance", InstanceId=instance_id, Force="true")
wait("the end", lambda: statuses(ids) == [])
