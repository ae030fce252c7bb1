package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class QueryAvailableInstancesTest {
    private static final String FIRST = "/Data/InstanceList/0/";

    private static Answer ask(Account account, String... filters) {
        return account.call(Product.BSSAPI, "QueryAvailableInstances", filters);
    }

    /** Terraform asks this before anything else, to learn the kind of account. */
    @Test
    void anAccountHasNothingOfProductsThatAreNotHere(Account account) {
        account.runInstances(1);
        var answer = ask(
                account,
                "PageSize",
                "50",
                "PageNum",
                "1",
                "ProductCode",
                "vipcloudfw",
                "ProductType",
                "vipcloudfw",
                "SubscriptionType",
                "Subscription");
        answer.assertThat().isOk();
        assertThat(answer.text("/Code")).isEqualTo("Success");
        assertThat(answer.text("/Success")).isEqualTo("true");
        assertThat(answer.text("/Message")).isEqualTo("Successful!");
        assertThat(answer.body().at("/Data/InstanceList")).isEmpty();
        assertThat(answer.text("/Data/TotalCount")).isEqualTo("0");
        assertThat(answer.text("/Data/PageSize")).isEqualTo("50");
    }

    @Test
    void refusesAPageByTheNameThatItHasHere(Account account) {
        ask(account, "PageNum", "0")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("\"PageNum\"");
    }

    @Test
    void listsInstancesOfEcs(Account account, Account other) {
        other.runInstances(1);
        var id = account.runInstances(1).getFirst();
        for (var filter : new String[][] {
            {},
            {"ProductCode", "ecs", "ProductType", "ecs"},
            {"SubscriptionType", "PayAsYouGo"},
            {"RenewStatus", "ManualRenewal"},
            {"InstanceIDs", id},
            {"Region", Account.REGION}
        }) {
            var answer = ask(account, filter);
            assertThat(answer.text("/Data/TotalCount")).isEqualTo("1");
            assertThat(answer.text(FIRST + "InstanceID")).isEqualTo(id);
            assertThat(answer.text(FIRST + "OwnerId")).isEqualTo(account.id());
            assertThat(answer.text(FIRST + "Region")).isEqualTo(Account.REGION);
            assertThat(answer.text(FIRST + "ProductCode") + answer.text(FIRST + "ProductType"))
                    .isEqualTo("ecsecs");
            assertThat(answer.text(FIRST + "SubscriptionType")).isEqualTo("PayAsYouGo");
            assertThat(answer.text(FIRST + "Status")).isIn("Creating", "Normal");
            assertThat(answer.text(FIRST + "CreateTime")).isNotEmpty();
            assertThat(answer.text(FIRST + "RenewStatus")).isEqualTo("ManualRenewal");
        }
        for (var filter : new String[][] {
            {"SubscriptionType", "Subscription"},
            {"RenewStatus", "AutoRenewal"},
            {"InstanceIDs", "i-none"},
            {"Region", "cn-beijing"},
            {"PageNum", "2", "PageSize", "1"}
        }) {
            assertThat(ask(account, filter).body().at("/Data/InstanceList")).isEmpty();
        }
        for (var wrong : new String[] {"SubscriptionType", "RenewStatus"}) {
            ask(account, wrong, "Any").assertThat().isError(400, "InvalidParameter");
        }
    }

    @Test
    void tellsHowASubscriptionIsRenewed(Account account) {
        var id = account.run(
                        "InstanceChargeType", "PrePaid", "Period", "1", "AutoRenew", "true", "AutoRenewPeriod", "2")
                .text("/InstanceIdSets/InstanceIdSet/0");
        var answer = ask(account, "SubscriptionType", "Subscription", "RenewStatus", "AutoRenewal");
        assertThat(answer.text(FIRST + "InstanceID")).isEqualTo(id);
        assertThat(answer.text(FIRST + "RenewalDuration")).isEqualTo("2");
        assertThat(answer.text(FIRST + "RenewalDurationUnit")).isEqualTo("M");
        assertThat(answer.text(FIRST + "EndTime")).isNotEmpty();
    }
}
