package dev.skystage.persistence.account;

import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of {@link Account}. */
public interface AccountRepository extends JpaRepository<Account, String> {}
