package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients that do not wait see with the default delays: the same every time. */
@StagingCloudTest
class DefaultDelaysTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Autowired
    Simulation simulation;

    @BeforeEach
    void usualDelays() {
        simulation.scale(1);
    }

    @AfterEach
    void atOnce() {
        simulation.scale(0);
    }

    @Test
    void aVSwitchRightAfterItsVpcIsTooEarly(Account account, Time time) {
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "10.0.0.0/8").text("/VpcId");
        time.runDueTasks();
        vSwitch(account, vpc, "10.1.0.0/16").assertThat().isError(400, "IncorrectVpcStatus");
        time.advance(LONG_ENOUGH);
        vSwitch(account, vpc, "10.1.0.0/16").assertThat().isOk();
    }

    @Test
    void twoVSwitchesOfAVpcAtOnceAreOneTooMany(Account account, Time time) {
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "10.0.0.0/8").text("/VpcId");
        time.advance(LONG_ENOUGH);
        vSwitch(account, vpc, "10.1.0.0/16").assertThat().isOk();
        time.runDueTasks();
        vSwitch(account, vpc, "10.2.0.0/16").assertThat().isError(400, "IncorrectVSwitchStatus");
        time.advance(LONG_ENOUGH);
        vSwitch(account, vpc, "10.2.0.0/16").assertThat().isOk();
    }

    /** libcloud's create_node does that. */
    @Test
    void anInstanceOfCreateInstanceCanBeStartedAtOnce(Account account, Time time) {
        network(account);
        var id = create(account, "CreateInstance").text("/InstanceId");
        assertThat(status(account, id)).isEqualTo("Stopped");
        account.call("StartInstance", "InstanceId", id).assertThat().isOk();
        assertThat(status(account, id)).isEqualTo("Starting");
        time.advance(LONG_ENOUGH);
        assertThat(status(account, id)).isEqualTo("Running");
    }

    @Test
    void anInstanceOfRunInstancesIsNotReadyAtOnce(Account account, Time time) {
        network(account);
        var id = create(account, "RunInstances").text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        assertThat(status(account, id)).isEqualTo("Pending");
        account.call("StartInstance", "InstanceId", id).assertThat().isError(500, "InstanceNotReady");
        account.call("DeleteInstance", "InstanceId", id)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus.Initializing");
        time.advance(LONG_ENOUGH);
        assertThat(status(account, id)).isEqualTo("Running");
    }

    private static Answer vSwitch(Account account, String vpc, String block) {
        return account.callVpc("CreateVSwitch", "VpcId", vpc, "ZoneId", Account.ZONE, "CidrBlock", block);
    }

    /** The network of the account, usable. */
    private void network(Account account) {
        simulation.scale(0);
        account.vSwitch();
        account.securityGroup();
        simulation.scale(1);
    }

    private static Answer create(Account account, String action) {
        var answer = account.call(action, account.usual());
        answer.assertThat().isOk();
        return answer;
    }

    private static String status(Account account, String id) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                .text("/Instances/Instance/0/Status");
    }
}
