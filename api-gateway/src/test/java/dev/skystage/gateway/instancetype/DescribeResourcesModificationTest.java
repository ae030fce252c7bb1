package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeResourcesModificationRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeResourcesModificationTest {
    @Test
    void listsTheTypesThatAnInstanceCanBeChangedTo(Account account) throws Exception {
        var instance = account.stoppedInstance();
        var request = new DescribeResourcesModificationRequest();
        request.setResourceId(instance);
        request.setDestinationResource("InstanceType");

        var zone = account.v1().getAcsResponse(request).getAvailableZones().getFirst();

        assertThat(zone.getZoneId()).isEqualTo(Account.ZONE);
        assertThat(zone.getStatus()).isEqualTo("Available");
        var types = zone.getAvailableResources().getFirst().getSupportedResources().stream()
                .map(resource -> resource.getValue())
                .toList();
        assertThat(types)
                .contains("ecs.g6.xlarge", "ecs.r6.large")
                .doesNotContain(Account.INSTANCE_TYPE, "ecs.c6.large", "ecs.g7.xlarge", "ecs.d1.2xlarge");
        assertThat(values(list(account, instance, "InstanceType", "OperationType", "Downgrade")))
                .contains("ecs.c6.large")
                .doesNotContain("ecs.g6.xlarge");
        assertThat(values(list(account, instance, "InstanceType", "InstanceType", "ecs.g6.xlarge")))
                .containsExactly("ecs.g6.xlarge");
    }

    /** ModifyInstanceSpec accepts what is listed. */
    @Test
    void listedTypesCanBeChosen(Account account) {
        var instance = account.stoppedInstance();
        var type = values(list(account, instance, "InstanceType")).getFirst();
        account.call("ModifyInstanceSpec", "InstanceId", instance, "InstanceType", type)
                .assertThat()
                .isOk();
    }

    @Test
    void listsTheSystemDisksOfAType(Account account) {
        var instance = account.stoppedInstance();
        var answer = list(account, instance, "SystemDisk", "InstanceType", "ecs.g6.xlarge");
        assertThat(values(answer)).contains("cloud_efficiency", "cloud_essd").doesNotContain("cloud");
        var disk = answer.body()
                .at(
                        "/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/SupportedResources/SupportedResource/0");
        assertThat(disk.path("Min").asInt()).isEqualTo(40);
        assertThat(disk.path("Max").asInt()).isGreaterThanOrEqualTo(500);
        assertThat(disk.path("Unit").asString()).isEqualTo("GiB");
    }

    @Test
    void refusesMalformedCalls(Account account, Account other) {
        var instance = account.runningInstance();
        account.call("DescribeResourcesModification", "ResourceId", instance)
                .assertThat()
                .isError(400, "Invalid.Param");
        list(account, instance, "Weather").assertThat().isError(400, "InvalidParameter");
        list(account, instance, "InstanceType", "OperationType", "Sidegrade")
                .assertThat()
                .isError(400, "InvalidParameter");
        list(account, instance, "SystemDisk").assertThat().isError(400, "InvalidParameter");
        list(account, instance, "SystemDisk", "InstanceType", "ecs.none")
                .assertThat()
                .isError(400, "InvalidParameter");
        list(account, other.runningInstance(), "InstanceType").assertThat().isError(404, "InvalidInstanceId.NotFound");
        list(account, instance, "InstanceType", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }

    private static List<String> values(Answer answer) {
        answer.assertThat().isOk();
        var values = new ArrayList<String>();
        answer.body()
                .at(
                        "/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/SupportedResources/SupportedResource")
                .forEach(one -> values.add(one.path("Value").asString()));
        return values;
    }

    private static Answer list(Account account, String instance, String wanted, String... more) {
        var parameters = new ArrayList<>(List.of("ResourceId", instance, "DestinationResource", wanted));
        parameters.addAll(List.of(more));
        return account.call("DescribeResourcesModification", parameters.toArray(String[]::new));
    }
}
