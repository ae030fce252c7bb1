package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceSpecRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceSpecTest {
    private static final String ACTION = "ModifyInstanceSpec";
    private static final String WINDOWS = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd";
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceSpecTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void aChangedTypeMovesPlaceAndQuota(Account account, Time time) throws Exception {
        var instance = account.stoppedInstance();
        var request = new ModifyInstanceSpecRequest();
        request.setInstanceId(instance);
        request.setInstanceType("ecs.g6.2xlarge");

        account.v1().getAcsResponse(request);

        var shown = shown(account, instance);
        assertThat(shown.path("InstanceType").asString()).isEqualTo("ecs.g6.2xlarge");
        assertThat(shown.path("Cpu").asInt()).isEqualTo(8);
        assertThat(shown.path("Memory").asInt()).isEqualTo(32 * 1024);
        assertThat(placeOf(instance)).isEqualTo(8);
        assertThat(vcpus(account)).isEqualTo(8);
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "InstanceType", "ecs.c6.large").assertThat().isOk();
        assertThat(placeOf(instance)).isEqualTo(2);
        assertThat(vcpus(account)).isEqualTo(2);
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(InstanceFacts.status(account, instance)).isEqualTo("Running");
    }

    @Test
    void withoutRoomNothingChanges(Account account, Management management) {
        var instance = account.stoppedInstance();
        var order = management.post(
                "faults",
                "{\"rules\": [{\"scope\": {\"account\": \"%s\"}, \"effect\": {\"kind\": \"noStock\"}}]}"
                        .formatted(account.id()));
        assertThat(order.status()).isEqualTo(200);

        change(account, instance, "InstanceType", "ecs.g6.2xlarge")
                .assertThat()
                .isError(403, "OperationDenied.NoStock");

        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo(Account.INSTANCE_TYPE);
        assertThat(placeOf(instance)).isEqualTo(2);
        assertThat(vcpus(account)).isEqualTo(2);
    }

    @Test
    void aZoneThatIsFullHasNoRoom(Account account, Account other, Time time) {
        var instance = account.stoppedInstance();
        InstanceFacts.takeAllBareMetal(other);
        change(account, instance, "InstanceType", InstanceFacts.BARE_METAL)
                .assertThat()
                .isError(403, "OperationDenied.NoStock")
                .saying("The resource is out of usage.");
        InstanceFacts.releaseAll(other, time);
    }

    @Test
    void anInstanceStoppedWithoutChargeGetsItsPlaceWhenItStarts(Account account, Time time) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
        time.runDueTasks();
        change(account, instance, "InstanceType", "ecs.g6.xlarge").assertThat().isOk();
        assertThat(facts.hasPlace(instance)).isFalse();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        assertThat(placeOf(instance)).isEqualTo(4);
    }

    @Test
    void aQuotaOfVcpusIsNotExceeded(Account account, @Autowired Quotas quotas) {
        var instance = account.stoppedInstance();
        quotas.setMaximum(account.id(), Account.REGION, Quota.POSTPAID_VCPUS, 7);
        change(account, instance, "InstanceType", "ecs.g6.2xlarge")
                .assertThat()
                .isError(403, "QuotaExceed.ElasticQuota");
        assertThat(placeOf(instance)).isEqualTo(2);
        change(account, instance, "InstanceType", "ecs.g6.xlarge").assertThat().isOk();
    }

    @Test
    void changesTheBandwidthAndTakesNoAddress(Account account, Time time) {
        var instance = account.runningInstance();
        change(account, instance, "InternetMaxBandwidthOut", "10").assertThat().isOk();
        var shown = shown(account, instance);
        assertThat(shown.path("InternetMaxBandwidthOut").asInt()).isEqualTo(10);
        assertThat(shown.path("InternetMaxBandwidthIn").asInt()).isEqualTo(200);
        assertThat(shown.at("/PublicIpAddress/IpAddress")).isEmpty();
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "InternetMaxBandwidthIn", "50").assertThat().isOk();
        assertThat(shown(account, instance).path("InternetMaxBandwidthIn").asInt())
                .isEqualTo(50);
    }

    @Test
    void theNextChangeOfTheSameKindHasToWaitFiveMinutes(Account account, Time time) {
        var instance = account.stoppedInstance();
        change(account, instance, "InstanceType", "ecs.g6.xlarge").assertThat().isOk();
        change(account, instance, "InternetMaxBandwidthOut", "10").assertThat().isOk();
        time.advance(Duration.ofSeconds(299));
        change(account, instance, "InstanceType", "ecs.g6.large").assertThat().isError(400, "Throttling");
        change(account, instance, "InternetMaxBandwidthOut", "20").assertThat().isError(400, "Throttling");
        time.advance(Duration.ofSeconds(1));
        change(account, instance, "InstanceType", "ecs.g6.large").assertThat().isOk();
        change(account, instance, "InternetMaxBandwidthOut", "20").assertThat().isOk();
    }

    @Test
    void refusesByStatusLockAndChargeType(Account account, Time time) {
        var instance = account.runningInstance();
        change(account, instance, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isError(400, "InvalidInstanceStatus.NotStopped");
        account.call("RebootInstance", "InstanceId", instance);
        change(account, instance, "InternetMaxBandwidthOut", "10")
                .assertThat()
                .isError(400, "InvalidStatus.ValueNotSupported")
                .saying("does not support this operation");
        facts.set(instance, "status = 'STOPPED', locks = '{security}'");
        change(account, instance, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isError(403, "InstanceLockedForSecurity");
        facts.set(instance, "locks = '{financial}'");
        change(account, instance, "InstanceType", "ecs.g6.xlarge").assertThat().isError(400, "Account.Arrearage");
        facts.set(instance, "locks = '{}'");
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        change(account, instance, "InstanceType", "ecs.g6.xlarge").assertThat().isError(403, "ChargeTypeViolation");
    }

    @Test
    void refusesTypesThatTheInstanceCannotHave(Account account) {
        var instance = account.stoppedInstance();
        change(account, instance, "InstanceType", "ecs.g6.huge")
                .assertThat()
                .isError(400, "InvalidInstanceType.ValueNotSupported");
        for (var unsuitable : List.of(Account.INSTANCE_TYPE, "ecs.t1.small", "ecs.g7.large")) {
            change(account, instance, "InstanceType", unsuitable)
                    .assertThat()
                    .isError(400, "DependencyViolation.InstanceType");
        }
        change(account, instance, "InstanceType", "ecs.d1.2xlarge").assertThat().isError(403, "CategoryViolation");
        facts.set(instance, "image_id = '" + WINDOWS + "'");
        change(account, instance, "InstanceType", "ecs.t5-lc2m1.nano")
                .assertThat()
                .isError(403, "ImageNotSupportInstanceType");
        facts.set(instance, "io_optimized = false");
        change(account, instance, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isError(400, "DependencyViolation.InstanceType");
    }

    @Test
    void refusesMalformedCalls(Account account, Account other) {
        var instance = account.runningInstance();
        change(account, instance, "InstanceType", "ecs.g6.xlarge", "InternetMaxBandwidthIn", "10")
                .assertThat()
                .isError(400, "InvalidParameter.Mismatch");
        change(account, instance).assertThat().isError(400, "InvalidParameter").saying("InstanceType");
        change(account, instance, "InternetMaxBandwidthOut", "101")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("InternetMaxBandwidthOut");
        change(account, instance, "InternetMaxBandwidthIn", "0")
                .assertThat()
                .isError(400, "InvalidParameter.Bandwidth");
        change(account, other.runningInstance(), "InternetMaxBandwidthOut", "10")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void aTokenStandsForOneRequest(Account account) {
        var instance = account.stoppedInstance();
        change(account, instance, "InstanceType", "ecs.g6.xlarge", "ClientToken", "t")
                .assertThat()
                .isOk();
        change(account, instance, "InstanceType", "ecs.g6.xlarge", "ClientToken", "t")
                .assertThat()
                .isOk();
        change(account, instance, "InstanceType", "ecs.g6.2xlarge", "ClientToken", "t")
                .assertThat()
                .isError(400, "IdempotenceParamNotMatch");
    }

    private long placeOf(String instance) {
        return facts.count("select vcpus from allocation where instance_id = ?", instance);
    }

    private long vcpus(Account account) {
        return facts.count(
                "select used from quota where account_id = ? and name = 'postpaid-vcpus' and region_id = ?",
                account.id(),
                Account.REGION);
    }

    private static Answer change(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }
}
