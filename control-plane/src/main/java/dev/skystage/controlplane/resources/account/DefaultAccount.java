package dev.skystage.controlplane.resources.account;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Sees to it that the default account exists before the first request. */
@Component
record DefaultAccount(Accounts accounts) implements SmartInitializingSingleton {
    @Override
    public void afterSingletonsInstantiated() {
        accounts.createDefault();
    }
}
