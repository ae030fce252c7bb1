package dev.skystage.gateway.instance;

import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an account has, as its rows and as the API shows it. */
abstract class CreatedRows {
    @Autowired
    JdbcClient jdbc;

    static List<DescribeInstancesResponse.Instance> instances(Account account) throws ClientException {
        return account.v1().getAcsResponse(new DescribeInstancesRequest()).getInstances();
    }

    long rows(String table, Account account) {
        return jdbc.sql("select count(*) from " + table + " where account_id = ?")
                .param(account.id())
                .query(Long.class)
                .single();
    }

    List<String> column(String sql, Account... accounts) {
        var query = jdbc.sql(sql);
        for (var account : accounts) {
            query = query.param(account.id());
        }
        return query.query(String.class).list();
    }
}
