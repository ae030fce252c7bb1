package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceAttributeRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceAttributeTest {
    private static final String ACTION = "ModifyInstanceAttribute";
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceAttributeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void changesNamesAndProtection(Account account) throws ClientException {
        var instance = account.runningInstance();
        var request = new ModifyInstanceAttributeRequest();
        request.setInstanceId(instance);
        request.setInstanceName("网站.web-1");
        request.setDescription("front end");
        request.setHostName("web-1.example");
        request.setDeletionProtection(true);

        account.v1().getAcsResponse(request);

        var shown = shown(account, instance);
        assertThat(shown.path("InstanceName").asString()).isEqualTo("网站.web-1");
        assertThat(shown.path("Description").asString()).isEqualTo("front end");
        assertThat(shown.path("HostName").asString()).isEqualTo("web-1.example");
        assertThat(shown.path("DeletionProtection").asBoolean()).isTrue();
    }

    /** As at creation. */
    @Test
    void aSubscriptionIsNotProtected(Account account, Time time) {
        var instance =
                account.run("InstanceChargeType", "PrePaid", "Period", "1").text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        account.call(ACTION, "InstanceId", instance, "DeletionProtection", "true")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("DeletionProtection").asBoolean())
                .isFalse();
    }

    @Test
    void leavesAloneWhatIsNotNamed(Account account) {
        var instance = account.runningInstance();
        var before = shown(account, instance);
        account.call(ACTION, "InstanceId", instance, "Description", "only this")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("InstanceName")).isEqualTo(before.path("InstanceName"));
        assertThat(shown(account, instance).path("HostName")).isEqualTo(before.path("HostName"));
        account.call(ACTION, "InstanceId", instance, "Description", "")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("Description").asString()).isEmpty();
    }

    @Test
    void setsAPasswordButNotWhileTheInstanceStarts(Account account, Time time) {
        var instance = account.runInstances(1).getFirst();
        account.call(ACTION, "InstanceId", instance, "Password", "Secret123")
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        account.call(ACTION, "InstanceId", instance, "Password", "Secret123")
                .assertThat()
                .isOk();
        account.call(ACTION, "InstanceId", instance, "Password", "abcdefg1!")
                .assertThat()
                .isOk();
        account.call("RebootInstance", "InstanceId", instance).assertThat().isOk();
        account.call(ACTION, "InstanceId", instance, "Password", "Secret123")
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
    }

    @Test
    void setsUserDataOfARunningOrStoppedInstance(Account account) {
        var userData =
                Base64.getEncoder().encodeToString("#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var instance = account.runningInstance();
        account.call(ACTION, "InstanceId", instance, "UserData", "IyEvYmluL3No")
                .assertThat()
                .isOk();
        facts.set(instance, "status = 'STOPPING'");
        account.call(ACTION, "InstanceId", instance, "UserData", userData)
                .assertThat()
                .isError(403, "IncorrectInstanceStatus");
        facts.set(instance, "status = 'STOPPED'");
        account.call(ACTION, "InstanceId", instance, "UserData", userData)
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeUserData", "InstanceId", instance).text("/UserData"))
                .isEqualTo(userData);
    }

    @Test
    void limitsUserData(Account account) {
        var instance = account.stoppedInstance();
        var most = Base64.getEncoder().encodeToString(new byte[32 * 1024]);
        var tooMuch = Base64.getEncoder().encodeToString(new byte[32 * 1024 + 1]);
        account.call(ACTION, "InstanceId", instance, "UserData", most)
                .assertThat()
                .isOk();
        account.call(ACTION, "InstanceId", instance, "UserData", tooMuch)
                .assertThat()
                .isError(400, "InvalidUserData.SizeExceeded");
        account.call(ACTION, "InstanceId", instance, "UserData", "§§§")
                .assertThat()
                .isError(400, "InvalidParameter");
        facts.set(instance, "io_optimized = false");
        account.call(ACTION, "InstanceId", instance, "UserData", most)
                .assertThat()
                .isError(400, "InvalidUserData.NotSupported");
    }

    @Test
    void setsTheModeOfBurstableInstancesOnly(Account account) {
        var instance = account.runningInstance();
        account.call(ACTION, "InstanceId", instance, "CreditSpecification", "Unlimited")
                .assertThat()
                .isError(400, "InvalidParameter");
        facts.set(instance, "instance_type_family = 'ecs.t5'");
        account.call(ACTION, "InstanceId", instance, "CreditSpecification", "Unlimited")
                .assertThat()
                .isOk();
        account.call(ACTION, "InstanceId", instance, "CreditSpecification", "Endless")
                .assertThat()
                .isError(400, "InvalidParameter");
        assertThat(shown(account, instance).path("CreditSpecification").asString())
                .isEqualTo("Unlimited");
    }

    @Test
    void changesSecurityGroups(Account account) throws Exception {
        var instance = account.runningInstance();
        var group =
                account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");

        account.v3()
                .modifyInstanceAttribute(new com.aliyun.ecs20140526.models.ModifyInstanceAttributeRequest()
                        .setInstanceId(instance)
                        .setSecurityGroupIds(java.util.List.of(group)));

        assertThat(shown(account, instance)
                        .at("/SecurityGroupIds/SecurityGroupId/0")
                        .asString())
                .isEqualTo(group);
        account.call(ACTION, "InstanceId", instance, "SecurityGroupIds.1", "sg-unknown")
                .assertThat()
                .isError(404, "InvalidSecurityGroupId.NotFound");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            InstanceName, 1abc,                   InvalidInstanceName.Malformed
            InstanceName, a,                      InvalidInstanceName.Malformed
            InstanceName, a b,                    InvalidInstanceName.Malformed
            InstanceName, http://a,               InvalidInstanceName.Malformed
            Description,  http://a,               InvalidDescription.Malformed
            Description,  https://a,              InvalidDescription.Malformed
            Password,     Short1,                 InvalidPassword.Malformed
            Password,     alllowercase1,          InvalidPassword.Malformed
            Password,     NoDigitsHere,           InvalidPassword.Malformed
            Password,     Umlaut1äöü,             InvalidPassword.Malformed
            HostName,     a,                      InvalidHostName.Malformed
            HostName,     -ab,                    InvalidHostName.Malformed
            HostName,     ab.,                    InvalidHostName.Malformed
            HostName,     a..b,                   InvalidHostName.Malformed
            HostName,     a_b,                    InvalidHostName.Malformed
            """)
    void refusesMalformedValues(String parameter, String value, String code, Account account) {
        account.call(ACTION, "InstanceId", account.runningInstance(), parameter, value)
                .assertThat()
                .isError(400, code)
                .saying("is not valid");
    }

    @Test
    void windowsHasItsOwnRules(Account account) {
        var instance = account.runningInstance();
        facts.set(instance, "os_type = 'windows'");
        account.call(ACTION, "InstanceId", instance, "HostName", "123456")
                .assertThat()
                .isError(400, "InvalidHostName.Malformed");
        account.call(ACTION, "InstanceId", instance, "HostName", "sixteen-letters-")
                .assertThat()
                .isError(400, "InvalidHostName.Malformed");
        account.call(ACTION, "InstanceId", instance, "Password", "/Secret123")
                .assertThat()
                .isError(400, "InvalidPassword.Malformed");
        account.call(ACTION, "InstanceId", instance, "HostName", "win-123")
                .assertThat()
                .isOk();
    }

    @Test
    void refusesInstancesThatAreLockedOrNotThere(Account account, Account other) {
        var foreign = other.runningInstance();
        account.call(ACTION, "InstanceId", "i-unknown", "Description", "x")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION, "InstanceId", foreign, "Description", "x")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION, "Description", "x").assertThat().isError(400, "MissingParameter");
        facts.lock(foreign, "security");
        other.call(ACTION, "InstanceId", foreign, "Password", "Secret123")
                .assertThat()
                .isError(403, "InstanceLockedForSecurity");
    }
}
