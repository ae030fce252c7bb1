// The story with the Go core (V1 signatures).
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	endpoint := os.Getenv("SKYSTAGE_ENDPOINT")
	client := must(ecs.NewClientWithAccessKey("cn-hangzhou", "skystage", "skystage"))
	statuses := func(ids []string) []string {
		describe := ecs.CreateDescribeInstancesRequest()
		describe.Domain = endpoint
		describe.InstanceIds = `["` + strings.Join(ids, `","`) + `"]`
		var found []string
		for _, instance := range must(client.DescribeInstances(describe)).Instances.Instance {
			found = append(found, instance.Status)
		}
		return found
	}
	wait := func(wanted string, ids []string) {
		for i := 0; i < 240; i++ {
			if strings.Join(statuses(ids), " ") == wanted {
				return
			}
			time.Sleep(500 * time.Millisecond)
		}
		log.Fatalf("waited two minutes for %q", wanted)
	}

	images := ecs.CreateDescribeImagesRequest()
	images.Domain = endpoint
	images.OSType = "linux"
	run := ecs.CreateRunInstancesRequest()
	run.Domain = endpoint
	run.ImageId = must(client.DescribeImages(images)).Images.Image[0].ImageId
	run.InstanceType = "ecs.g6.large"
	run.Amount = requests.NewInteger(2)
	ids := must(client.RunInstances(run)).InstanceIdSets.InstanceIdSet
	wait("Running Running", ids)

	start := ecs.CreateStartInstanceRequest()
	start.Domain = endpoint
	start.InstanceId = ids[0]
	if _, err := client.StartInstance(start); err == nil || !strings.Contains(err.Error(), "IncorrectInstanceStatus") {
		log.Fatal("a running instance started: ", err)
	}
	for _, id := range ids {
		remove := ecs.CreateDeleteInstanceRequest()
		remove.Domain = endpoint
		remove.InstanceId = id
		remove.Force = requests.NewBoolean(true)
		must(client.DeleteInstance(remove))
	}
	wait("", ids)
	fmt.Println("done")
}
