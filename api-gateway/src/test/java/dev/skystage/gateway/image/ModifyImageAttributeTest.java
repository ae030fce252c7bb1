package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyImageAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyImageAttributeTest {
    @Test
    void changesWhatIsGivenAndKeepsTheRest(Account account, Time time) throws Exception {
        var id = imported(account, time, "ImageName", "before");
        account.v3()
                .modifyImageAttribute(new ModifyImageAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(id)
                        .setImageName("after")
                        .setDescription("changed")
                        .setImageFamily("family.1")
                        .setBootMode("UEFI")
                        .setLicenseType("BYOL")
                        .setFeatures(new ModifyImageAttributeRequest.ModifyImageAttributeRequestFeatures()
                                .setNvmeSupport("supported")));
        account.call("ModifyImageAttribute", "ImageId", id).assertThat().isOk();

        var image = shown(account, id).body().at("/Images/Image/0");
        assertThat(image.get("ImageName").asString()).isEqualTo("after");
        assertThat(image.get("Description").asString()).isEqualTo("changed");
        assertThat(image.get("ImageFamily").asString()).isEqualTo("family.1");
        assertThat(image.get("BootMode").asString()).isEqualTo("UEFI");
        assertThat(image.at("/Features/NvmeSupport").asString()).isEqualTo("supported");
        account.call("ModifyImageAttribute", "ImageId", id, "ImageName", "after")
                .assertThat()
                .isOk();

        modify(account, id, "Description", "");
        assertThat(shown(account, id).text("/Images/Image/0/Description")).isEmpty();
    }

    @Test
    void aRetiredImageServesInstancesButIsNotTheNewestOfItsFamily(Account account, Time time) {
        var old = imported(account, time);
        var newer = imported(account, time);
        for (var image : new String[] {old, newer}) {
            modify(account, image, "ImageFamily", "nightly");
        }
        modify(account, newer, "Status", "Deprecated");
        assertThat(account.call("DescribeImageFromFamily", "ImageFamily", "nightly")
                        .text("/Image/ImageId"))
                .isEqualTo(old);
        assertThat(account.call("DescribeImages", "Status", "Deprecated").text("/Images/Image/0/ImageId"))
                .isEqualTo(newer);
        account.call(
                        "RunInstances",
                        "ImageId",
                        newer,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .assertThat()
                .isOk();
        account.call("CopyImage", "ImageId", newer, "DestinationRegionId", "cn-beijing")
                .assertThat()
                .isError(400, "IncorrectImageStatus");
        modify(account, newer, "Status", "Available");
        assertThat(account.call("DescribeImageFromFamily", "ImageFamily", "nightly")
                        .text("/Image/ImageId"))
                .isEqualTo(newer);
    }

    @ParameterizedTest
    @CsvSource({
        "ImageName, 1st, InvalidImageName.Malformed",
        "ImageName, aliyun_x, InvalidImageName.Malformed",
        "Description, http://x, InvalidDescription.Malformed",
        "ImageFamily, acs:x, InvalidParameter",
        "Status, Creating, InvalidParameter",
        "BootMode, Tape, InvalidParameter",
        "LicenseType, GPL, InvalidParameter",
        "Features.NvmeSupport, maybe, InvalidParameter"
    })
    void wrongValues(String parameter, String value, String code, Account account, Time time) {
        account.call("ModifyImageAttribute", "ImageId", imported(account, time), parameter, value)
                .assertThat()
                .isError(400, code);
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var action = "ModifyImageAttribute";
        var id = imported(account, time);
        imported(account, time, "ImageName", "taken");
        account.call(action, "ImageId", id, "ImageName", "taken")
                .assertThat()
                .isError(400, "InvalidImageName.Duplicated");
        stranger.call(action, "ImageId", id).assertThat().isError(403, "InvalidImageId.NotFound");
        account.call(action, "ImageId", Account.IMAGE).assertThat().isError(403, "InvalidImageId.NotFound");
        account.call(action, "ImageId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call(action, "ImageId", id, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call("ModifyImageSharePermission", "ImageId", id, "AddAccount.1", stranger.id())
                .assertThat()
                .isOk();
        account.call(action, "ImageId", id, "Status", "Deprecated").assertThat().isError(403, "ImageUseShared");
        var making = CustomImages.importing(account).text("/ImageId");
        account.call(action, "ImageId", making, "Status", "Deprecated")
                .assertThat()
                .isError(400, "IncorrectImageStatus");
    }

    private static void modify(Account account, String image, String parameter, String value) {
        account.call("ModifyImageAttribute", "ImageId", image, parameter, value)
                .assertThat()
                .isOk();
    }
}
