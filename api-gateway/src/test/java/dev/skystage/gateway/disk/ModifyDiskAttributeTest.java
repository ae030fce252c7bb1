package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyDiskAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyDiskAttributeTest {
    @Test
    void changesWhatIsGivenAndNothingElse(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available("DiskName", "old", "Description", "as it was");
        account.v3()
                .modifyDiskAttribute(new ModifyDiskAttributeRequest()
                        .setDiskId(diskId)
                        .setDiskName("new")
                        .setDeleteWithInstance(true)
                        .setDeleteAutoSnapshot(false)
                        .setEnableAutoSnapshot(true));
        assertThat(disks.show(diskId, "DiskName")).isEqualTo("new");
        assertThat(disks.show(diskId, "Description")).isEqualTo("as it was");
        assertThat(disks.show(diskId, "DeleteWithInstance")).isEqualTo("true");
        assertThat(disks.show(diskId, "DeleteAutoSnapshot")).isEqualTo("false");
        assertThat(disks.show(diskId, "EnableAutoSnapshot")).isEqualTo("true");
    }

    @Test
    void changesSeveralOrNone(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var ids = List.of(disks.available(), disks.available("DiskCategory", "cloud_auto"));
        account.call("ModifyDiskAttribute", "DiskIds.1", ids.get(0), "DiskIds.2", ids.get(1), "Description", "both")
                .assertThat()
                .isOk();
        assertThat(ids).allMatch(id -> disks.show(id, "Description").equals("both"));
        account.call("ModifyDiskAttribute", "DiskIds.1", ids.get(1), "DiskIds.2", ids.get(0), "BurstingEnabled", "true")
                .assertThat()
                .isError(400, "BurstingEnabledForDiskCategoryUnsupported");
        assertThat(disks.show(ids.get(1), "BurstingEnabled")).isEqualTo("false");
        account.call("ModifyDiskAttribute", "DiskId", ids.get(1), "BurstingEnabled", "true")
                .assertThat()
                .isOk();
        assertThat(disks.show(ids.get(1), "BurstingEnabled")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "DiskName, 1, 400, InvalidDiskName.Malformed",
        "Description, http://a, 404, InvalidDescription.Malformed",
        "DiskName, '', 400, NoAttributeToModify",
    })
    void isRefused(String parameter, String value, int status, String code, Account account, Time time) {
        account.call("ModifyDiskAttribute", "DiskId", new TestDisks(account, time).available(), parameter, value)
                .assertThat()
                .isError(status, code);
    }

    @Test
    void wantsTheRightDisk(Account account, Time time) {
        var disks = new TestDisks(account, time);
        modify(account, "d-none", 404, "InvalidDiskId.NotFound");
        account.call("ModifyDiskAttribute", "Description", "whose").assertThat().isError(400, "MissingParameter");
        account.call("ModifyDiskAttribute", "DiskId", "d-1", "DiskIds.1", "d-2", "Description", "whose")
                .assertThat()
                .isError(400, "ParameterConflict.DiskIdAndDiskIds");
        var instanceId = account.runningInstance();
        account.call("ModifyDiskAttribute", "DiskId", disks.system(instanceId), "DeleteWithInstance", "false")
                .assertThat()
                .isError(403, "DiskNotPortable");
        var diskId = disks.attached(instanceId);
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        modify(account, diskId, 403, "IncorrectDiskStatus");
        var creating = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        modify(account, creating, 403, "IncorrectDiskStatus.Initializing");
    }

    private static void modify(Account account, String diskId, int status, String code) {
        account.call("ModifyDiskAttribute", "DiskId", diskId, "Description", "new")
                .assertThat()
                .isError(status, code);
    }
}
