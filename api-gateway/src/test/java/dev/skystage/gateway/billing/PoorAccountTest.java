package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Payments;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is refused to an account that has too little money, none, or debts. */
@StagingCloudTest
class PoorAccountTest {
    private static final String NO_MONEY = "InvalidAccountStatus.NotEnoughBalance";
    private static final String ARREARS = "Account.Arrearage";

    private final Subscriber subscriber;
    private final Payments payments;
    private final TransactionTemplate transaction;

    @Autowired
    PoorAccountTest(JdbcClient jdbc, Payments payments, PlatformTransactionManager transactions) {
        subscriber = new Subscriber(jdbc);
        this.payments = payments;
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void withTooLittleMoneyNoOrderIsPaid(Account account, Time time, Management management) {
        var instance = subscriber.instance(account, time);
        var other = account.stoppedInstance();
        var disk = disk(account, time, instance);
        management.post("billing/" + account.id(), "{\"balance\": \"0.1\"}");

        subscribe(account, other).assertThat().isError(403, NO_MONEY);
        for (var answer : changes(account, time, instance, disk)) {
            assertThat(answer).isError(403, NO_MONEY);
        }
    }

    @Test
    void withDebtsNoOrderIsPaid(Account account, Time time, Management management) {
        var instance = subscriber.instance(account, time);
        var disk = disk(account, time, instance);
        management.post("billing/" + account.id(), "{\"balance\": \"-1\"}");
        time.runDueTasks();
        for (var answer : changes(account, time, instance, disk)) {
            assertThat(answer).isError(400, ARREARS);
        }
        account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE)
                .assertThat()
                .isError(403, ARREARS);
    }

    /** In the moment before its instances are taken out of service, everything that would cost more is refused. */
    @Test
    void withoutMoneyNothingBecomesMoreExpensive(Account account, Time time) {
        var kept = account.stoppedInstance();
        var free = account.runInstances(2);
        time.runDueTasks();
        for (var id : free) {
            account.call("StopInstance", "InstanceId", id, "StoppedMode", "StopCharging")
                    .assertThat()
                    .isOk();
        }
        var eip = account.callVpc("AllocateEipAddress", "Bandwidth", "5").text("/AllocationId");
        time.runDueTasks();
        transaction.executeWithoutResult(status -> {
            payments.limit(account.id(), 0L);
            payments.set(account.id(), 0);
        });

        account.call("ModifyInstanceSpec", "InstanceId", kept, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isError(403, NO_MONEY);
        account.call("CreateInstance", account.usual()).assertThat().isError(403, NO_MONEY);
        account.call("StartInstance", "InstanceId", free.getFirst())
                .assertThat()
                .isError(403, "InsufficientBalance");
        account.call("StartInstances", "InstanceId.1", free.getFirst(), "InstanceId.2", free.getLast())
                .assertThat()
                .isError(403, "InsufficientBalance");
        account.call("ModifyEipAddressAttribute", "AllocationId", eip, "Bandwidth", "9")
                .assertThat()
                .isError(400, "InsufficientBalance.Eip");
        account.callVpc("ModifyEipAddressAttribute", "AllocationId", eip, "Bandwidth", "9")
                .assertThat()
                .isError(400, "InsufficientBalance.Eip");
        account.callVpc("ModifyEipAddressAttribute", "AllocationId", eip, "Bandwidth", "3")
                .assertThat()
                .isOk();
        account.call("StartInstance", "InstanceId", kept).assertThat().isOk(); // it was charged all the time
    }

    private static List<Answer> changes(Account account, Time time, String instance, String disk) {
        var answers = new ArrayList<Answer>();
        answers.add(account.call(
                "ModifyInstanceNetworkSpec",
                "InstanceId",
                instance,
                "InternetMaxBandwidthOut",
                "50",
                "NetworkChargeType",
                "PayByBandwidth"));
        answers.add(account.call(
                "ModifyDiskChargeType",
                "InstanceId",
                instance,
                "DiskIds",
                "[\"" + disk + "\"]",
                "DiskChargeType",
                "PrePaid"));
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.advance(Duration.ofSeconds(30));
        answers.add(account.call("ModifyPrepayInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.2xlarge"));
        return answers;
    }

    /** A large pay-as-you-go disk, attached. */
    private static String disk(Account account, Time time, String instance) {
        var id = account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "2000", "DiskCategory", "cloud_efficiency")
                .text("/DiskId");
        time.runDueTasks();
        account.call("AttachDisk", "InstanceId", instance, "DiskId", id)
                .assertThat()
                .isOk();
        time.runDueTasks();
        return id;
    }

    private static Answer subscribe(Account account, String instance) {
        return account.call("ModifyInstanceChargeType", "InstanceIds", "[\"" + instance + "\"]", "Period", "1");
    }
}
