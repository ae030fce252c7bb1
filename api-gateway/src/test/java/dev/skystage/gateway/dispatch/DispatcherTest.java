package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.StopInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.http.FormatType;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.SdkCall;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules for every action: names, tokens, DryRun, formats. */
@StagingCloudTest
class DispatcherTest {
    private static Answer create(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("CidrBlock", "192.168.0.0/16"));
        parameters.addAll(List.of(more));
        return account.callVpc("CreateVpc", parameters.toArray(String[]::new));
    }

    private static int vpcs(Account account) {
        return account.callVpc("DescribeVpcs").body().get("TotalCount").asInt();
    }

    @Test
    void refusesAnUnknownAction(Account account) {
        var answer = account.call("MakeCoffee");
        answer.assertThat()
                .isError(404, "InvalidAction.NotFound")
                .saying("Specified api is not found, please check your url and method.");
        assertThat(answer.text("/Recommend"))
                .isEqualTo("https://api.aliyun.com/troubleshoot?q=InvalidAction.NotFound&product=Ecs&requestId="
                        + answer.text("/RequestId"));
    }

    /** Of the second one only the name is known, from the SDKs. */
    @ParameterizedTest
    @ValueSource(strings = {"CreateCapacityReservation", "CreateElasticityAssurance"})
    void saysWhichActionsAreNotWrittenYet(String action, Account account) {
        var answer = account.call(action);
        answer.assertThat().isError(403, "InvalidAction").saying("Specified action is not valid.");
        assertThat(answer.text("/Recommend")).isEqualTo("not written yet in Skystage, see docs/api-coverage.md");
    }

    @Test
    void theNewSdkSeesARefusal(Account account) {
        SdkCall.refused(
                        Product.ECS,
                        "StopInstance",
                        () -> account.v3().stopInstance(new StopInstanceRequest().setInstanceId("i-unknown")))
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void authenticatesFirst(Account account) {
        account.call("CreateCapacityReservation", "AccessKeyId", "nobody")
                .assertThat()
                .isError(404, "InvalidAccessKeyId.NotFound");
    }

    @Test
    void saysThatACheckHasPassed(Account account) {
        create(account, "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation")
                .saying("Request validation has been passed with DryRun flag set.");
    }

    @Test
    void keysOfARefusalComeInTheOrderOfToday(Account account) {
        assertThat(account.call("MakeCoffee").body().propertyNames())
                .containsExactly("RequestId", "HostId", "Code", "Message", "Recommend");
    }

    @Test
    void refusesAnUnknownVersion(Account account) {
        account.call("DescribeRegions", "Version", "2000-01-01").assertThat().isError(404, "InvalidAction.NotFound");
    }

    @Test
    void answersARepeatedTokenAgain(Account account) {
        var before = vpcs(account);
        var first = create(account, "ClientToken", "t-1");
        var again = create(account, "ClientToken", "t-1");
        first.assertThat().isOk();
        again.assertThat().isOk();
        assertThat(again.text("/VpcId")).isEqualTo(first.text("/VpcId"));
        assertThat(again.text("/RequestId")).isNotEqualTo(first.text("/RequestId"));
        assertThat(vpcs(account)).isEqualTo(before + 1);
    }

    /** The newest clients sign with V3; when one falls back to V1 the work must not be done twice. */
    @Test
    void aTokenIsTheSameWhateverTheSignature(Account account) throws Exception {
        var first = new CreateSecurityGroupRequest();
        first.setVpcId(account.vpcId());
        first.setClientToken("t-1");
        var again = new com.aliyun.ecs20140526.models.CreateSecurityGroupRequest()
                .setRegionId(Account.REGION)
                .setVpcId(account.vpcId())
                .setClientToken("t-1");
        assertThat(account.v3().createSecurityGroup(again).body.securityGroupId)
                .isEqualTo(account.v1().getAcsResponse(first).getSecurityGroupId());
    }

    @Test
    void refusesATokenWithOtherParameters(Account account) {
        create(account, "ClientToken", "t-1").assertThat().isOk();
        create(account, "ClientToken", "t-1", "VpcName", "other")
                .assertThat()
                .isError(400, "IdempotentParameterMismatch");
    }

    @Test
    void refusesATokenWhoseFirstCallIsStillRunning(
            Account account, @Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        new TransactionTemplate(transactions).executeWithoutResult(firstCall -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                    .param(account.id() + "/RunInstances/t-1")
                    .query()
                    .singleRow();
            account.call("RunInstances", "ClientToken", "t-1").assertThat().isError(403, "LastTokenProcessing");
        });
    }

    @Test
    void aRefusedCallDoesNotUseItsTokenUp(Account account) {
        account.callVpc("CreateVpc", "CidrBlock", "no", "ClientToken", "t-1");
        create(account, "ClientToken", "t-1").assertThat().isOk();
    }

    @Test
    void refusesATokenThatIsTooLongOrNotAscii(Account account) {
        create(account, "ClientToken", "x".repeat(65))
                .assertThat()
                .isError(400, "InvalidClientToken.ValueNotSupported");
        create(account, "ClientToken", "中").assertThat().isError(400, "InvalidClientToken.ValueNotSupported");
        // a rehearsal finds it too
        account.run("DryRun", "true", "ClientToken", "x".repeat(65))
                .assertThat()
                .isError(400, "InvalidClientToken.ValueNotSupported");
    }

    @Test
    void dryRunLeavesNothingBehind(Account account) {
        account.run("DryRun", "true").assertThat().isError(400, "DryRunOperation");
        var instances = account.call("DescribeInstances");
        instances.assertThat().isOk();
        assertThat(instances.body().get("TotalCount").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeImages", "DescribeInstances", "DescribeDisks"})
    void aReadSaysThatItCouldBeDone(String action, Account account) {
        account.call(action, "DryRun", "true").assertThat().isError(400, "DryRunOperation");
        account.call(action, "DryRun", "false").assertThat().isOk();
        account.call(action, "DryRun", "true", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(
                        action.equals("DescribeDisks") ? 400 : 404,
                        action.equals("DescribeDisks") ? "InvalidRegion.NotFound" : "InvalidRegionId.NotFound");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidOwner, OwnerId=1;OwnerAccount=me",
        "400, InvalidOwnerId, OwnerId=me",
        "400, InvalidOwnerAccount, OwnerAccount=me and you",
        "403, InvalidParameter.ResourceOwnerAccount, ResourceOwnerAccount=me and you",
    })
    void refusesOwnersThatAreNone(int status, String code, String parameters, Account account) {
        account.call("DescribeInstances", parameters.split("[=;]")).assertThat().isError(status, code);
        account.callVpc("DescribeVpcs", parameters.split("[=;]")).assertThat().isError(status, code);
    }

    @Test
    void takesTheOwnerThatClientsAreConfiguredWith(Account account) {
        account.call("DescribeInstances", "OwnerId", account.id(), "ResourceOwnerAccount", "me@example.com")
                .assertThat()
                .isOk();
    }

    @Test
    void answersInXml(Account account) throws Exception {
        var request = new DescribeRegionsRequest();
        request.setSysAcceptFormat(FormatType.XML);
        var answer = account.v1().doAction(request).getHttpContentString();
        assertThat(answer)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeRegionsResponse>")
                .contains("<Regions><Region>", "<RegionId>cn-hangzhou</RegionId>", "</Region></Regions>");
    }

    @Test
    void aMalformedNumberHasTheActionsOwnCode(Account account) {
        account.call("RunInstances", "Amount", "many")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("Amount");
        account.call("DescribeInstances", "PageNumber", "1e3").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeInstances", "Tag.999999999.Key", "k").assertThat().isError(400, "InvalidParameter");
    }
}
