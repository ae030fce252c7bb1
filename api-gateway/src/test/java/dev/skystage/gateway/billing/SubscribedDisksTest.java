package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disks that are part of a subscription begin and end with it. */
@StagingCloudTest
class SubscribedDisksTest {
    private final Subscriber subscriber;

    @Autowired
    SubscribedDisksTest(JdbcClient jdbc) {
        subscriber = new Subscriber(jdbc);
    }

    @Test
    void theyAreReleasedWithTheirInstance(Account account, Time time) {
        var instance = subscriber.instance(account, time);
        var part = create(account, "InstanceId", instance).text("/DiskId");
        var free = create(account, "ZoneId", Account.ZONE).text("/DiskId");
        time.runDueTasks();
        account.call("AttachDisk", "InstanceId", instance, "DiskId", free)
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeDisks", "DiskIds", "[\"" + part + "\"]")
                        .text("/Disks/Disk/0/DiskChargeType"))
                .isEqualTo("PrePaid");
        time.advance(Duration.ofDays(32));
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        var left = account.call("DescribeDisks");
        assertThat(left.text("/TotalCount")).isEqualTo("1");
        assertThat(left.text("/Disks/Disk/0/DiskId")).isEqualTo(free);
    }

    @Test
    void noneBeginsAfterItsEnd(Account account, Time time) {
        var instance = subscriber.instance(account, time);
        var free = create(account, "ZoneId", Account.ZONE).text("/DiskId");
        time.runDueTasks();
        account.call("AttachDisk", "InstanceId", instance, "DiskId", free)
                .assertThat()
                .isOk();
        time.advance(Duration.ofDays(32));
        create(account, "InstanceId", instance).assertThat().isError(403, "InstanceExpiredOrInArrears");
        account.call(
                        "ModifyDiskChargeType",
                        "InstanceId",
                        instance,
                        "DiskIds",
                        "[\"" + free + "\"]",
                        "DiskChargeType",
                        "PrePaid")
                .assertThat()
                .isError(400, "OrderCreationFailed");
    }

    private static Answer create(Account account, String where, String id) {
        return account.call("CreateDisk", where, id, "DiskCategory", "cloud_efficiency", "Size", "20");
    }
}
