package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aliyuncs.ecs.model.v20140526.DescribeAvailableResourceRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeAvailableResourceTest {
    @Test
    void listsInstanceTypesOfAllZones(Account account) throws ClientException {
        var request = new DescribeAvailableResourceRequest();
        request.setDestinationResource("InstanceType");
        request.setIoOptimized("optimized");

        var zones = account.v1().getAcsResponse(request).getAvailableZones();

        assertThat(zones).hasSize(8).allSatisfy(zone -> {
            assertThat(zone.getStatus()).isEqualTo("Available");
            assertThat(zone.getAvailableResources()).singleElement().satisfies(resource -> {
                assertThat(resource.getType()).isEqualTo("InstanceType");
                assertThat(resource.getSupportedResources())
                        .filteredOn(supported -> supported.getValue().equals(Account.INSTANCE_TYPE))
                        .singleElement()
                        .satisfies(
                                supported -> assertThat(supported.getStatus()).isEqualTo("Available"));
            });
        });
    }

    @Test
    void narrowsByCoresMemoryAndZone(Account account) throws Exception {
        var zones = account.v3()
                .describeAvailableResource(new com.aliyun.ecs20140526.models.DescribeAvailableResourceRequest()
                        .setRegionId(Account.REGION)
                        .setDestinationResource("InstanceType")
                        .setZoneId(Account.ZONE)
                        .setCores(2)
                        .setMemory(8f))
                .getBody()
                .getAvailableZones()
                .getAvailableZone();

        assertThat(zones).singleElement().satisfies(zone -> {
            assertThat(zone.getZoneId()).isEqualTo(Account.ZONE);
            assertThat(zone.getStatusCategory()).isEqualTo("WithStock");
            assertThat(zone.getAvailableResources()
                            .getAvailableResource()
                            .getFirst()
                            .getSupportedResources()
                            .getSupportedResource())
                    .extracting(supported -> supported.getValue())
                    .contains(Account.INSTANCE_TYPE)
                    .doesNotContain("ecs.g6.xlarge");
        });
    }

    @Test
    void listsDisksWithTheirSizes(Account account) {
        var answer = account.call(
                "DescribeAvailableResource",
                "DestinationResource",
                "DataDisk",
                "IoOptimized",
                "optimized",
                "InstanceType",
                Account.INSTANCE_TYPE,
                "SystemDiskCategory",
                "cloud_ssd",
                "DataDiskCategory",
                "cloud_ssd");

        var disk = answer.body()
                .at("/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/SupportedResources"
                        + "/SupportedResource/0");
        assertThat(disk.path("Value").asString()).isEqualTo("cloud_ssd");
        assertThat(disk.path("Min").asInt()).isEqualTo(20);
        assertThat(disk.path("Max").asInt()).isEqualTo(32_768);
        assertThat(disk.path("Unit").asString()).isEqualTo("GiB");
    }

    @Test
    void listsZonesNetworksAndOptimization(Account account) {
        assertThat(values(account, "Zone")).isEqualTo("cn-hangzhou-b");
        assertThat(values(account, "Network")).isEqualTo("vpc");
        assertThat(values(account, "IoOptimized")).isEqualTo("none");
        assertThat(values(account, "DataDisk", "ResourceType", "disk")).isNotEmpty();
    }

    @Test
    void disksNeedTheInstanceTypeAndNothingElse(Account account) {
        for (var disk : List.of("SystemDisk", "DataDisk")) {
            account.call("DescribeAvailableResource", "DestinationResource", disk)
                    .assertThat()
                    .isError(400, "Invalid.Param");
            assertThat(values(account, disk, "InstanceType", Account.INSTANCE_TYPE))
                    .isEqualTo("cloud_efficiency");
        }
        assertThat(values(account, "InstanceType")).startsWith("ecs.");
    }

    @Test
    void unknownValuesFindNothing(Account account) {
        var unknownType = account.call(
                "DescribeAvailableResource", "DestinationResource", "SystemDisk", "InstanceType", "ecs.none");
        var unknownZone =
                account.call("DescribeAvailableResource", "DestinationResource", "Zone", "ZoneId", "cn-beijing-a");

        assertThat(unknownType.body().propertyNames()).containsExactly("RequestId");
        assertThat(unknownZone.body().propertyNames()).containsExactly("RequestId");
    }

    @Test
    void refusesUnknownValues(Account account) {
        account.call("DescribeAvailableResource").assertThat().isError(400, "Invalid.Param");
        var refusals = List.of(
                tuple("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound"),
                tuple("RegionId", "", 400, "MissingParameter"),
                tuple("RegionId", "ap-south-1", 404, "Unavailable.Regions"),
                tuple("InstanceChargeType", "Free", 400, "Invalid.InstanceChargeType"),
                tuple("IoOptimized", "maybe", 404, "Invalid.IoOptimized"),
                tuple("NetworkCategory", "lan", 404, "Invalid.NetworkCategory"),
                tuple("SpotStrategy", "Cheap", 400, "InvalidParameter"));
        for (var refusal : refusals) {
            var row = refusal.toList();
            account.call("DescribeAvailableResource", "DestinationResource", "Zone", (String) row.get(0), (String)
                            row.get(1))
                    .assertThat()
                    .isError((Integer) row.get(2), (String) row.get(3));
        }
        account.call("DescribeAvailableResource", "DestinationResource", "Moon")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static String values(Account account, String resource, String... others) {
        var parameters = new ArrayList<>(List.of("DestinationResource", resource));
        parameters.addAll(List.of(others));
        var answer = account.call("DescribeAvailableResource", parameters.toArray(String[]::new));
        assertThat(answer.text("/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/Type"))
                .isEqualTo(resource);
        return answer.text("/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/SupportedResources"
                + "/SupportedResource/0/Value");
    }
}
