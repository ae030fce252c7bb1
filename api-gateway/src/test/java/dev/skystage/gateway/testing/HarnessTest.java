package dev.skystage.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.signature.Credentials;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class HarnessTest {
    @Autowired
    Credentials credentials;

    @Test
    void theCloudIsUp(Management management) {
        assertThat(management.get("health").text("/status")).isEqualTo("UP");
    }

    @Test
    void everyParameterIsAnAccountOfItsOwn(Account one, Account other) {
        assertThat(one.id()).hasSize(16).isNotEqualTo(other.id());
        assertThat(credentials.find(one.accessKeyId()).orElseThrow().secret()).isEqualTo(one.accessKeySecret());
    }
}
