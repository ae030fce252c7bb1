package dev.skystage.controlplane.resources.account;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Sees to it that the default account exists before the first request. */
@Component
@EnableConfigurationProperties(DefaultKeyProperties.class)
record DefaultAccount(Accounts accounts, DefaultKeyProperties properties) implements SmartInitializingSingleton {
    @Override
    public void afterSingletonsInstantiated() {
        accounts.createDefault(properties.key());
    }
}
