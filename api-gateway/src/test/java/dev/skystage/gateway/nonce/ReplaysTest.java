package dev.skystage.gateway.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same signed call again, on this replica and on others. */
@StagingCloudTest
class ReplaysTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void aCallIsNotReplayedOnTheSameReplica(Account account) {
        create(account, "n-1").assertThat().isOk();
        create(account, "n-1").assertThat().isError(400, "SignatureNonceUsed");
        account.call("DescribeRegions", "SignatureNonce", "n-2").assertThat().isOk();
        account.call("DescribeRegions", "SignatureNonce", "n-2").assertThat().isError(400, "SignatureNonceUsed");
    }

    /** Either another replica, or this one before it was killed and could tell the others. */
    @Test
    void aWritingCallIsNotReplayedOnAnotherReplica(Account account) {
        var hash = NonceRegistry.hash(account.accessKeyId(), "n-1");
        jdbc.sql("insert into nonce (hash, replica, seen_at) values (?, 'other', now() - interval '5 seconds')")
                .param(hash)
                .update();
        create(account, "n-1").assertThat().isError(400, "SignatureNonceUsed");
        assertThat(account.callVpc("DescribeVpcs", "VpcName", "twice").text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void whatACallHasWrittenIsKeptWithItsNonce(Account account) {
        create(account, "n-1").assertThat().isOk();
        assertThat(kept(account, "n-1")).isEqualTo(1);
        account.callVpc("CreateVpc", "SignatureNonce", "n-2", "CidrBlock", "no")
                .assertThat()
                .isError(400, "InvalidParameter");
        assertThat(kept(account, "n-2")).as("told by the exchange").isZero();
    }

    private int kept(Account account, String nonce) {
        return jdbc.sql("select count(*) from nonce where hash = ? and replica = ''")
                .param(NonceRegistry.hash(account.accessKeyId(), nonce))
                .query(Integer.class)
                .single();
    }

    private static Answer create(Account account, String nonce) {
        return account.callVpc("CreateVpc", "SignatureNonce", nonce, "CidrBlock", "192.168.0.0/16", "VpcName", "twice");
    }
}
