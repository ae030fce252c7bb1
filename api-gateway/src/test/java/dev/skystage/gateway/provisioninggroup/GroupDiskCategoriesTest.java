package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestDataDiskConfig;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchConfiguration;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchConfigurationDataDisk;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchTemplateConfig;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SystemDiskConfig and DataDiskConfig: the first category that is to be had. */
@StagingCloudTest
class GroupDiskCategoriesTest {
    private static final String NEWER_TYPE = "ecs.g7.large";

    /** A group of one instance, with parameters without "DiskCategory". */
    private static Answer create(Account account, String type, String... more) {
        var parameters = new ArrayList<String>();
        for (var i = 0; i < more.length; i += 2) {
            parameters.add(more[i].contains("DiskConfig") ? more[i] + ".DiskCategory" : more[i]);
            parameters.add(more[i + 1]);
        }
        return Groups.create(account, type, 1, parameters.toArray(String[]::new));
    }

    private static List<String> categories(Account account, String type) {
        return account
                .call("DescribeDisks", "DiskType", type, "PageSize", "100")
                .body()
                .at("/Disks/Disk")
                .findValuesAsString("Category")
                .stream()
                .sorted()
                .toList();
    }

    private static void sellOut(Management management, Account account, String limit, String... categories) {
        for (var category : categories) {
            var rule =
                    "{\"rules\": [{\"scope\": {\"account\": \"%s\", \"zone\": \"%s\"}, \"limit\": {%s}, \"effect\": {\"kind\": \"noStock\", \"diskCategory\": \"%s\"}}]}"
                            .formatted(account.id(), Account.ZONE, limit, category);
            assertThat(management.post("faults", rule).status()).isEqualTo(200);
        }
    }

    private static void hasLaunched(Answer answer) {
        answer.assertThat().isOk();
        assertThat(answer.text("/LaunchResults/LaunchResult/0/Amount")).isEqualTo("1");
    }

    @Test
    void aSystemDiskHasTheFirstThatItsTypeTakes(Account account) {
        hasLaunched(create(
                account,
                "instant",
                "LaunchTemplateConfig.1.InstanceType",
                NEWER_TYPE,
                "SystemDiskConfig.1",
                "cloud",
                "SystemDiskConfig.2",
                "cloud_efficiency",
                "SystemDiskConfig.3",
                "cloud_essd"));
        assertThat(categories(account, "system")).containsExactly("cloud_essd");
    }

    @Test
    void dataDisksHaveTheFirstThatTheirTypeTakes(Account account) throws Exception {
        var request = new CreateAutoProvisioningGroupRequest()
                .setRegionId(Account.REGION)
                .setAutoProvisioningGroupType("instant")
                .setTotalTargetCapacity("1")
                .setLaunchConfiguration(new CreateAutoProvisioningGroupRequestLaunchConfiguration()
                        .setImageId(Account.IMAGE)
                        .setSecurityGroupId(account.securityGroup())
                        .setSystemDiskCategory("cloud_auto")
                        .setDataDisk(List.of(
                                new CreateAutoProvisioningGroupRequestLaunchConfigurationDataDisk().setSize(40),
                                new CreateAutoProvisioningGroupRequestLaunchConfigurationDataDisk()
                                        .setCategory("cloud_efficiency")
                                        .setSize(60),
                                new CreateAutoProvisioningGroupRequestLaunchConfigurationDataDisk()
                                        .setCategory("cloud_auto")
                                        .setSize(80))))
                .setDataDiskConfig(Stream.of("cloud_ssd", "cloud_essd", "cloud")
                        .map(category ->
                                new CreateAutoProvisioningGroupRequestDataDiskConfig().setDiskCategory(category))
                        .toList())
                .setLaunchTemplateConfig(List.of(new CreateAutoProvisioningGroupRequestLaunchTemplateConfig()
                        .setInstanceType(NEWER_TYPE)
                        .setVSwitchId(account.vSwitch())));
        account.v3().createAutoProvisioningGroup(request);
        assertThat(categories(account, "data")).containsExactly("cloud_auto", "cloud_essd", "cloud_essd");
        assertThat(categories(account, "system")).containsExactly("cloud_auto");
    }

    @Test
    void whatIsNamedAndCanBeHadStays(Account account) {
        hasLaunched(create(
                account,
                "instant",
                "LaunchConfiguration.SystemDiskCategory",
                "cloud_efficiency",
                "LaunchConfiguration.DataDisk.1.Size",
                "40",
                "LaunchConfiguration.DataDisk.1.Category",
                "cloud_efficiency",
                "LaunchConfiguration.DataDisk.2.Size",
                "40",
                "SystemDiskConfig.1",
                "cloud_essd",
                "DataDiskConfig.1",
                "cloud_essd"));
        assertThat(categories(account, "system")).containsExactly("cloud_efficiency");
        assertThat(categories(account, "data")).containsExactly("cloud_efficiency", "cloud_essd");
    }

    @Test
    void aTemplateLeavesThemOpenToo(Account account) {
        var template = Groups.template(account, "SystemDisk.Category", "cloud_efficiency", "DataDisk.1.Size", "40");
        hasLaunched(create(
                account,
                "instant",
                "LaunchTemplateId",
                template,
                "LaunchTemplateConfig.1.InstanceType",
                NEWER_TYPE,
                "SystemDiskConfig.1",
                "cloud_essd",
                "DataDiskConfig.1",
                "cloud_auto"));
        assertThat(categories(account, "system")).containsExactly("cloud_essd");
        assertThat(categories(account, "data")).containsExactly("cloud_auto");
    }

    @Test
    void whatIsSoldOutIsPassedOver(Account account, Account other, Management management) {
        sellOut(management, account, "", "cloud_ssd");
        var wanted = new String[] {
            "LaunchConfiguration.DataDisk.1.Size",
            "40",
            "SystemDiskConfig.1",
            "cloud_ssd",
            "SystemDiskConfig.2",
            "cloud_efficiency",
            "DataDiskConfig.1",
            "cloud_ssd",
            "DataDiskConfig.2",
            "cloud_essd"
        };
        hasLaunched(create(account, "instant", wanted));
        hasLaunched(create(other, "instant", wanted));
        assertThat(categories(account, "system")).containsExactly("cloud_efficiency");
        assertThat(categories(account, "data")).containsExactly("cloud_essd");
        assertThat(categories(other, "system")).containsExactly("cloud_ssd");
        assertThat(categories(other, "data")).containsExactly("cloud_ssd");
    }

    @Test
    void withoutAnyLeftThePoolHasNoStock(Account account, Management management) {
        sellOut(management, account, "", "cloud_ssd", "cloud_essd");
        var answer = create(
                account,
                "instant",
                "LaunchConfiguration.DataDisk.1.Size",
                "40",
                "LaunchConfiguration.DataDisk.1.Category",
                "cloud_ssd",
                "DataDiskConfig.1",
                "cloud_essd");
        answer.assertThat().isOk();
        assertThat(answer.text("/LaunchResults/LaunchResult/0/ErrorCode")).isEqualTo("NoInstanceStock");
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
        assertThat(account.call("DescribeDisks").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void aShortageIsUsedUpByThoseThatItHits(Account account, Management management) {
        sellOut(management, account, "\"count\": 1", "cloud_ssd");
        for (var i = 0; i < 2; i++) {
            hasLaunched(create(
                    account, "instant", "SystemDiskConfig.1", "cloud_ssd", "SystemDiskConfig.2", "cloud_efficiency"));
        }
        assertThat(categories(account, "system")).containsExactly("cloud_efficiency", "cloud_ssd");
    }

    @Test
    void aGroupRemembersThem(Account account, Management management, Time time) {
        var answer = create(
                account,
                "maintain",
                "LaunchConfiguration.DataDisk.1.Size",
                "40",
                "DataDiskConfig.1",
                "cloud_ssd",
                "DataDiskConfig.2",
                "cloud_essd");
        time.advance(Duration.ofMinutes(2));
        assertThat(categories(account, "data")).containsExactly("cloud_ssd");
        sellOut(management, account, "", "cloud_ssd");
        var group = answer.text("/AutoProvisioningGroupId");
        account.call("ModifyAutoProvisioningGroup", "AutoProvisioningGroupId", group, "TotalTargetCapacity", "2")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(2));
        assertThat(categories(account, "data")).containsExactly("cloud_essd", "cloud_ssd");
    }

    @ParameterizedTest
    @CsvSource({
        "SystemDiskConfig.1, cloud_best",
        "SystemDiskConfig.1, elastic_ephemeral_disk_standard",
        "SystemDiskConfig.2, ephemeral_ssd",
        "SystemDiskConfig.11, cloud_essd",
        "DataDiskConfig.1, cloud_best",
        "DataDiskConfig.2, ephemeral_ssd",
        "DataDiskConfig.11, cloud_essd",
    })
    void refuses(String name, String category, Account account) {
        create(account, "instant", name, category).assertThat().isError(400, "InvalidParameter");
    }
}
