package dev.skystage.gateway.resourcegroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** ListResourceGroups and GetResourceGroup, as Terraform's data sources call them. */
@StagingCloudTest
class ResourceManagerTest {
    private static final String FIRST = "/ResourceGroups/ResourceGroup/0/";

    private static Answer list(Account account, String... filters) {
        return account.call(Product.RESOURCEMANAGER, "ListResourceGroups", filters);
    }

    @Test
    void everyAccountHasItsDefaultGroup(Account account) {
        var all = list(account);
        all.assertThat().isOk();
        var group = all.text(FIRST + "Id");
        assertThat(group).startsWith("rg-");
        assertThat(all.text(FIRST + "Name")).isEqualTo("default");
        assertThat(all.text(FIRST + "DisplayName")).isEqualTo("default resource group");
        assertThat(all.text(FIRST + "AccountId")).isEqualTo(account.id());
        assertThat(all.text(FIRST + "Status")).isEqualTo("OK");
        assertThat(all.text(FIRST + "CreateDate")).isNotEmpty();
        account.call(
                        "CreateSecurityGroup",
                        "VpcId",
                        account.vpcId(),
                        "SecurityGroupName",
                        "grouped",
                        "ResourceGroupId",
                        group)
                .assertThat()
                .isOk();
        var one = account.call(Product.RESOURCEMANAGER, "GetResourceGroup", "ResourceGroupId", group);
        one.assertThat().isOk();
        assertThat(one.text("/ResourceGroup/Name")).isEqualTo("default");
        assertThat(one.body().at("/ResourceGroup/RegionStatuses/RegionStatus")).anySatisfy(region -> {
            assertThat(region.path("RegionId").asString()).isEqualTo(Account.REGION);
            assertThat(region.path("Status").asString()).isEqualTo("OK");
        });
    }

    @Test
    void filters(Account account) {
        var id = list(account).text(FIRST + "Id");
        for (var filter : new String[][] {
            {"ResourceGroupId", id},
            {"Name", "default"},
            {"DisplayName", "default resource group"},
            {"Status", "OK"},
            {"PageSize", "1"}
        }) {
            assertThat(list(account, filter).text(FIRST + "Id")).isEqualTo(id);
        }
        for (var filter : new String[][] {
            {"ResourceGroupId", "rg-none"}, {"Name", "none"}, {"DisplayName", "none"}, {"Status", "Deleting"}
        }) {
            assertThat(list(account, filter).text("/TotalCount")).isEqualTo("0");
        }
        var beyond = list(account, "PageNumber", "1000", "PageSize", "100");
        assertThat(beyond.body().at("/ResourceGroups/ResourceGroup")).isEmpty();
        assertThat(beyond.text("/PageNumber")).isEqualTo("1000");
        assertThat(beyond.text("/PageSize")).isEqualTo("100");
        list(account, "Status", "Gone").assertThat().isError(400, "InvalidParameter");
    }

    @Test
    void groupsOfOthersAreNotThere(Account account, Account other) {
        var group = list(other).text(FIRST + "Id");
        account.call(Product.RESOURCEMANAGER, "GetResourceGroup", "ResourceGroupId", group)
                .assertThat()
                .isError(404, "EntityNotExists.ResourceGroup");
        account.call(Product.RESOURCEMANAGER, "GetResourceGroup").assertThat().isError(400, "MissingParameter");
    }
}
