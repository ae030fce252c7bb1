package dev.skystage.controlplane.resources.billing;

import org.springframework.stereotype.Component;

/** Every account can pay anything. */
@Component
record RichFunds() implements Funds {
    @Override
    public boolean isOverdue(String accountId) {
        return false;
    }

    @Override
    public boolean canPay(String accountId, long amount) {
        return true;
    }

    @Override
    public void spent(String accountId) {}
}
