package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyPrepayInstanceSpecRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyPrepayInstanceSpecTest {
    private static final String ACTION = "ModifyPrepayInstanceSpec";
    private final InstanceFacts facts;

    @Autowired
    ModifyPrepayInstanceSpecTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void anUpgradeIsAnOrderAndMovesThePlace(Account account, Time time) throws Exception {
        var instance = subscription(account, time);
        var request = new ModifyPrepayInstanceSpecRequest();
        request.setInstanceId(instance);
        request.setInstanceType("ecs.g6.xlarge");
        request.setOperatorType("upgrade");

        var order = account.v1().getAcsResponse(request).getOrderId();

        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo("ecs.g6.xlarge");
        assertThat(facts.count("select vcpus from allocation where instance_id = ?", instance))
                .isEqualTo(4);
        assertThat(facts.count(
                        "select count(*) from purchase where id = ? and account_id = ? and kind = 'ChangeType'",
                        order,
                        account.id()))
                .isEqualTo(1);
        change(account, instance, "ecs.g6.2xlarge").assertThat().isError(400, "Throttling");
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "ecs.g6.2xlarge", "ClientToken", "t")
                .assertThat()
                .isOk();
        change(account, instance, "ecs.g6.4xlarge", "ClientToken", "t")
                .assertThat()
                .isError(400, "IdempotenceParamNotMatch");
    }

    @Test
    void thereAreThreeDowngrades(Account account, Time time) {
        var instance = subscription(account, time);
        facts.set(instance, "downgrades = 2");
        change(account, instance, "ecs.c6.large").assertThat().isError(400, "OrderCreationFailed");
        change(account, instance, "ecs.g6.xlarge", "OperatorType", "downgrade")
                .assertThat()
                .isError(400, "OrderCreationFailed");
        change(account, instance, "ecs.c6.large", "OperatorType", "downgrade")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "ecs.t5-lc1m1.small", "OperatorType", "downgrade")
                .assertThat()
                .isError(400, "InstanceDowngrade.QuotaExceed");
    }

    @Test
    void aTypeOnSaleMakesARetiredInstanceOptimized(Account account, Time time) {
        var instance = subscription(account, time);
        facts.set(instance, "io_optimized = false, instance_type = 'ecs.s1.small', instance_type_family = 'ecs.s1'");
        facts.setDisks(instance, "category = 'cloud'");
        change(account, instance, "ecs.g6.large", "SystemDisk.Category", "cloud")
                .assertThat()
                .isError(400, "InvalidParameter");
        change(account, instance, "ecs.g6.large", "SystemDisk.Category", "cloud_ssd")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("IoOptimized").asBoolean()).isTrue();
        assertThat(account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/Category"))
                .isEqualTo("cloud_ssd");
    }

    @Test
    void withoutRoomNothingChanges(Account account, Account other, Time time) {
        var instance = subscription(account, time);
        InstanceFacts.takeAllBareMetal(other);
        change(account, instance, InstanceFacts.BARE_METAL)
                .assertThat()
                .isError(403, "OperationDenied.NoStock")
                .saying("is out of stock");
        InstanceFacts.releaseAll(other, time);
        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo(Account.INSTANCE_TYPE);
        assertThat(facts.count("select count(*) from purchase where account_id = ?", account.id()))
                .isZero();
    }

    @Test
    void refusesWhatIsNoStoppedSubscription(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        change(account, instance, "ecs.g6.xlarge").assertThat().isError(400, "InvalidBillingMethod.ValueNotSupported");
        facts.makeSubscription(instance, time.now());
        change(account, instance, "ecs.g6.xlarge").assertThat().isError(400, "Account.Arrearage");
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(9)));
        account.call("StartInstance", "InstanceId", instance);
        change(account, instance, "ecs.g6.xlarge").assertThat().isError(400, "InvalidStatus.NotStopped");
        change(account, other.runningInstance(), "ecs.g6.xlarge")
                .assertThat()
                .isError(400, "InvalidInstanceId.NotFound");
        change(account, instance, "ecs.g6.xlarge", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        change(account, instance, "ecs.g6.xlarge", "RegionId", "cn-beijing")
                .assertThat()
                .isError(400, "InvalidInstanceId.NotFound");
        change(account, instance, "ecs.g6.xlarge", "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter.RegionId");
        change(account, "", "ecs.g6.xlarge").assertThat().isError(400, "MissingParameter.InstanceIdNotSupported");
        change(account, instance, "ecs.g6.xlarge", "OperatorType", "sidegrade")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void refusesTypesThatTheInstanceCannotHave(Account account, Time time) {
        var instance = subscription(account, time);
        change(account, instance, "ecs.none").assertThat().isError(400, "InvalidInstanceType.ValueNotSupported");
        change(account, instance, "ecs.g7.xlarge").assertThat().isError(400, "InvalidInstanceType.NotSupported");
        change(account, instance, "ecs.d1.2xlarge").assertThat().isError(403, "OperationDenied.LocalDiskUnsupported");
        facts.set(instance, "image_id = 'win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd'");
        change(account, instance, "ecs.t5-lc2m1.nano", "OperatorType", "downgrade")
                .assertThat()
                .isError(403, "ImageNotSupportInstanceType");
    }

    @Test
    void forATimeItHasMore(Account account, Time time) {
        var instance = subscription(account, time);
        for (var hours : List.of(-1, 9 * 24 + 1)) {
            change(account, instance, "ecs.g6.xlarge", "EndTime", in(time, hours))
                    .assertThat()
                    .isError(400, "InvalidParameter")
                    .saying("EndTime");
        }
        change(account, instance, "ecs.c6.large", "EndTime", in(time, 1), "OperatorType", "downgrade")
                .assertThat()
                .isError(400, "OrderCreationFailed");
        // it is dearer, but has less memory
        change(account, instance, "ecs.t5-c1m1.xlarge", "EndTime", in(time, 1))
                .assertThat()
                .isError(400, "OrderCreationFailed");
        change(account, instance, "ecs.g6.xlarge", "EndTime", in(time, 1))
                .assertThat()
                .isOk();
    }

    private static String in(Time time, int hours) {
        return Times.of(time.now().plus(Duration.ofHours(hours)).plusSeconds(1));
    }

    private String subscription(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(9)));
        return instance;
    }

    private static Answer change(Account account, String instance, String type, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance, "InstanceType", type));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }
}
