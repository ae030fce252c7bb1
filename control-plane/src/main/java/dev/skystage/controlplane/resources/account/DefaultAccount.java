package dev.skystage.controlplane.resources.account;

import dev.skystage.persistence.cloud.Seed;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes sure that the default account exists before the first request. */
@Component
@EnableConfigurationProperties(DefaultKeyProperties.class)
record DefaultAccount(Accounts accounts, DefaultKeyProperties properties) implements Seed {
    @Override
    public void seed() {
        accounts.createDefault(properties.key());
    }
}
