package dev.skystage.controlplane.resources.billing;

/** What accounts have to pay with. */
public interface Funds {
    /** Whether the account owes something that it should have paid. */
    boolean isOverdue(String accountId);

    /** Whether it can pay so many micro-yuan; if its money is limited, nobody else spends of it until the commit. */
    boolean canPay(String accountId, long amount);

    /** Has what is known of the account follow what it has paid in this transaction. */
    void spent(String accountId);
}
