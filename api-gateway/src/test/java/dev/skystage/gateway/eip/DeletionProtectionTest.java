package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DeletionProtectionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DeletionProtectionTest {
    @Test
    void aProtectedAddressIsNotReleased(Account account) throws Exception {
        var eip = ElasticAddresses.allocated(account);
        account.vpc()
                .deletionProtection(new DeletionProtectionRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(eip)
                        .setType("EIP")
                        .setProtectionEnable(true));
        assertThat(isProtected(account, eip)).isTrue();
        ElasticAddresses.call(account, "ReleaseEipAddress", eip)
                .assertThat()
                .isError(400, "InvalidOperation.DeletionProtection");
        ElasticAddresses.callEcs(account, "ReleaseEipAddress", eip)
                .assertThat()
                .isError(400, "InvalidOperation.DeletionProtection");
        protect(account, "InstanceId", eip, "ProtectionEnable", "false")
                .assertThat()
                .isOk();
        assertThat(isProtected(account, eip)).isFalse();
        ElasticAddresses.call(account, "ReleaseEipAddress", eip).assertThat().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "Type, NATGW, 400, InvalidParameter",
        "InstanceId, eip-none, 404, InvalidAllocationId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var eip = ElasticAddresses.allocated(account);
        protect(account, "InstanceId", eip, name, value).assertThat().isError(status, code);
    }

    @Test
    void refusesTheAddressOfAnother(Account account, Account other) {
        protect(other, "InstanceId", ElasticAddresses.allocated(account))
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
    }

    private static Answer protect(Account account, String... changes) {
        var parameters = new ArrayList<>(List.of("Type", "EIP", "ProtectionEnable", "true"));
        parameters.addAll(List.of(changes));
        return account.callVpc("DeletionProtection", parameters.toArray(String[]::new));
    }

    private static boolean isProtected(Account account, String eip) {
        return ElasticAddresses.shown(account, eip).path("DeletionProtection").asBoolean();
    }
}
