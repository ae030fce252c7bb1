-- RAM users that have a password for the console. It is kept as a salted hash only; nobody can be shown it.
create table ram_login_profile (
    account_id               text        not null references account,
    user_name                text collate "C" not null,
    password_hash            text        not null,
    password_reset_required  boolean     not null,
    mfa_bind_required        boolean     not null,
    created_at               timestamptz not null,
    primary key (account_id, user_name),
    foreign key (account_id, user_name) references ram_user on update cascade
);
