package dev.skystage.gateway.testing;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives test methods their account, time and management port. */
final class StagingCloudExtension implements ParameterResolver, BeforeEachCallback, AfterAllCallback {
    private static final Set<Class<?>> PARAMETERS = Set.of(Account.class, Time.class, Management.class);

    /** What goes on for ever. */
    private static final String ENDLESS = """
            update invocation set next_run_at = null where next_run_at is not null;
            update auto_snapshot_policy set next_at = null where next_at is not null;
            update provisioning_group set next_run_at = null where next_run_at is not null;
            update instance set spot_due_at = null where spot_due_at is not null;
            update instance set renewal_status = 'Normal' where renewal_status = 'AutoRenewal'
            """;

    /** Ends what the tests have left going, or the clock would stop for all of it in every later test that moves it. */
    @Override
    public void afterAll(ExtensionContext tests) {
        SpringExtension.getApplicationContext(tests).getBean(JdbcTemplate.class).execute(ENDLESS);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        AssertedErrors.begin();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var cloud = SpringExtension.getApplicationContext(test);
        var type = parameter.getParameter().getType();
        if (type == Account.class) {
            return Account.in(cloud);
        }
        return type == Time.class ? new Time(cloud) : management(cloud);
    }

    private static Management management(ApplicationContext cloud) {
        return new Management(
                cloud.getBean(Environment.class).getRequiredProperty("local.management.port", Integer.class));
    }
}
