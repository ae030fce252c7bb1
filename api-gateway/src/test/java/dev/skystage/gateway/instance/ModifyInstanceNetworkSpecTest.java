package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceNetworkSpecRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceNetworkSpecTest {
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceNetworkSpecTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void changesBandwidthAndBilling(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var request = new ModifyInstanceNetworkSpecRequest();
        request.setInstanceId(instance);
        request.setInternetMaxBandwidthOut(20);
        request.setInternetMaxBandwidthIn(30);
        request.setNetworkChargeType("PayByBandwidth");

        assertThat(account.v1().getAcsResponse(request).getOrderId()).isNull();

        var shown = shown(account, instance);
        assertThat(shown.path("InternetMaxBandwidthOut").asInt()).isEqualTo(20);
        assertThat(shown.path("InternetMaxBandwidthIn").asInt()).isEqualTo(30);
        assertThat(shown.path("InternetChargeType").asString()).isEqualTo("PayByBandwidth");
        assertThat(shown.at("/PublicIpAddress/IpAddress")).isEmpty();
        change(account, instance, "InternetMaxBandwidthOut", "30").assertThat().isError(400, "Throttling");
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "InternetMaxBandwidthOut", "0").assertThat().isOk();
        assertThat(shown(account, instance).path("InternetMaxBandwidthIn").asInt())
                .isEqualTo(-1);
    }

    @Test
    void givesAnAddressIfAskedTo(Account account) {
        var instance = account.runningInstance();
        change(account, instance, "InternetMaxBandwidthOut", "5", "AllocatePublicIp", "true")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).at("/PublicIpAddress/IpAddress/0").asString(""))
                .matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void aSubscriptionGetsAnAddressAndThreeDecreases(Account account, Time time) {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(9)));
        var order = change(account, instance, "InternetMaxBandwidthOut", "50");
        order.assertThat().isOk();
        assertThat(order.text("/OrderId")).matches("\\d+");
        assertThat(shown(account, instance).at("/PublicIpAddress/IpAddress")).hasSize(1);
        for (var less : List.of("40", "30", "20")) {
            time.advance(Duration.ofMinutes(5));
            change(account, instance, "InternetMaxBandwidthOut", less, "AutoPay", "false")
                    .assertThat()
                    .isOk();
        }
        time.advance(Duration.ofMinutes(5));
        change(account, instance, "InternetMaxBandwidthOut", "10")
                .assertThat()
                .isError(400, "DecreasedBandWidthNotAllowed");
        change(account, instance, "InternetMaxBandwidthOut", "60").assertThat().isOk();
    }

    @Test
    void refusesWhatCannotBe(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        change(account, instance, "InternetMaxBandwidthOut", "101")
                .assertThat()
                .isError(400, "InvalidInternetMaxBandwidthOut.ValueNotSupported");
        change(account, instance, "InternetMaxBandwidthIn", "201")
                .assertThat()
                .isError(400, "InvalidInternetMaxBandwidthIn.ValueNotSupported");
        change(account, instance, "NetworkChargeType", "PayByMood")
                .assertThat()
                .isError(400, "InvalidInternetChargeType.ValueNotSupported");
        change(account, other.runningInstance(), "InternetMaxBandwidthOut", "5")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("ModifyInstanceNetworkSpec").assertThat().isError(400, "MissingParameter");
        facts.lock(instance, "security");
        change(account, instance, "InternetMaxBandwidthOut", "5")
                .assertThat()
                .isError(403, "InstanceLockedForSecurity");
        facts.lock(instance, "financial");
        change(account, instance, "InternetMaxBandwidthOut", "5")
                .assertThat()
                .isError(403, "InstanceExpiredOrInArrears");
        facts.set(instance, "locks = '{}', status = 'STARTING'");
        change(account, instance, "InternetMaxBandwidthOut", "5").assertThat().isError(403, "IncorrectInstanceStatus");
    }

    @Test
    void forATimeASubscriptionGetsMore(Account account, Time time) {
        var instance = account.runningInstance();
        var soon = in(time, 4);
        change(account, instance, "InternetMaxBandwidthOut", "5", "EndTime", soon)
                .assertThat()
                .isError(403, "ChargeTypeViolation");
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(9)));
        refusesTimes(account, instance, "StartTime", soon);
        for (var end : List.of("soon", in(time, -1), in(time, 2), in(time, 9 * 24 + 1))) {
            refusesTimes(account, instance, "EndTime", end);
        }
        refusesTimes(account, instance, "StartTime", in(time, 2), "EndTime", soon);
        change(account, instance, "InternetMaxBandwidthOut", "5", "StartTime", "soon", "EndTime", soon)
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("StartTime");
        change(account, instance, "InternetMaxBandwidthOut", "0", "EndTime", soon)
                .assertThat()
                .isError(400, "DecreasedBandWidthNotAllowed");
        change(
                        account,
                        instance,
                        "InternetMaxBandwidthOut",
                        "5",
                        "EndTime",
                        soon,
                        "NetworkChargeType",
                        "PayByBandwidth")
                .assertThat()
                .isError(400, "InvalidInternetChargeType.ValueNotSupported");
        change(account, instance, "InternetMaxBandwidthOut", "5", "EndTime", soon)
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).at("/PublicIpAddress/IpAddress")).hasSize(1);
    }

    private static void refusesTimes(Account account, String instance, String... times) {
        var parameters = new ArrayList<>(List.of("InternetMaxBandwidthOut", "5"));
        parameters.addAll(List.of(times));
        change(account, instance, parameters.toArray(String[]::new))
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("EndTime");
    }

    private static String in(Time time, int hours) {
        return Times.of(time.now().plus(Duration.ofHours(hours)).plusSeconds(1));
    }

    private static Answer change(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        return account.call("ModifyInstanceNetworkSpec", parameters.toArray(String[]::new));
    }
}
