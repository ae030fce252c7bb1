package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest.Tag;
import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupsRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateSecurityGroupTest {
    @Autowired
    Quotas quotas;

    @Test
    void makesAGroupOfAVpc(Account account) throws Exception {
        var request = new CreateSecurityGroupRequest();
        request.setVpcId(account.vpcId());
        request.setSecurityGroupName("web:1");
        request.setDescription("front end");
        var tag = new Tag();
        tag.setKey("team");
        tag.setValue("蓝");
        request.setTags(List.of(tag));
        var groupId = account.v1().getAcsResponse(request).getSecurityGroupId();
        assertThat(groupId).startsWith("sg-");

        var describe = new DescribeSecurityGroupsRequest();
        describe.setSecurityGroupId(groupId);
        var group = account.v1().getAcsResponse(describe).getSecurityGroups().getFirst();
        assertThat(group.getVpcId()).isEqualTo(account.vpcId());
        assertThat(group.getSecurityGroupName()).isEqualTo("web:1");
        assertThat(group.getDescription()).isEqualTo("front end");
        assertThat(group.getTags().getFirst().getTagKey()).isEqualTo("team");
        assertThat(group.getTags().getFirst().getTagValue()).isEqualTo("蓝");
    }

    @Test
    void withoutAVpcItTakesInstancesOfTheDefaultOne(Account account) {
        var created = account.call("CreateSecurityGroup", "Description", "for_demo");
        assertThat(created).isOk();
        var group = created.text("/SecurityGroupId");
        account.call(
                        "CreateInstance",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "SecurityGroupId",
                        group)
                .assertThat()
                .isOk();
        var vpc = account.callVpc("DescribeVpcs", "IsDefault", "true").text("/Vpcs/Vpc/0/VpcId");
        assertThat(account.call("DescribeSecurityGroups", "VpcId", vpc, "SecurityGroupId", group)
                        .body()
                        .at("/SecurityGroups/SecurityGroup")
                        .size())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "SecurityGroupName, a, 400, InvalidSecurityGroupName.Malformed",
        "SecurityGroupName, 1a, 400, InvalidSecurityGroupName.Malformed",
        "SecurityGroupName, http://a, 400, InvalidSecurityGroupName.Malformed",
        "Description, a, 400, InvalidDescription.Malformed",
        "Description, https://a, 400, InvalidDescription.Malformed",
        "VpcId, vpc-none, 404, InvalidVpcId.NotFound",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "RegionId, '', 400, MissingParameter",
        "SecurityGroupType, other, 400, InvalidParameter",
        "ResourceGroupId, rg-none, 404, InvalidResourceGroup.NotFound",
        "Tag.1.Key, acs:a, 400, InvalidTagKey.Malformed",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("CreateSecurityGroup", name, value)).isError(status, code);
    }

    @Test
    void refusesAVpcThatIsBeingMade(Account account) {
        var pending = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(account.call("CreateSecurityGroup", "VpcId", pending)).isError(400, "IncorrectVpcStatus");
    }

    @Test
    void refusesTheVpcOfAnother(Account account, Account other) {
        assertThat(other.call("CreateSecurityGroup", "VpcId", account.vpcId()))
                .isError(404, "InvalidVpcId.NotFound")
                .saying("does not exist");
    }

    @Test
    void refusesMoreThanTheQuotaUntilOneIsDeleted(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.SECURITY_GROUPS, 1);
        var groupId = account.call("CreateSecurityGroup").text("/SecurityGroupId");
        assertThat(account.call("CreateSecurityGroup")).isError(403, "QuotaExceed.SecurityGroup");
        assertThat(account.call("DeleteSecurityGroup", "SecurityGroupId", groupId))
                .isOk();
        assertThat(account.call("CreateSecurityGroup")).isOk();
    }

    @Test
    void aRepeatedTokenGivesTheSameGroup(Account account) {
        var first = account.call("CreateSecurityGroup", "ClientToken", "t").text("/SecurityGroupId");
        assertThat(account.call("CreateSecurityGroup", "ClientToken", "t").text("/SecurityGroupId"))
                .isEqualTo(first)
                .isNotEmpty();
    }
}
