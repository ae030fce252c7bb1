package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.request;
import static dev.skystage.gateway.instance.CreationRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which images new instances can be made from, for RunInstances and CreateInstance alike. */
@StagingCloudTest
class CreationImagesTest extends CreatedRows {
    @Autowired
    Quotas quotas;

    @Test
    void theImageMustFit(Account account) {
        var run = "RunInstances";
        image(account, "m-" + account.id() + "gone", "status", "CREATE_FAILED");
        var gone = with(request(), "ImageId", "m-" + account.id() + "gone");
        account.call(run, gone).assertThat().isError(403, "OperationDenied.ImageNotValid");
        account.call("CreateInstance", gone)
                .assertThat()
                .isError(400, "IncorrectImageStatus")
                .saying("not available");
        image(account, "m-" + account.id() + "small", "architecture", "i386");
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "small"))
                .assertThat()
                .isError(403, "ImageNotSupportInstanceType");
        image(account, "m-" + account.id() + "slow", "supports_io_optimized", false);
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "slow"))
                .assertThat()
                .isError(403, "IoOptimized.NotSupported")
                .saying("image");
        image(account, "m-" + account.id() + "plain", "supports_cloud_init", false);
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "plain", "UserData", "QUJD"))
                .assertThat()
                .isError(400, "ImageNotSupportCloudInit");
        image(account, "m-" + account.id() + "theirs", "account_id", "another");
        account.call(run, with(request(), "ImageId", "m-" + account.id() + "theirs"))
                .assertThat()
                .isError(404, "InvalidImageId.NotFound");
        var slow = with(request("IoOptimized", "optimized"), "ImageId", "m-" + account.id() + "slow");
        account.call("CreateInstance", slow).assertThat().isError(403, "IoOptimized.NotSupported");
    }

    @Test
    void theNewestImageOfAFamilyIsTaken(Account account) {
        image(account, "m-" + account.id() + "1", "family", "mine" + account.id());
        image(account, "m-" + account.id() + "2", "family", "mine" + account.id());
        account.call("RunInstances", "ImageFamily", "mine" + account.id(), "InstanceType", Account.INSTANCE_TYPE)
                .assertThat()
                .isOk();
        assertThat(column("select image_id from instance where account_id = ?", account))
                .containsExactly("m-" + account.id() + "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void marketplaceImagesAreForThoseWhoBoughtThem(String action, Account account) {
        var bought = with(request(), "ImageId", "m-bp1marketplacelamp01");
        account.call(action, bought).assertThat().isError(403, "ImageNotSubscribed");
        quotas.setMaximum(account.id(), Account.REGION, Quota.MARKETPLACE_IMAGES, 1);
        account.call(action, bought).assertThat().isOk();
    }

    /** A custom image like the usual one, except for one column. */
    private void image(Account account, String id, String column, Object value) {
        jdbc.sql(
                        "insert into image select (jsonb_populate_record(i, jsonb_build_object('id', ?::text, 'name', ?::text, 'region_id', ?::text, 'account_id', ?::text) || jsonb_build_object(?::text, ?::text))).*"
                                + " from image i where id = ?")
                .param(id)
                .param(id)
                .param(Account.REGION)
                .param(account.id())
                .param(column)
                .param(value.toString())
                .param(Account.IMAGE)
                .update();
    }
}
