package dev.skystage.gateway.instance;

import dev.skystage.gateway.testing.Account;
import java.util.Arrays;
import java.util.stream.Stream;

/** Parameters of requests that create instances: names and values alternate. */
final class CreationRequests {
    private CreationRequests() {}

    static String[] with(String[] parameters, String... more) {
        return Stream.concat(Arrays.stream(parameters), Arrays.stream(more)).toArray(String[]::new);
    }

    static String[] request(String... more) {
        return Stream.concat(
                        Stream.of("ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE), Arrays.stream(more))
                .toArray(String[]::new);
    }

    static String[] inNetwork(Account account, String... more) {
        return request(Stream.concat(
                        Stream.of("VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup()),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }
}
