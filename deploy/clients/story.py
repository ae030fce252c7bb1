"""The story with the new Python SDK (V3 signatures)."""
import os
import time

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428 import models as vpc
from alibabacloud_vpc20160428.client import Client as Vpc

REGION = "cn-hangzhou"
config = Config(access_key_id="skystage", access_key_secret="skystage", endpoint=os.environ["SKYSTAGE_ENDPOINT"],
                protocol="http", region_id=REGION)
cloud, networks = Ecs(config), Vpc(config)


def wait(what, done):
    for _ in range(240):
        if done():
            return
        time.sleep(0.5)
    raise AssertionError(f"waited two minutes for {what}")


def statuses(ids):
    page = cloud.describe_instances(ecs.DescribeInstancesRequest(region_id=REGION, instance_ids=str(ids).replace("'", '"')))
    return [instance.status for instance in page.body.instances.instance]


vpc_id = networks.create_vpc(vpc.CreateVpcRequest(region_id=REGION, cidr_block="10.0.0.0/8")).body.vpc_id
wait("the VPC", lambda: networks.describe_vpcs(vpc.DescribeVpcsRequest(
    region_id=REGION, vpc_id=vpc_id)).body.vpcs.vpc[0].status == "Available")
image = cloud.describe_images(ecs.DescribeImagesRequest(region_id=REGION, ostype="linux")).body.images.image[0].image_id
ids = cloud.run_instances(ecs.RunInstancesRequest(
    region_id=REGION, amount=2, instance_type="ecs.g6.large", image_id=image)).body.instance_id_sets.instance_id_set
wait("Running", lambda: statuses(ids) == ["Running", "Running"])
try:
    cloud.start_instance(ecs.StartInstanceRequest(instance_id=ids[0]))
    raise AssertionError("a running instance started")
except Exception as error:
    assert "IncorrectInstanceStatus" in str(error), error
for instance_id in ids:
    cloud.stop_instance(ecs.StopInstanceRequest(instance_id=instance_id))
wait("Stopped", lambda: statuses(ids) == ["Stopped", "Stopped"])
for instance_id in ids:
    cloud.delete_instance(ecs.DeleteInstanceRequest(instance_id=instance_id))
wait("the end", lambda: statuses(ids) == [])
networks.delete_vpc(vpc.DeleteVpcRequest(region_id=REGION, vpc_id=vpc_id))
