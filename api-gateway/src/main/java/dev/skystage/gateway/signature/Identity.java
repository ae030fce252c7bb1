package dev.skystage.gateway.signature;

/**
 * The outcome of authentication.
 *
 * @param accessKeyId empty when the request carried none
 * @param principal the account itself ("root"), a RAM user or an assumed role
 * @param nonce the hash of the nonce that the request has used; 0 when it needed none
 */
public record Identity(String accountId, String accessKeyId, String principal, long nonce) {}
