package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.ModifyEipAddressAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ModifyEipAddressAttributeTest {
    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        var eip = ElasticAddresses.allocated(account, "Name", "before", "Description", "as it was");
        account.vpc()
                .modifyEipAddressAttribute(new ModifyEipAddressAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setAllocationId(eip)
                        .setBandwidth("500")
                        .setName("after"));
        var shown = ElasticAddresses.shown(account, eip);
        assertThat(shown.path("Bandwidth").asString()).isEqualTo("500");
        assertThat(shown.path("Name").asString()).isEqualTo("after");
        assertThat(shown.path("Description").asString()).isEqualTo("as it was");
        ElasticAddresses.callEcs(account, "ModifyEipAddressAttribute", eip, "Bandwidth", "3", "Description", "as it is")
                .assertThat()
                .isOk();
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Bandwidth", "3")
                .assertThat()
                .isOk();
        assertThat(ElasticAddresses.shown(account, eip).path("EipBandwidth").asString())
                .isEqualTo("3");
        assertThat(ElasticAddresses.shown(account, eip).path("Description").asString())
                .isEqualTo("as it is");
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Name", "", "Description", "")
                .assertThat()
                .isOk();
        assertThat(ElasticAddresses.shown(account, eip).path("Name").asString()).isEmpty();
        assertThat(ElasticAddresses.shown(account, eip).path("Description").asString())
                .isEmpty();
    }

    @Test
    void refuses(Account account, Account other) {
        var eip = ElasticAddresses.allocated(account, "InternetChargeType", "PayByTraffic");
        for (var bandwidth : new String[] {"0", "201", "fast"}) {
            ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Bandwidth", bandwidth)
                    .assertThat()
                    .isError(400, "InvalidParameter")
                    .saying("Bandwidth");
            ElasticAddresses.callEcs(account, "ModifyEipAddressAttribute", eip, "Bandwidth", bandwidth)
                    .assertThat()
                    .isError(400, "InvalidParameter");
        }
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Name", "1")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("The parameter is invalid.");
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Description", "http://a")
                .assertThat()
                .isError(400, "InvalidParameter");
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "Forbidden.RegionNotFound");
        ElasticAddresses.call(other, "ModifyEipAddressAttribute", eip, "Name", "mine")
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
        ElasticAddresses.callEcs(other, "ModifyEipAddressAttribute", eip, "Bandwidth", "1")
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
        var instance = account.runningInstance();
        ElasticAddresses.call(account, "AssociateEipAddress", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Bandwidth", "2")
                .assertThat()
                .isError(400, "IncorrectEipStatus");
        ElasticAddresses.callEcs(account, "ModifyEipAddressAttribute", eip, "Bandwidth", "2")
                .assertThat()
                .isError(400, "IncorrectEipStatus");
    }
}
