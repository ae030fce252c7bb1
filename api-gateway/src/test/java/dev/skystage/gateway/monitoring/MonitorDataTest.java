package dev.skystage.gateway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeEipMonitorDataRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monitoring data of instances, disks, interfaces, snapshots and elastic addresses. */
@StagingCloudTest
class MonitorDataTest {
    private static Answer ask(Account account, String action, Instant from, Instant to, String... more) {
        var parameters = new ArrayList<>(List.of("StartTime", Times.of(from), "EndTime", Times.of(to)));
        parameters.addAll(List.of(more));
        return account.call(action, parameters.toArray(String[]::new));
    }

    @Test
    void anInstanceHasDataWhileItRuns(Account account, Time time) {
        var instance = account.runningInstance();
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        time.advance(Duration.ofMinutes(10));
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        time.advance(Duration.ofMinutes(10));
        var data = ask(
                account,
                "DescribeInstanceMonitorData",
                begin,
                begin.plus(Duration.ofMinutes(15)),
                "InstanceId",
                instance);
        data.assertThat().isOk();
        var records = data.body().at("/MonitorData/InstanceMonitorData");
        assertThat(records).hasSizeBetween(8, 11);
        assertThat(records.get(0).path("CPU").asInt()).isBetween(0, 100);
        assertThat(records.get(0).path("TimeStamp").asString()).isEqualTo(Times.of(begin));
        var again = ask(
                account,
                "DescribeInstanceMonitorData",
                begin,
                begin.plus(Duration.ofMinutes(15)),
                "InstanceId",
                instance);
        assertThat(again.body().at("/MonitorData")).isEqualTo(data.body().at("/MonitorData"));
    }

    /** A year of hours, in windows of 360 records: each answer is as long as the others, and no row is written. */
    @Test
    void dataOfAYearAreKeptNowhere(Account account, Time time, @Autowired JdbcClient jdbc) {
        var instance = account.runningInstance();
        var size = changes(jdbc, instance);
        var half = Duration.ofDays(15);
        var lengths = new HashSet<Integer>();
        for (var month = 0; month < 12; month++) {
            time.advance(half.multipliedBy(2));
            var end = time.now().truncatedTo(ChronoUnit.HOURS);
            for (var from : List.of(end.minus(half.multipliedBy(2)).plus(1, ChronoUnit.HOURS), end.minus(half))) {
                var to = from.plus(half).minus(1, ChronoUnit.HOURS);
                var data =
                        ask(account, "DescribeInstanceMonitorData", from, to, "InstanceId", instance, "Period", "3600");
                data.assertThat().isOk();
                var records = data.body().at("/MonitorData/InstanceMonitorData");
                assertThat(records.get(0).path("TimeStamp").asString()).isEqualTo(Times.of(from));
                lengths.add(records.size());
            }
        }
        assertThat(lengths).hasSize(1).allSatisfy(length -> assertThat(length).isBetween(359, 360));
        assertThat(changes(jdbc, instance)).isLessThanOrEqualTo(size); // after 90 days they are forgotten
    }

    /** The rows about the instance in the table that tells when it ran; there is no table of data. */
    private static long changes(JdbcClient jdbc, String instance) {
        return jdbc.sql("select count(*) from resource_event where resource_id = ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    @Test
    void burstableInstancesHaveCredits(Account account, Time time) {
        var ids = account.runInstances(1, "ecs.t6-c1m1.large");
        time.runDueTasks();
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        time.advance(Duration.ofMinutes(5));
        var data = ask(account, "DescribeInstanceMonitorData", begin, begin, "InstanceId", ids.getFirst());
        assertThat(data.text("/MonitorData/InstanceMonitorData/0/CPUCreditBalance"))
                .isNotEmpty();
    }

    @Test
    void aDiskHasDataWhileItIsInUse(Account account, Time time) {
        var instance = account.runningInstance();
        var disk = account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/DiskId");
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        time.advance(Duration.ofMinutes(5));
        var data = ask(account, "DescribeDiskMonitorData", begin, begin.plus(Duration.ofMinutes(2)), "DiskId", disk);
        assertThat(data.text("/TotalCount")).as("both ends are included").isEqualTo("3");
        var first = data.body().at("/MonitorData/DiskMonitorData/0");
        assertThat(first.path("IOPSTotal").asLong())
                .isEqualTo(first.path("IOPSRead").asLong()
                        + first.path("IOPSWrite").asLong());
    }

    @Test
    void secondaryInterfacesHaveDataWhileTheyAreAttached(Account account, Time time) {
        var instance = account.runningInstance();
        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/NetworkInterfaceId");
        time.runDueTasks();
        account.call("AttachNetworkInterface", "InstanceId", instance, "NetworkInterfaceId", eni)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        time.advance(Duration.ofMinutes(5));
        var data = ask(
                account, "DescribeEniMonitorData", begin, begin.plus(Duration.ofMinutes(3)), "InstanceId", instance);
        assertThat(data.text("/TotalCount")).isEqualTo("4");
        assertThat(data.text("/MonitorData/EniMonitorData/0/EniId")).isEqualTo(eni);
        var none = ask(account, "DescribeEniMonitorData", begin, begin, "InstanceId", instance, "EniId", "eni-none");
        assertThat(none.text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void anElasticAddressHasDataWhileItIsBound(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var eip = account.callVpc("AllocateEipAddress", "Bandwidth", "8").text("/AllocationId");
        account.callVpc("AssociateEipAddress", "AllocationId", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        time.advance(Duration.ofMinutes(20));
        var data = account.vpc()
                .describeEipMonitorData(new DescribeEipMonitorDataRequest()
                        .setRegionId(Account.REGION)
                        .setAllocationId(eip)
                        .setStartTime(Times.of(begin))
                        .setEndTime(Times.of(begin.plus(Duration.ofMinutes(10))))
                        .setPeriod(300))
                .getBody()
                .getEipMonitorDatas()
                .getEipMonitorData();
        assertThat(data).hasSize(3).allSatisfy(point -> {
            assertThat(point.getEipRX()).isBetween(0L, 8 * 125_000 * 300L);
            assertThat(point.getEipFlow()).isEqualTo(point.getEipRX() + point.getEipTX());
            assertThat(point.getEipBandwidth()).isEqualTo((int) (point.getEipFlow() / 300));
            assertThat(point.getEipPackets()).isPositive();
        });
        assertThat(data.get(1).getTimeStamp()).isEqualTo(Times.of(begin.plus(Duration.ofMinutes(5))));
        ask(account, "DescribeEipMonitorData", begin, begin, "AllocationId", eip, "RegionId", "cn-beijing")
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
    }

    /** Used to rehearse scaling: by instance, by tag, for a time; the last one that matches counts. */
    @Test
    void anInstanceIsAsBusyAsAProfileSays(Account account, Time time, Management management) {
        var instance = account.runningInstance();
        account.call(
                        "TagResources",
                        "ResourceType",
                        "instance",
                        "ResourceId.1",
                        instance,
                        "Tag.1.Key",
                        "tier",
                        "Tag.1.Value",
                        account.id())
                .assertThat()
                .isOk();
        var begin = time.now().truncatedTo(ChronoUnit.MINUTES).plus(10, ChronoUnit.MINUTES);
        var byTag = profile(
                management,
                "\"level\": 0.95, \"tagKey\": \"tier\", \"tagValue\": \"%s\", \"from\": \"%s\""
                        .formatted(account.id(), begin));
        var byId = profile(
                management,
                "\"level\": 0, \"instance\": \"%s\", \"from\": \"%s\", \"until\": \"%s\""
                        .formatted(instance, begin.plus(Duration.ofMinutes(5)), begin.plus(Duration.ofMinutes(8))));
        time.advance(Duration.ofMinutes(30));
        var data = ask(
                        account,
                        "DescribeInstanceMonitorData",
                        begin,
                        begin.plus(Duration.ofMinutes(9)),
                        "InstanceId",
                        instance)
                .body()
                .at("/MonitorData/InstanceMonitorData");
        assertThat(data).hasSize(10);
        for (var minute = 0; minute < 10; minute++) {
            var idle = minute >= 5 && minute < 8;
            assertThat(data.get(minute).path("CPU").asInt()).isBetween(idle ? 0 : 94, idle ? 1 : 96);
        }
        assertThat(management.get("loads").body()).anySatisfy(shown -> {
            assertThat(shown.path("id").asString()).isEqualTo(byTag);
            assertThat(shown.path("level").asDouble()).isEqualTo(0.95);
        });
        for (var id : List.of(byTag, byId)) {
            assertThat(management.delete("loads/" + id).text("/removed")).isEqualTo("1");
        }
        assertThat(management.delete("loads/" + byId).text("/removed")).isEqualTo("0");
        assertThat(management.post("loads", "{\"level\": 1.5}").status()).isEqualTo(400);
    }

    private static String profile(Management management, String fields) {
        var added = management.post("loads", "{" + fields + "}");
        assertThat(added.status()).isEqualTo(200);
        return added.text("/id");
    }

    @Test
    void snapshotsAddUp(Account account, Time time) {
        var now = time.now().truncatedTo(ChronoUnit.MINUTES);
        var data = ask(account, "DescribeSnapshotMonitorData", now.minus(Duration.ofMinutes(2)), now);
        assertThat(data.body().at("/MonitorData/DataPoint")).hasSize(3);
        assertThat(data.text("/MonitorData/DataPoint/0/Size")).isEqualTo("0");
        ask(account, "DescribeSnapshotMonitorData", now, now, "Category", "Slow")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeInstanceMonitorData, InstanceId, InvalidInstanceId.NotFound",
        "DescribeDiskMonitorData, DiskId, InvalidDiskId.NotFound",
        "DescribeEniMonitorData, InstanceId, InvalidInstanceId.NotFound",
        "DescribeSnapshotMonitorData, RegionId, InvalidRegionId.NotFound",
        "DescribeEipMonitorData, AllocationId, InvalidAllocationId.NotFound"
    })
    void refuses(String action, String parameter, String notFound, Account account, Time time) {
        var now = time.now().truncatedTo(ChronoUnit.MINUTES);
        var id = parameter.equals("RegionId") ? Account.REGION : "x-none";
        ask(account, action, now, now, parameter, "x-none").assertThat().isError(404, notFound);
        ask(account, action, now.minus(Duration.ofDays(31)), now, parameter, id)
                .assertThat()
                .isError(400, "InvalidStartTime.TooEarly");
        ask(account, action, now.minus(Duration.ofHours(7)), now, parameter, id)
                .assertThat()
                .isError(400, "InvalidParameter.TooManyDataQueried");
        ask(account, action, now, now, parameter, id, "Period", "30")
                .assertThat()
                .isError(400, "InvalidPeriod.ValueNotSupported");
        account.call(action, "StartTime", "now", "EndTime", Times.of(now), parameter, id)
                .assertThat()
                .isError(400, "InvalidStartTime.Malformed");
        account.call(action, "StartTime", Times.of(now), "EndTime", "now", parameter, id)
                .assertThat()
                .isError(400, "InvalidEndTime.Malformed");
        ask(account, action, now, now.minus(Duration.ofMinutes(1)), parameter, id)
                .assertThat()
                .isError(400, "InvalidStartTime.ValueNotSupported");
    }
}
