package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many callers want something scarce at the same moment: no limit is exceeded, and the others get the right refusal.
 */
@StagingCloudTest
class RaceTest {
    /** No other test uses this region. */
    private static final String REGION = "me-east-1";

    private static final String ZONE = "me-east-1a";
    private static final int MIB_OF_A_LARGE = 8 * 1024;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    @AfterEach
    void openTheZone() {
        jdbc.sql("update host set status = 'Active' where zone_id = ?")
                .param(ZONE)
                .update();
    }

    @Test
    void theLastCapacityOfAZone(Account account, Time time) throws Exception {
        closeAllBut(2);
        jdbc.sql("""
                        update host set vcpus = used_vcpus + 8, memory_mib = used_memory_mib + 4 * ?
                        where zone_id = ? and status = 'Active'
                        """).params(MIB_OF_A_LARGE, ZONE).update();
        var place = new Place(account, time, "172.16.0.0/16");
        Crowd.hasWinners(8, Crowd.all(i -> place.run()), "OperationDenied.NoStock");
        assertThat(count("select count(*) from instance where account_id = ?", account.id()))
                .isEqualTo(8);
        assertThat(count("select sum(vcpus - used_vcpus) from host where zone_id = ? and status = 'Active'", ZONE))
                .isZero();
        assertThat(count("""
                        select count(*) from host h where zone_id = ? and used_vcpus <>
                            (select coalesce(sum(vcpus), 0) from allocation a where a.host_id = h.id)
                        """, ZONE)).isZero();
    }

    @Test
    void theLastHostsOfADeploymentSet(Account account, Time time) throws Exception {
        closeAllBut(3);
        var place = new Place(account, time, "172.16.0.0/16");
        var set = account.call("CreateDeploymentSet", "RegionId", REGION, "DeploymentStrategy", "Availability")
                .text("/DeploymentSetId");
        Crowd.hasWinners(
                3, Crowd.all(i -> place.run("DeploymentSetId", set)), "QuotaExceed.DeploymentSetInstanceQuotaFull");
        assertThat(count("select count(distinct host_id) from allocation where deployment_set_id = ?", set))
                .isEqualTo(3);
    }

    @Test
    void theLastAddressesOfAVSwitch(Account account, Time time) throws Exception {
        var place = new Place(account, time, "172.16.0.0/28");
        var free = (int) count("select available_ip_count from vswitch where id = ?", place.vSwitchId);
        Crowd.hasWinners(free, Crowd.all(i -> place.run()), "QuotaExceeded.PrivateIpAddress");
        assertThat(count("select available_ip_count from vswitch where id = ?", place.vSwitchId))
                .isZero();
        assertThat(count("select count(distinct private_ip) from instance where vswitch_id = ?", place.vSwitchId))
                .isEqualTo(free);
    }

    @Test
    void theLastUnitsOfAnInstanceQuota(Account account, Time time) throws Exception {
        var place = new Place(account, time, "172.16.0.0/16");
        quotas.setMaximum(account.id(), REGION, Quota.INSTANCES, 5);
        Crowd.hasWinners(5, Crowd.all(i -> place.run()), "QuotaExceed.AfterpayInstance");
        assertThat(count("select count(*) from instance where account_id = ?", account.id()))
                .isEqualTo(5);
    }

    @Test
    void theLastUnitsOfASecurityGroupQuota(Account account) throws Exception {
        account.vpcId();
        var used = (int) count(
                "select coalesce(sum(used), 0) from quota where account_id = ? and name = 'security-groups'",
                account.id());
        quotas.setMaximum(account.id(), Account.REGION, Quota.SECURITY_GROUPS, used + 1);
        Crowd.hasWinners(
                1,
                Crowd.all(i -> account.call("CreateSecurityGroup", "VpcId", account.vpcId())),
                "QuotaExceed.SecurityGroup");
    }

    @Test
    void theLastUnitsOfAnImageQuota(Account account) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.IMAGES, 3);
        Crowd.hasWinners(3, Crowd.all(i -> importImage(account, "image-" + i)), "QuotaExceed.Image");
        assertThat(count("select count(*) from image where account_id = ?", account.id()))
                .isEqualTo(3);
    }

    @Test
    void oneNameOfAnImage(Account account) throws Exception {
        Crowd.hasWinners(1, Crowd.all(i -> importImage(account, "image")), "InvalidImageName.Duplicated");
    }

    private static Answer importImage(Account account, String name) {
        return account.call(
                "ImportImage",
                "ImageName",
                name,
                "DiskDeviceMapping.1.OSSBucket",
                "bucket",
                "DiskDeviceMapping.1.OSSObject",
                "object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void oneClientToken(String token, Account account, Time time) throws Exception {
        var place = new Place(account, time, "172.16.0.0/16");
        var answers = Crowd.all(i -> place.run("ClientToken", token));
        assertThat(Crowd.codes(answers)).containsOnly("", "LastTokenProcessing");
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.text("/InstanceIdSets/InstanceIdSet/0"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(count("select count(*) from instance where account_id = ?", account.id()))
                .isEqualTo(1);
    }

    @Test
    void theFirstCallsOfAnAccountInARegion(Account account) throws Exception {
        Crowd.hasWinners(64, Crowd.all(i -> account.callVpc("DescribeVpcs", "RegionId", REGION)));
        assertThat(count(
                        "select count(*) from vpc where account_id = ? and region_id = '" + REGION + "'", account.id()))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void oneInstance(Account account, Time time) throws Exception {
        var id = account.runningInstance();
        var acts = List.of("StartInstance", "StopInstance", "RebootInstance", "ModifyInstanceAttribute");
        var answers = Crowd.all(i -> act(account, acts.get(i % acts.size()), id));
        assertThat(Crowd.codes(answers)).containsOnly("", "IncorrectInstanceStatus");
        time.runDueTasks();
        assertThat(status(id)).isIn("RUNNING", "STOPPED");
        assertThat(count("select count(*) from task where resource_id = ? and status <> 'Finished'", id))
                .isZero();
    }

    @RepeatedTest(3)
    void oneInstanceThatSomeDelete(Account account, Time time) throws Exception {
        var id = account.stoppedInstance();
        var acts = List.of("StartInstance", "DeleteInstance", "ModifyInstanceAttribute", "StopInstance");
        var answers = Crowd.all(i -> act(account, acts.get(i % acts.size()), id));
        assertThat(Crowd.codes(answers))
                .isSubsetOf(
                        "",
                        "IncorrectInstanceStatus",
                        "IncorrectInstanceStatus.Initializing",
                        "InvalidInstanceId.NotFound");
        var deleted = 0;
        for (var i = 0; i < answers.size(); i++) {
            if (acts.get(i % acts.size()).equals("DeleteInstance")
                    && answers.get(i).status() == 200) {
                deleted++;
            }
        }
        assertThat(deleted).as("one deletion at most takes effect").isLessThanOrEqualTo(1);
        time.runDueTasks();
        assertThat(count("select count(*) from instance where id = ?", id)).isEqualTo(1 - deleted);
        assertThat(count("select count(*) from allocation where instance_id = ?", id))
                .isEqualTo(1 - deleted);
        assertThat(count("select count(*) from network_interface where instance_id = ?", id))
                .isEqualTo(1 - deleted);
        assertThat(count("select used from quota where account_id = ? and name = 'instances'", account.id()))
                .isEqualTo(1 - deleted);
    }

    private static Answer act(Account account, String action, String id) {
        return account.call(action, "InstanceId", id, "InstanceName", "raced");
    }

    private String status(String id) {
        return jdbc.sql("select status from instance where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    /**
     * Leaves this many hosts of the zone in service that take the instances of this test. The others are drained and do
     * not fail: the instances that earlier tests have left on them would be restarted on the remaining hosts and take
     * the room that the test is about.
     */
    private void closeAllBut(int hosts) {
        jdbc.sql("""
                        update host set status = 'Draining' where zone_id = :zone and id not in
                            (select id from host where zone_id = :zone and 'ecs.g6' = any(families)
                             order by id limit :hosts)
                        """).param("zone", ZONE).param("hosts", hosts).update();
    }

    /** A network in the zone of the race. */
    private static final class Place {
        private final Account account;
        private final String vSwitchId;
        private final String groupId;

        Place(Account account, Time time, String cidr) {
            this.account = account;
            var vpcId = account.callVpc("CreateVpc", "RegionId", REGION, "CidrBlock", "172.16.0.0/12")
                    .text("/VpcId");
            time.runDueTasks();
            vSwitchId = account.callVpc(
                            "CreateVSwitch", "RegionId", REGION, "ZoneId", ZONE, "VpcId", vpcId, "CidrBlock", cidr)
                    .text("/VSwitchId");
            groupId = account.call("CreateSecurityGroup", "RegionId", REGION, "VpcId", vpcId)
                    .text("/SecurityGroupId");
            time.runDueTasks();
        }

        Answer run(String... more) {
            var pairs = new ArrayList<>(List.of(
                    "RegionId", REGION,
                    "ImageId", Account.IMAGE,
                    "InstanceType", Account.INSTANCE_TYPE,
                    "VSwitchId", vSwitchId,
                    "SecurityGroupId", groupId));
            pairs.addAll(List.of(more));
            return account.call("RunInstances", pairs.toArray(String[]::new));
        }
    }
}
