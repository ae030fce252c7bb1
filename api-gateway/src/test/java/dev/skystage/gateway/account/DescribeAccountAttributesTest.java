package dev.skystage.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeAccountAttributesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeAccountAttributesResponse.AccountAttributeItem;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribeAccountAttributesTest {
    private static final String[] NAMES = {
        "instance-network-type",
        "max-security-groups",
        "max-elastic-network-interfaces",
        "max-postpaid-instance-vcpu-count",
        "max-spot-instance-vcpu-count",
        "max-dedicated-hosts",
        "supported-postpaid-instance-types",
        "real-name-authentication"
    };

    @Autowired
    Quotas quotas;

    @Test
    void showsAllAttributes(Account account) throws ClientException {
        var request = new DescribeAccountAttributesRequest();
        request.setSysRegionId(Account.REGION);

        var items = account.v1().getAcsResponse(request).getAccountAttributeItems();

        assertThat(items).extracting(AccountAttributeItem::getAttributeName).containsExactly(NAMES);
        assertThat(values(items, "instance-network-type")).containsExactly("vpc");
        assertThat(values(items, "max-security-groups")).containsExactly("100");
        assertThat(values(items, "supported-postpaid-instance-types")).contains(Account.INSTANCE_TYPE);
        assertThat(values(items, "real-name-authentication")).containsExactly("yes");
    }

    @Test
    void showsTheNamedOnes(Account account) throws Exception {
        var answer = account.v3()
                .describeAccountAttributes(new com.aliyun.ecs20140526.models.DescribeAccountAttributesRequest()
                        .setRegionId(Account.REGION)
                        .setAttributeName(List.of("max-delicated-hosts", "max-security-groups", "no-such-thing")));

        assertThat(answer.getBody().getAccountAttributeItems().getAccountAttributeItem())
                .extracting(item -> item.getAttributeName())
                .containsExactly("max-security-groups", "max-dedicated-hosts");
    }

    @Test
    void showsWhatTheOperatorSetForTheAccountInTheRegion(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.SECURITY_GROUPS, 7);
        assertThat(maximum(account, Account.REGION)).isEqualTo("7");
        assertThat(maximum(account, "cn-beijing")).isEqualTo("100");
        quotas.setMaximum(account.id(), Account.REGION, Quota.SECURITY_GROUPS, null);
        assertThat(maximum(account, Account.REGION)).isEqualTo("100");
    }

    @Test
    void refusesUnknownRegions(Account account) {
        account.call("DescribeAccountAttributes", "RegionId", "mars-1")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }

    private static String maximum(Account account, String region) {
        return account.call("DescribeAccountAttributes", "RegionId", region, "AttributeName.1", "max-security-groups")
                .text("/AccountAttributeItems/AccountAttributeItem/0/AttributeValues/ValueItem/0/Value");
    }

    private static List<String> values(List<AccountAttributeItem> items, String name) {
        return items.stream()
                .filter(item -> item.getAttributeName().equals(name))
                .flatMap(item -> item.getAttributeValues().stream())
                .map(value -> value.getValue())
                .toList();
    }
}
