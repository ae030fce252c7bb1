"""The story with apache-libcloud's ECS driver (V1 signatures, XML answers), which asks for nothing but what it knows itself."""
import os
import time

from libcloud.compute.providers import get_driver
from libcloud.common.types import LibcloudError
from libcloud.compute.types import NodeState, Provider, StorageVolumeState, VolumeSnapshotState

NAME = f"libcloud-{int(time.time())}"
host, port = os.environ["SKYSTAGE_ENDPOINT"].split(":")
driver = get_driver(Provider.ALIYUN_ECS)("skystage", "skystage", region="cn-hangzhou", host=host, port=int(port), secure=False)


def wait(what, done):
    for _ in range(240):
        if done():
            return
        time.sleep(0.5)
    raise AssertionError(f"waited two minutes for {what}")


def volume(one):
    return ([v for v in driver.list_volumes(ex_volume_ids=[one.id])] or [None])[0]


assert any(location.id == "cn-hangzhou" for location in driver.list_locations())
zones = driver.ex_list_zones()
zone = next(z for z in zones if z.id == "cn-hangzhou-h")
assert "cloud_efficiency" in zone.available_disk_categories and "ecs.g6.large" in zone.available_instance_types, zone
size = next(s for s in driver.list_sizes() if s.id == "ecs.g6.large")
assert size.ram == 8.0 and size.extra["cpu_core_count"] == 2, size
images = driver.list_images(ex_filters={"OSType": "linux"})
image = next(i for i in images if i.name.startswith("ubuntu_22"))
group = driver.ex_create_security_group(description="libcloud's")
assert [g for g in driver.ex_list_security_groups() if g.id == group]
node = driver.create_node("libcloud-1", size, image, ex_security_group_id=group, ex_description="a node",
                          ex_internet_charge_type="PayByTraffic", ex_internet_max_bandwidth_out=5,
                          ex_system_disk={"category": "cloud_efficiency", "disk_name": "root"},
                          ex_data_disks={"size": 20, "category": "cloud_efficiency", "delete_with_instance": True})
node = driver.list_nodes(ex_node_ids=[node.id])[0]
assert node.state == NodeState.RUNNING and node.private_ips and node.extra["description"] == "a node", node
assert node.extra["vpc_attributes"]["vpc_id"].startswith("vpc-"), node.extra
assert len(driver.list_volumes(ex_filters={"InstanceId": node.id})) == 2
extra = driver.create_volume(20, "libcloud-data", ex_zone_id=node.extra["zone_id"], ex_disk_category="cloud_efficiency")
wait("the volume", lambda: volume(extra).state == StorageVolumeState.AVAILABLE)
assert driver.attach_volume(node, extra, ex_delete_with_instance=False)
wait("attached", lambda: volume(extra).state == StorageVolumeState.INUSE)
snapshot = driver.create_volume_snapshot(extra, name="libcloud-snap")
wait("the snapshot", lambda: driver.list_volume_snapshots(extra)[0].state == VolumeSnapshotState.AVAILABLE)
assert driver.list_volume_snapshots(extra)[0].extra["source_disk_size"] == 20
root = next(v for v in driver.list_volumes(ex_filters={"InstanceId": node.id}) if v.extra["type"] == "system")
shot = driver.create_volume_snapshot(root, name="libcloud-root")
wait("the root's snapshot", lambda: driver.list_volume_snapshots(root)[0].state == VolumeSnapshotState.AVAILABLE)
try:
    driver.create_image(None, NAME, "made by libcloud", ex_snapshot_id=shot.id)
except LibcloudError as error:  # it asks at once for the image, which is still being made
    assert "could not find the image" in str(error), error
images = lambda: driver.list_images(ex_filters={"ImageName": NAME, "ImageOwnerAlias": "self"})
wait("the image", images)
made = images()[0]
assert driver.stop_node(node)
assert driver.start_node(node)
assert driver.reboot_node(node)
assert driver.detach_volume(extra)
wait("detached", lambda: volume(extra).state == StorageVolumeState.AVAILABLE)
assert driver.destroy_volume_snapshot(snapshot)
assert driver.delete_image(made)
assert driver.destroy_volume_snapshot(shot)
assert driver.destroy_volume(extra)
assert driver.destroy_node(node)
wait("the end", lambda: not driver.list_nodes(ex_node_ids=[node.id]))
assert driver.ex_delete_security_group_by_id(group)
