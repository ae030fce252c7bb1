package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceChargeTypeRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@StagingCloudTest
class ModifyInstanceChargeTypeTest {
    private static final String ACTION = "ModifyInstanceChargeType";
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceChargeTypeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void subscribesInstancesWithTheirDisks(Account account, Time time) throws Exception {
        var instance = withDataDisk(account, time);
        var request = new ModifyInstanceChargeTypeRequest();
        request.setInstanceIds("[\"" + instance + "\"]");
        request.setPeriod(1);
        request.setPeriodUnit("Year");

        assertThat(account.v1().getAcsResponse(request).getOrderId()).matches("\\d+");

        var shown = shown(account, instance);
        assertThat(shown.path("InstanceChargeType").asString()).isEqualTo("PrePaid");
        assertThat(shown.path("SaleCycle").asString()).isEqualTo("Year");
        var end = shown.path("ExpiredTime").asString();
        assertThat(end).isGreaterThan(time.now().plus(Duration.ofDays(364)).toString());
        assertThat(disks(account, instance)).hasSize(2).allSatisfy(disk -> {
            assertThat(disk.path("DiskChargeType").asString()).isEqualTo("PrePaid");
            assertThat(disk.path("ExpiredTime").asString()).isEqualTo(end);
            assertThat(disk.path("Portable").asBoolean()).isFalse();
        });
        assertThat(vcpus(account)).isZero();
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isError(403, "ChargeTypeViolation");
    }

    @Test
    void makesSubscriptionsPayAsYouGo(Account account, Time time) {
        var instance = withDataDisk(account, time);
        change(account, instance, "Period", "1", "IncludeDataDisks", "false")
                .assertThat()
                .isOk();
        assertThat(disks(account, instance))
                .anySatisfy(disk -> assertThat(disk.path("DiskChargeType").asString())
                        .isEqualTo(disk.path("Type").asString().equals("system") ? "PrePaid" : "PostPaid"));
        change(account, instance, "InstanceChargeType", "PostPaid", "AutoPay", "false")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
        assertThat(disks(account, instance))
                .allSatisfy(disk ->
                        assertThat(disk.path("DiskChargeType").asString()).isEqualTo("PostPaid"));
        assertThat(vcpus(account)).isEqualTo(2);
        assertThat(facts.count("select count(*) from purchase where account_id = ?", account.id()))
                .isEqualTo(2);
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
    }

    @Test
    void anInstanceStoppedWithoutChargeGetsAPlaceAgain(Account account, Time time) {
        var instance = account.runningInstance();
        account.call("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
        time.runDueTasks();
        change(account, instance, "Period", "1").assertThat().isOk();
        assertThat(facts.hasPlace(instance)).isTrue();
        assertThat(shown(account, instance).path("StoppedMode").asString()).isEqualTo("Not-applicable");
    }

    /** Terraform makes one token of the id of the instance and sends it both ways. */
    @Test
    void aTokenIsForOneWay(Account account) {
        var instance = account.runningInstance();
        var token = "terraform-modify-instance-charge-type-" + instance;
        String[] there = {"ClientToken", token, "InstanceChargeType", "PrePaid", "Period", "1"};
        var first = change(account, instance, there);
        first.assertThat().isOk();
        assertThat(change(account, instance, there).text("/OrderId")).isEqualTo(first.text("/OrderId"));
        change(account, instance, "ClientToken", token, "InstanceChargeType", "PrePaid", "Period", "2")
                .assertThat()
                .isError(400, "IdempotentParameterMismatch");
        change(account, instance, "ClientToken", token, "InstanceChargeType", "PostPaid")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
    }

    @Test
    void onlyChecksWithDryRun(Account account) {
        var instance = account.runningInstance();
        change(account, instance, "Period", "1", "DryRun", "true").assertThat().isError(400, "DryRunOperation");
        assertThat(shown(account, instance).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
    }

    @Test
    void changesEitherAllOrNone(Account account, Time time) {
        var instances = account.runInstances(2);
        time.runDueTasks();
        facts.set(instances.get(1), "auto_release_at = '2050-01-01T00:00:00Z'");
        account.call(
                        ACTION,
                        "Period",
                        "1",
                        "InstanceIds",
                        "[\"%s\",\"%s\"]".formatted(instances.get(0), instances.get(1)))
                .assertThat()
                .isError(400, "ReleaseTimeHaveBeenSet");
        assertThat(shown(account, instances.get(0)).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
    }

    @Test
    void refusesInstancesThatCannotChange(Account account, Account other, Time time, @Autowired Quotas quotas) {
        var instance = account.runningInstance();
        change(account, other.runningInstance(), "Period", "1").assertThat().isError(404, "InvalidInstanceId.NotFound");
        change(account, instance, "InstanceChargeType", "PostPaid").assertThat().isError(403, "ChargeTypeViolation");
        facts.set(instance, "status = 'STARTING'");
        change(account, instance, "Period", "1").assertThat().isError(400, "InvalidStatus.ValueNotSupported");
        facts.set(instance, "status = 'RUNNING'");
        facts.makeSubscription(instance, time.now());
        change(account, instance, "InstanceChargeType", "PostPaid").assertThat().isError(400, "ExpiredInstance");
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        quotas.setMaximum(account.id(), Account.REGION, Quota.POSTPAID_VCPUS, 3);
        change(account, instance, "InstanceChargeType", "PostPaid")
                .assertThat()
                .isError(403, "QuotaExceed.ElasticQuota");
    }

    @Test
    void refusesMalformedCalls(Account account) {
        var instance = account.runningInstance();
        change(account, instance, "Period", "10").assertThat().isError(400, "InvalidPeriod");
        change(account, instance, "Period", "6", "PeriodUnit", "Year")
                .assertThat()
                .isError(400, "InvalidPeriod");
        change(account, instance, "Period", "1", "PeriodUnit", "Day")
                .assertThat()
                .isError(400, "InvalidParameter");
        change(account, instance).assertThat().isError(400, "MissingParameter");
        change(account, instance, "InstanceChargeType", "Free")
                .assertThat()
                .isError(400, "InvalidInstanceChargeType.ValueNotSupported");
        for (var ids : List.of("i-1", "[]", "{}")) {
            account.call(ACTION, "InstanceIds", ids, "Period", "1")
                    .assertThat()
                    .isError(400, "InvalidParameter.InstanceIds");
        }
        account.call(ACTION, "InstanceIds", "[" + String.join(",", Collections.nCopies(21, "\"i-1\"")) + "]")
                .assertThat()
                .isError(400, "InstancesIdQuotaExceed");
    }

    private static String withDataDisk(Account account, Time time) {
        var made = account.run("DataDisk.1.Size", "40", "DataDisk.1.Category", "cloud_efficiency");
        made.assertThat().isOk();
        time.runDueTasks();
        return made.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private static JsonNode disks(Account account, String instance) {
        return account.call("DescribeDisks", "InstanceId", instance).body().at("/Disks/Disk");
    }

    private long vcpus(Account account) {
        return facts.count("select used from quota where account_id = ? and name = 'postpaid-vcpus'", account.id());
    }

    private static Answer change(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceIds", "[\"" + instance + "\"]"));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }
}
