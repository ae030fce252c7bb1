package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyDedicatedHostAutoReleaseTimeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyDedicatedHostAutoReleaseTimeTest {
    private static final String ACTION = "ModifyDedicatedHostAutoReleaseTime";

    @Autowired
    JdbcClient jdbc;

    @Test
    void theTimeIsSetToTheMinuteAndRemoved(Account account, Time time) throws Exception {
        OwnHost.forDedication(jdbc);
        var id = allocate(account);
        var at = time.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
        var request = new ModifyDedicatedHostAutoReleaseTimeRequest();
        request.setDedicatedHostId(id);
        request.setAutoReleaseTime(
                at.plusSeconds(5).truncatedTo(ChronoUnit.SECONDS).toString());
        account.v1().getAcsResponse(request);
        assertThat(shown(account)).isEqualTo(at.toString().replace(":00Z", "Z"));
        account.call(ACTION, "DedicatedHostId", id).assertThat().isOk();
        assertThat(shown(account)).isEmpty();
    }

    @Test
    void refuses(Account account, Time time) {
        OwnHost.forDedication(jdbc);
        account.call(ACTION, "RegionId", "cn-nowhere", "DedicatedHostId", "dh-none")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        account.call(ACTION, "DedicatedHostId", "dh-none").assertThat().isError(404, "InvalidDedicatedHostId.NotFound");
        var id = allocate(account);
        for (var text : new String[] {
            "tomorrow", time.now().plus(Duration.ofMinutes(20)).toString()
        }) {
            account.call(ACTION, "DedicatedHostId", id, "AutoReleaseTime", text)
                    .assertThat()
                    .isError(400, "InvalidAutoReleaseTime.Malformed");
        }
        OwnHost.forDedication(jdbc);
        var subscribed = allocate(account, "ChargeType", "PrePaid", "Period", "1");
        account.call(ACTION, "DedicatedHostId", subscribed).assertThat().isError(403, "ChargeTypeViolation");
    }

    private static String allocate(Account account, String... more) {
        var given = new String[4 + more.length];
        System.arraycopy(new String[] {"DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE}, 0, given, 0, 4);
        System.arraycopy(more, 0, given, 4, more.length);
        Answer made = account.call("AllocateDedicatedHosts", given);
        made.assertThat().isOk();
        return made.text("/DedicatedHostIdSets/DedicatedHostId/0");
    }

    private static String shown(Account account) {
        return account.call("DescribeDedicatedHosts")
                .body()
                .at("/DedicatedHosts/DedicatedHost/0/AutoReleaseTime")
                .asString("");
    }
}
