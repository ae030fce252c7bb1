// The story with today's Go SDK (V3 signatures), in the way of Kubernetes' components: they know the cloud by its host name
// alone (so the cloud is their proxy), and some of their calls leave RegionId to it.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	ecs "github.com/alibabacloud-go/ecs-20140526/v7/client"
	"github.com/alibabacloud-go/tea/tea"
	vpc "github.com/alibabacloud-go/vpc-20160428/v6/client"
)

const region, zone, image = "cn-hangzhou", "cn-hangzhou-h", "ubuntu_22_04_x64_20G_alibase_20240530.vhd"

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func wait(what string, done func() bool) {
	for i := 0; i < 240; i++ {
		if done() {
			return
		}
		time.Sleep(500 * time.Millisecond)
	}
	log.Fatalf("waited two minutes for %s", what)
}

func check(holds bool, what ...any) {
	if !holds {
		log.Fatal(what...)
	}
}

func list(ids ...string) *string { return tea.String(string(must(json.Marshal(ids)))) }

func code(err error) string {
	if refusal, ok := err.(*tea.SDKError); ok {
		return tea.StringValue(refusal.Code)
	}
	return fmt.Sprint(err)
}

func config(product string) *openapi.Config {
	return &openapi.Config{AccessKeyId: tea.String("skystage"), AccessKeySecret: tea.String("skystage"),
		RegionId: tea.String(region), Endpoint: tea.String(product + "." + region + ".aliyuncs.com"),
		Protocol: tea.String("http"), HttpProxy: tea.String("http://" + os.Getenv("SKYSTAGE_ENDPOINT"))}
}

func main() {
	cloud, networks := must(ecs.NewClient(config("ecs"))), must(vpc.NewClient(config("vpc")))
	instances := func(ids ...string) []*ecs.DescribeInstancesResponseBodyInstancesInstance {
		return must(cloud.DescribeInstances(&ecs.DescribeInstancesRequest{RegionId: tea.String(region), InstanceIds: list(ids...)})).Body.Instances.Instance
	}
	disk := func(id string) *ecs.DescribeDisksResponseBodyDisksDisk { // as Velero asks: no region
		return must(cloud.DescribeDisks(&ecs.DescribeDisksRequest{DiskIds: list(id)})).Body.Disks.Disk[0]
	}

	// a network
	vpcID := *must(networks.CreateVpc(&vpc.CreateVpcRequest{RegionId: tea.String(region), CidrBlock: tea.String("172.16.0.0/12")})).Body.VpcId
	wait("the VPC", func() bool {
		return *must(networks.DescribeVpcAttribute(&vpc.DescribeVpcAttributeRequest{RegionId: tea.String(region), VpcId: &vpcID})).Body.Status == "Available"
	})
	vsw := *must(networks.CreateVSwitch(&vpc.CreateVSwitchRequest{RegionId: tea.String(region), VpcId: &vpcID, ZoneId: tea.String(zone), CidrBlock: tea.String("172.16.1.0/24")})).Body.VSwitchId
	wait("the VSwitch", func() bool {
		return *must(networks.DescribeVSwitchAttributes(&vpc.DescribeVSwitchAttributesRequest{VSwitchId: &vsw})).Body.Status == "Available"
	})
	group := *must(cloud.CreateSecurityGroup(&ecs.CreateSecurityGroupRequest{RegionId: tea.String(region), VpcId: &vpcID,
		Tag: []*ecs.CreateSecurityGroupRequestTag{{Key: tea.String("karpenter.sh/discovery"), Value: &vpcID}}})).Body.SecurityGroupId

	// Karpenter: groups by tag, types, prices, a node and what it reads of it
	groups := must(cloud.DescribeSecurityGroups(&ecs.DescribeSecurityGroupsRequest{RegionId: tea.String(region),
		Tag: []*ecs.DescribeSecurityGroupsRequestTag{{Key: tea.String("karpenter.sh/discovery"), Value: &vpcID}}})).Body
	check(len(groups.SecurityGroups.SecurityGroup) == 1, groups)
	types := must(cloud.DescribeInstanceTypes(&ecs.DescribeInstanceTypesRequest{InstanceTypes: tea.StringSlice([]string{"ecs.g7.xlarge"})})).Body.InstanceTypes.InstanceType
	check(len(types) == 1 && *types[0].CpuCoreCount == 4, types)
	price := must(cloud.DescribePrice(&ecs.DescribePriceRequest{RegionId: tea.String(region), ResourceType: tea.String("instance"), InstanceType: tea.String("ecs.g7.xlarge")})).Body
	check(*price.PriceInfo.Price.TradePrice > 0, price)
	ids := tea.StringSliceValue(must(cloud.RunInstances(&ecs.RunInstancesRequest{RegionId: tea.String(region), InstanceType: tea.String("ecs.g7.xlarge"),
		ImageId: tea.String(image), VSwitchId: &vsw, SecurityGroupIds: []*string{&group}, Amount: tea.Int32(2),
		SystemDisk: &ecs.RunInstancesRequestSystemDisk{Category: tea.String("cloud_essd"), Size: tea.String("40"), PerformanceLevel: tea.String("PL0")},
		UserData:   tea.String("IyEvYmluL2Jhc2gK"), HttpEndpoint: tea.String("enabled"), HttpTokens: tea.String("required"), HttpPutResponseHopLimit: tea.Int32(2),
		SpotStrategy: tea.String("SpotAsPriceGo"),
		Tag:          []*ecs.RunInstancesRequestTag{{Key: tea.String("karpenter.sh/nodepool"), Value: tea.String("default")}}})).Body.InstanceIdSets.InstanceIdSet)
	check(len(ids) == 2, ids)
	wait("Running", func() bool {
		for _, one := range instances(ids...) {
			if *one.Status != "Running" {
				return false
			}
		}
		return true
	})
	node := instances(ids[0])[0]
	check(*node.Cpu == 4 && *node.Memory == 16384 && *node.SpotStrategy == "SpotAsPriceGo" && *node.VpcAttributes.VSwitchId == vsw, node)
	found := 0
	var token *string
	for {
		page := must(cloud.DescribeInstances(&ecs.DescribeInstancesRequest{RegionId: tea.String(region), MaxResults: tea.Int32(1), NextToken: token,
			Tag: []*ecs.DescribeInstancesRequestTag{{Key: tea.String("karpenter.sh/nodepool")}}, VpcId: &vpcID})).Body
		found += len(page.Instances.Instance)
		if tea.StringValue(page.NextToken) == "" {
			break
		}
		token = page.NextToken
	}
	check(found == 2, found)

	// the CSI driver: a disk for a node, changed while it is in use
	made := must(cloud.CreateDisk(&ecs.CreateDiskRequest{RegionId: tea.String(region), ZoneId: tea.String(zone), DiskName: tea.String("pv-1"), Size: tea.Int32(40),
		DiskCategory: tea.String("cloud_essd"), PerformanceLevel: tea.String("PL1"), ClientToken: tea.String("n:" + vpcID), Encrypted: tea.Bool(false),
		Tag: []*ecs.CreateDiskRequestTag{{Key: tea.String("createdby"), Value: tea.String("alibabacloud-csi-plugin")}}}))
	volume := *made.Body.DiskId
	wait("the disk", func() bool { return *disk(volume).Status == "Available" })
	check(tea.StringValue(disk(volume).SerialNumber) != "", "a serial number")
	must(cloud.AttachDisk(&ecs.AttachDiskRequest{InstanceId: &ids[0], DiskId: &volume}))
	wait("attached", func() bool { return *disk(volume).Status == "In_use" && *disk(volume).InstanceId == ids[0] })
	must(cloud.ResizeDisk(&ecs.ResizeDiskRequest{DiskId: &volume, NewSize: tea.Int32(60), Type: tea.String("online")}))
	change := func(dry bool) (*ecs.ModifyDiskSpecResponse, error) {
		return cloud.ModifyDiskSpec(&ecs.ModifyDiskSpecRequest{DiskId: &volume, DiskCategory: tea.String("cloud_auto"), DryRun: tea.Bool(dry)})
	}
	_, err := change(true)
	check(code(err) == "DryRunOperation", err)
	task := *must(change(false)).Body.TaskId
	wait("the change", func() bool {
		tasks := must(cloud.DescribeTasks(&ecs.DescribeTasksRequest{TaskIds: &task, PageSize: tea.Int32(100)})).Body.TaskSet.Task
		return len(tasks) == 1 && *tasks[0].TaskStatus == "Finished"
	})
	recovered := must(cloud.DescribeTasks(&ecs.DescribeTasksRequest{PageSize: tea.Int32(1), ResourceIds: []*string{&volume}, TaskAction: tea.String("ModifyDiskSpec")})).Body
	check(len(recovered.TaskSet.Task) == 1 && *recovered.TaskSet.Task[0].TaskId == task, recovered)
	_, err = change(true)
	check(code(err) == "NoChangeInDiskCategoryAndPerformanceLevel", err)
	events := must(cloud.DescribeInstanceHistoryEvents(&ecs.DescribeInstanceHistoryEventsRequest{RegionId: tea.String(region), ResourceType: tea.String("instance"),
		ResourceId: []*string{&ids[0]}, PageSize: tea.Int32(100)})).Body
	check(len(events.InstanceSystemEventSet.InstanceSystemEventType) == 0, events)

	// Velero: a snapshot and a disk of it, in whatever region the endpoint is
	snapshot := *must(cloud.CreateSnapshot(&ecs.CreateSnapshotRequest{DiskId: &volume, Tag: []*ecs.CreateSnapshotRequestTag{{Key: tea.String("velero"), Value: tea.String("1")}}})).Body.SnapshotId
	wait("the snapshot", func() bool {
		return *must(cloud.DescribeSnapshots(&ecs.DescribeSnapshotsRequest{SnapshotIds: list(snapshot)})).Body.Snapshots.Snapshot[0].Status == "accomplished"
	})
	restored := *must(cloud.CreateDisk(&ecs.CreateDiskRequest{SnapshotId: &snapshot, ZoneId: tea.String(zone), DiskCategory: tea.String("cloud_essd"), PerformanceLevel: tea.String("PL1")})).Body.DiskId
	wait("restored", func() bool { return *disk(restored).Status == "Available" })
	check(*disk(restored).Size == 60, "its size")

	// the end of it all
	must(cloud.DetachDisk(&ecs.DetachDiskRequest{InstanceId: &ids[0], DiskId: &volume}))
	wait("detached", func() bool { return *disk(volume).Status == "Available" })
	for _, id := range []string{volume, restored} {
		must(cloud.DeleteDisk(&ecs.DeleteDiskRequest{DiskId: tea.String(id)}))
	}
	must(cloud.DeleteSnapshot(&ecs.DeleteSnapshotRequest{SnapshotId: &snapshot}))
	must(cloud.DeleteInstances(&ecs.DeleteInstancesRequest{RegionId: tea.String(region), InstanceId: tea.StringSlice(ids), Force: tea.Bool(true)}))
	wait("the end", func() bool { return len(instances(ids...)) == 0 })
	must(cloud.DeleteSecurityGroup(&ecs.DeleteSecurityGroupRequest{RegionId: tea.String(region), SecurityGroupId: &group}))
	must(networks.DeleteVSwitch(&vpc.DeleteVSwitchRequest{RegionId: tea.String(region), VSwitchId: &vsw}))
	wait("the VSwitch's end", func() bool {
		return len(must(networks.DescribeVSwitches(&vpc.DescribeVSwitchesRequest{RegionId: tea.String(region), VSwitchId: &vsw})).Body.VSwitches.VSwitch) == 0
	})
	must(networks.DeleteVpc(&vpc.DeleteVpcRequest{RegionId: tea.String(region), VpcId: &vpcID}))
}
