package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many statements a list takes does not depend on how long it is. */
@StagingCloudTest
class DescribeInstancesStatementsTest {
    @Test
    void aPageIsOneStatement(Account account) {
        account.runInstances(1);
        assertThat(statements(account)).hasSize(1);

        account.runInstances(50);
        assertThat(statements(account, "PageSize", "100")).hasSize(1);
    }

    @Test
    void theTotalIsOneMoreWhenThePageDoesNotTellIt(Account account) {
        account.runInstances(3);

        assertThat(statements(account, "PageSize", "2"))
                .hasSize(2)
                .last()
                .asString()
                .contains("instance_count");
        assertThat(statements(account, "PageSize", "2", "PageNumber", "2")).hasSize(1);
        assertThat(statements(account, "PageSize", "2", "Status", "Pending", "VpcId", account.vpcId()))
                .hasSize(2)
                .last()
                .asString()
                .contains("instance_count");
        assertThat(statements(account, "PageSize", "2", "VSwitchId", account.vSwitch()))
                .hasSize(2)
                .last()
                .asString()
                .contains("instance_vswitch_count");
    }

    private static List<String> statements(Account account, String... namesAndValues) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var appender = new ListAppender<ILoggingEvent>();
        var level = logger.getLevel();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try {
            account.call("DescribeInstances", namesAndValues).assertThat().isOk();
        } finally {
            logger.setLevel(level);
            logger.detachAppender(appender);
        }
        return appender.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("from instance"))
                .toList();
    }
}
