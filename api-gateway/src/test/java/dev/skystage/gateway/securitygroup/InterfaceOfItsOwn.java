package dev.skystage.gateway.securitygroup;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two interfaces of an instance that was made with a second one. */
record InterfaceOfItsOwn(String primary, String secondary) {
    static InterfaceOfItsOwn in(Account account, JdbcClient jdbc, Time time) {
        var run = account.run(
                "NetworkInterface.1.VSwitchId",
                account.vSwitch(),
                "NetworkInterface.1.SecurityGroupId",
                account.securityGroup());
        run.assertThat().isOk();
        time.runDueTasks();
        var instance = run.text("/InstanceIdSets/InstanceIdSet/0");
        return new InterfaceOfItsOwn(one(jdbc, instance, "Primary"), one(jdbc, instance, "Secondary"));
    }

    private static String one(JdbcClient jdbc, String instance, String type) {
        return jdbc.sql("select id from network_interface where instance_id = ? and type = ?")
                .params(instance, type)
                .query(String.class)
                .single();
    }
}
