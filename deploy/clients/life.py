"""A whole life with today's Python SDK (V3 signatures): every field that comes must be of the type the SDK says."""
import inspect
import json
import os
import time
import typing

import alibabacloud_ecs20140526.models as ecs
import alibabacloud_vpc20160428.models as vpc
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428.client import Client as Vpc

REGION, ZONE = "cn-hangzhou", "cn-hangzhou-h"
IMAGE = "ubuntu_22_04_x64_20G_alibase_20240530.vhd"
config = Config(access_key_id="skystage", access_key_secret="skystage", endpoint=os.environ["SKYSTAGE_ENDPOINT"],
                protocol="http", region_id=REGION)
cloud, networks = Ecs(config), Vpc(config)
wrong = []
RECORDED = {"priority", "support_cancel"}  # a number and a flag in recorded answers, whatever the SDK says


def matches(value, kind):
    origin = typing.get_origin(kind)
    if origin is typing.Union:
        return any(matches(value, one) for one in typing.get_args(kind))
    if origin in (list, typing.List):
        return isinstance(value, list) and all(matches(v, typing.get_args(kind)[0]) for v in value)
    if origin in (dict, typing.Dict) or kind is typing.Any:
        return True
    if kind in (str, int, bool, float):
        return type(value) is kind or (kind is float and type(value) is int)
    return True


def check(model, path=""):
    """Compares the values of an answer with the types of its constructor, all the way down."""
    module = __import__(type(model).__module__, fromlist=["x"])
    spaces = {**vars(typing), **vars(ecs), **vars(vpc), **vars(module)}
    for name, kind in typing.get_type_hints(type(model).__init__, spaces).items():
        value, here = getattr(model, name, None), f"{path}.{name}"
        if value is None:
            continue
        if not matches(value, kind) and name not in RECORDED:
            wrong.append(f"{here}: {value!r} is no {kind}")
        for one in value if isinstance(value, list) else [value]:
            if hasattr(one, "to_map"):
                check(one, here)
    return model


def ask(client, action, **parameters):
    """Calls an action by its name and checks the types of its answer."""
    models = ecs if client is cloud else vpc
    request = getattr(models, "".join(part.title() for part in action.split("_")).replace("Vswitch", "VSwitch") + "Request")
    if "region_id" in inspect.signature(request.__init__).parameters:
        parameters["region_id"] = REGION
    body = getattr(client, action)(request(**parameters)).body
    return check(body, action)


def wait(what, done, times=240):
    for _ in range(times):
        if done():
            return
        time.sleep(0.5)
    raise AssertionError(f"waited too long for {what}")


def instance(one):
    found = ask(cloud, "describe_instances", instance_ids=json.dumps([one]),
                additional_attributes=["META_OPTIONS", "NETWORK_PRIMARY_ENI_IP"]).instances.instance
    return found[0] if found else None


def disk(one):
    found = ask(cloud, "describe_disks", disk_ids=json.dumps([one])).disks.disk
    return found[0] if found else None


def refused(code, action, client=None, **parameters):
    try:
        ask(client or cloud, action, **parameters)
    except Exception as error:  # the SDKs' own exceptions differ by version
        assert getattr(error, "code", "") == code, error
        return
    raise AssertionError(f"{action} was not refused with {code}")


vpc_id = ask(networks, "create_vpc", cidr_block="10.0.0.0/8", vpc_name="whole").vpc_id
wait("the VPC", lambda: ask(networks, "describe_vpcs", vpc_id=vpc_id).vpcs.vpc[0].status == "Available")
vsw = networks.create_vswitch(vpc.CreateVSwitchRequest(region_id=REGION, vpc_id=vpc_id, zone_id=ZONE, cidr_block="10.1.0.0/16")).body.v_switch_id
wait("the VSwitch", lambda: check(networks.describe_vswitches(vpc.DescribeVSwitchesRequest(region_id=REGION, v_switch_id=vsw)).body).v_switches.v_switch[0].status == "Available")
group = ask(cloud, "create_security_group", vpc_id=vpc_id, security_group_name="whole").security_group_id
ask(cloud, "authorize_security_group", security_group_id=group, permissions=[ecs.AuthorizeSecurityGroupRequestPermissions(
    ip_protocol="TCP", port_range="22/22", source_cidr_ip="0.0.0.0/0", policy="accept", priority="1")])
ask(cloud, "describe_security_group_attribute", security_group_id=group, direction="all")
ask(cloud, "describe_security_groups", vpc_id=vpc_id)
key = "whole-" + str(int(time.time()))
assert "PRIVATE KEY" in ask(cloud, "create_key_pair", key_pair_name=key).private_key_body
ask(cloud, "describe_key_pairs", key_pair_name=key)
ids = ask(cloud, "run_instances", amount=3, min_amount=1, instance_type="ecs.g7.large", image_id=IMAGE, v_switch_id=vsw,
          security_group_ids=[group], key_pair_name=key, instance_name="whole-[1,3]", unique_suffix=True,
          internet_max_bandwidth_out=5, user_data="IyEvYmluL3NoCg==", http_tokens="required", client_token=key,
          system_disk=ecs.RunInstancesRequestSystemDisk(category="cloud_essd", size="40", performance_level="PL0"),
          data_disk=[ecs.RunInstancesRequestDataDisk(category="cloud_essd", size=40, delete_with_instance=True)],
          tag=[ecs.RunInstancesRequestTag(key="app", value="whole")]).instance_id_sets.instance_id_set
assert len(ids) == 3, ids
for one in ids:
    wait("Running", lambda: instance(one).status == "Running")
first = instance(ids[0])
assert first.public_ip_address.ip_address and first.cpu == 2 and first.memory == 8192, first
assert [t.tag_value for t in first.tags.tag] == ["whole"], first.tags
assert len({i.public_ip_address.ip_address[0] for i in map(instance, ids)}) == 3

page, seen = None, []
while page is None or page.next_token:
    page = ask(cloud, "describe_instances", max_results=2, next_token=page and page.next_token,
               tag=[ecs.DescribeInstancesRequestTag(key="app", value="whole")])
    seen += [i.instance_id for i in page.instances.instance]
assert set(ids) <= set(seen) and len(seen) == len(set(seen)), seen
assert {s.status for s in ask(cloud, "describe_instance_status", instance_id=ids).instance_statuses.instance_status} == {"Running"}

for action, more in {
    "describe_instance_attribute": {"instance_id": ids[0]}, "describe_user_data": {"instance_id": ids[0]},
    "describe_instance_ram_role": {"instance_ids": json.dumps(ids)}, "describe_instances_full_status": {"instance_id": ids},
    "describe_instance_history_events": {"instance_id": ids[0]},
    "describe_instance_maintenance_attributes": {"instance_id": ids}, "describe_instance_vnc_url": {"instance_id": ids[0]},
    "describe_instance_attachment_attributes": {"instance_ids": json.dumps(ids)}, "get_instance_console_output": {"instance_id": ids[0]},
    "describe_network_interfaces": {"instance_id": ids[0]}, "describe_cloud_assistant_status": {"instance_id": ids},
    "describe_instance_types": {"instance_types": ["ecs.g7.large"], "max_results": 10}, "describe_images": {"page_size": 50},
    "describe_zones": {}, "describe_regions": {}, "describe_instance_type_families": {}, "describe_account_attributes": {},
    "describe_available_resource": {"destination_resource": "InstanceType", "instance_type": "ecs.g7.large"},
    "describe_price": {"resource_type": "instance", "instance_type": "ecs.g7.large"},
    "describe_spot_price_history": {"network_type": "vpc", "instance_type": "ecs.g7.large"},
    "describe_spot_advice": {"instance_types": ["ecs.g7.large"]}, "describe_resources_modification": {"resource_id": ids[0], "destination_resource": "InstanceType"},
    "describe_recommend_instance_type": {"network_type": "vpc", "instance_type": "ecs.g6.large"},
    "describe_tags": {"resource_type": "instance", "resource_id": ids[0]}, "describe_tasks": {}, "describe_deployment_sets": {}, "describe_launch_templates": {},
    "describe_dedicated_host_types": {}, "describe_dedicated_hosts": {}, "describe_snapshots": {}, "describe_snapshot_groups": {},
    "describe_auto_provisioning_groups": {}, "describe_commands": {}, "describe_invocations": {}, "describe_prefix_lists": {},
    "describe_clusters": {}, "describe_snapshot_links": {},
    "describe_auto_snapshot_policy_ex": {}, "describe_image_support_instance_types": {"image_id": IMAGE},
    "describe_disks_full_status": {}, "describe_snapshots_usage": {},
    "list_tag_resources": {"resource_type": "instance", "resource_id": ids},
}.items():
    try:
        ask(cloud, action, **more)
    except Exception as error:
        wrong.append(f"{action}: {error}")

ask(cloud, "tag_resources", resource_type="instance", resource_id=ids, tag=[ecs.TagResourcesRequestTag(key="more", value="")])
assert {t.tag_key for t in instance(ids[1]).tags.tag} == {"app", "more"}
ask(cloud, "untag_resources", resource_type="instance", resource_id=ids, tag_key=["more"])

refused("IncorrectInstanceStatus", "start_instance", instance_id=ids[0])
ask(cloud, "stop_instance", instance_id=ids[0])
wait("Stopped", lambda: instance(ids[0]).status == "Stopped")
ask(cloud, "modify_instance_spec", instance_id=ids[0], instance_type="ecs.g7.xlarge")
wait("the type", lambda: instance(ids[0]).instance_type == "ecs.g7.xlarge")
ask(cloud, "start_instance", instance_id=ids[0])
wait("Running again", lambda: instance(ids[0]).status == "Running")

data = [d for d in ask(cloud, "describe_disks", instance_id=ids[0]).disks.disk if d.type == "data"][0]
ask(cloud, "resize_disk", disk_id=data.disk_id, new_size=60, type="online")
wait("the size", lambda: disk(data.disk_id).size == 60)
spec = ask(cloud, "modify_disk_spec", disk_id=data.disk_id, disk_category="cloud_auto")
wait("the category", lambda: disk(data.disk_id).category == "cloud_auto")
assert spec.task_id
snapshot = ask(cloud, "create_snapshot", disk_id=data.disk_id, snapshot_name="whole").snapshot_id
shot = lambda: ask(cloud, "describe_snapshots", snapshot_ids=json.dumps([snapshot])).snapshots.snapshot[0]
wait("the snapshot", lambda: shot().status == "accomplished")
image = ask(cloud, "create_image", instance_id=ids[0], image_name=key).image_id
wait("the image", lambda: [i.status for i in ask(cloud, "describe_images", image_id=image, status="Creating,Available").images.image] == ["Available"])
copied = ask(cloud, "run_instances", instance_type="ecs.g7.large", image_id=image, v_switch_id=vsw, security_group_id=group,
             system_disk=ecs.RunInstancesRequestSystemDisk(category="cloud_essd")).instance_id_sets.instance_id_set
wait("the copy", lambda: instance(copied[0]).status == "Running")
shown = ask(cloud, "describe_images", image_id=image).images.image[0]
parts = [mapping.snapshot_id for mapping in shown.disk_device_mappings.disk_device_mapping]
assert len(parts) == 2, shown
refused("ImageUsingByInstance", "delete_image", image_id=image)
refused("DependencyViolation", "delete_security_group", security_group_id=group)
ask(cloud, "delete_instances", instance_id=ids + copied, force=True)
wait("the end", lambda: not ask(cloud, "describe_instances", instance_ids=json.dumps(ids + copied)).instances.instance)
ask(cloud, "delete_image", image_id=image, force=True)
for one in [snapshot] + parts:
    ask(cloud, "delete_snapshot", snapshot_id=one, force=True)
ask(cloud, "delete_key_pairs", key_pair_names=json.dumps([key]))
ask(cloud, "delete_security_group", security_group_id=group)
networks.delete_vswitch(vpc.DeleteVSwitchRequest(region_id=REGION, v_switch_id=vsw))
wait("the VSwitch's end", lambda: not networks.describe_vswitches(vpc.DescribeVSwitchesRequest(region_id=REGION, v_switch_id=vsw)).body.v_switches.v_switch)
ask(networks, "delete_vpc", vpc_id=vpc_id)
assert not wrong, "\n".join(wrong)
