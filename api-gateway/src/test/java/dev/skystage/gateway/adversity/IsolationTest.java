package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.binding.RecordBinder.Accepted;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Indexed;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For a stranger the resources of another account do not exist: tried with every action and each of its parameters that
 * names a resource.
 */
@StagingCloudTest
class IsolationTest {
    @Autowired
    ActionRegistry actions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void idsOfAnotherAccountAreNotFound(Account owner, Account stranger, Time time) {
        var theirs = Belongings.withSmallThings(owner, time, jdbc);
        var own = Belongings.withSmallThings(stranger, time, jdbc);
        var before = theirs.rows();
        var differing = new ArrayList<String>();
        var asked = 0;
        for (var action : actions.all()) {
            for (var parameter : action.binder().accepted()) {
                var id = theirs.named(parameter.name());
                if (id.isEmpty() || isNew(action, parameter)) {
                    continue;
                }
                asked++;
                var nothing = ofNothing(id.get());
                var expected = shape(call(stranger, action, parameters(action, parameter, own, nothing)), nothing);
                var given = shape(call(stranger, action, parameters(action, parameter, own, id.get())), id.get());
                if (!given.equals(expected)) {
                    differing.add(action.name() + " " + parameter.name() + ": " + given + " instead of " + expected);
                }
            }
        }
        time.runDueTasks();
        assertThat(differing).isEmpty();
        assertThat(asked).isGreaterThan(200);
        assertThat(theirs.rows()).isEqualTo(before);
    }

    @Test
    void listsShowNothingOfAnotherAccount(Account owner, Account stranger, Time time) {
        var theirs = Belongings.withSmallThings(owner, time, jdbc);
        var own = Belongings.withSmallThings(stranger, time, jdbc);
        for (var action : actions.all()) {
            if (action.reads()) {
                var parameters = new LinkedHashMap<String, String>();
                for (var parameter : action.binder().accepted()) {
                    if (parameter.required()) {
                        own.plausible(parameter.name()).ifPresent(value -> parameters.put(parameter.name(), value));
                    }
                }
                var answer = call(stranger, action, parameters);
                assertThat(answer.body().toString()).as(action.name()).doesNotContain(theirs.all());
            }
        }
    }

    @Test
    void clientTokensAreAnAccountsOwn(Account owner, Account stranger) {
        var first = owner.callVpc("CreateVpc", "ClientToken", "shared");
        var second = stranger.callVpc("CreateVpc", "ClientToken", "shared");
        second.assertThat().isOk();
        assertThat(second.text("/VpcId")).startsWith("vpc-").isNotEqualTo(first.text("/VpcId"));
    }

    /**
     * The stranger's own resources in every required parameter, and where something is created; the foreign id in the
     * parameter under test.
     */
    private static Map<String, String> parameters(
            RegisteredAction action, Accepted subject, Belongings own, String id) {
        var creates = action.name().matches("(Create|Run)Instances?");
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : action.binder().accepted()) {
            if (parameter.required()
                    || (creates
                            && List.of("ImageId", "InstanceType", "SecurityGroupId", "VSwitchId")
                                    .contains(parameter.name()))) {
                var name = Indexed.first(parameter.name());
                parameters.put(
                        name,
                        Belongings.written(name, own.plausible(parameter.name()).orElse("x")));
            }
        }
        var name = Indexed.first(subject.name());
        parameters.put(name, Belongings.written(name, id));
        if (name.endsWith("Ids.1")) {
            parameters.remove(name.substring(0, name.length() - "s.1".length()));
        }
        return parameters;
    }

    static Answer call(Account account, RegisteredAction action, Map<String, String> parameters) {
        var pairs = new ArrayList<String>();
        pairs.add("Version");
        pairs.add(action.products().getFirst().version());
        parameters.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return account.call(action.name(), pairs.toArray(String[]::new));
    }

    /** Whether it is the name of what the action makes: two accounts may use the same name. */
    private static boolean isNew(RegisteredAction action, Accepted parameter) {
        return (parameter.name().equals("KeyPairName") && action.name().matches("(Create|Import)KeyPair"))
                || (parameter.name().equals("UserName") && action.name().equals("CreateUser"));
    }

    /** An id in the same form that does not exist. */
    private static String ofNothing(String id) {
        return id.substring(0, id.length() - 6) + "zzzzzz";
    }

    /** The answer without what differs from call to call, and without the id under test. */
    private static String shape(Answer answer, String id) {
        return answer.status() + answer.body().toString().replace(id, "#").replace(answer.text("/RequestId"), "");
    }
}
