package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How parameters are read and refused in all actions. */
@StagingCloudTest
class ParametersTest {
    @ParameterizedTest
    @CsvSource({
        "DescribeInstances, InstanceIds, i-abc",
        "DescribeInstances, PrivateIpAddresses, 10.0.0.1",
        "DescribeInstances, PageSize, 101",
        "DescribeInstances, PageNumber, 0",
        "DescribeInstances, PageNumber, 1e3",
        "DescribeInstances, MaxResults, 0",
        "DescribeInstances, NextToken, %%",
        "DescribeDisks, DiskIds, [",
        "DescribeSecurityGroups, NetworkType, lan",
        "DescribeSecurityGroups, SecurityGroupIds, sg-1",
        "DescribeZones, SpotStrategy, Cheap",
        "DescribeRegions, InstanceChargeType, Free",
        "StartInstances, InstanceId.0, i-abc",
        "StopInstances, InstanceId.01, i-abc"
    })
    void aRefusalNamesItsParameter(String action, String parameter, String value, Account account) {
        account.call(action, parameter, value)
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("The specified parameter \"" + parameter + "\" is not valid.");
    }

    @Test
    void aTimeFilterNamesItsPart(Account account) {
        account.call("DescribeInstances", "Filter.1.Key", "CREATION_START_TIME", "Filter.1.Value", "now")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("\"Filter.N.Value\"");
        account.call("DescribeInstances", "Filter.1.Key", "NEXT", "Filter.1.Value", "2026-11-21T02:00Z")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("\"Filter.N.Key\"");
    }

    @Test
    void aMissingParameterIsNamed(Account account) {
        account.call("StartInstance")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying(
                        "The input parameter \"InstanceId\" that is mandatory for processing this request is not supplied.");
    }

    @Test
    void aListMayHaveSingleQuotes(Account account) {
        account.call("DescribeInstances", "InstanceIds", "['i-a','i-b']")
                .assertThat()
                .isOk();
    }

    @Test
    void emptyAndUnknownParametersMakeNoInterface(Account account, @Autowired JdbcClient jdbc) {
        var created = account.run(
                "NetworkInterface.1.Junk", "", "NetworkInterface.2.Junk", "x", "NetworkInterface.3.VSwitchId", "");
        created.assertThat().isOk();
        assertThat(jdbc.sql("select count(*) from network_interface where account_id = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keysOfEcsStandAsRecorded(Account account) {
        account.runningInstance();
        var instance = account.call("DescribeInstances").body().at("/Instances/Instance/0");
        var keys = List.copyOf(instance.propertyNames());
        assertThat(keys).containsSubsequence("EipAddress", "PublicIpAddress");
        assertThat(account.callVpc("DescribeVpcs").body().propertyNames()).endsWith("RequestId");
    }
}
