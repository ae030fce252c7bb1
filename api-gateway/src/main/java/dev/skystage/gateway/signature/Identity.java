package dev.skystage.gateway.signature;

/**
 * The outcome of authentication.
 *
 * @param accessKeyId empty when the request carried none
 * @param principal the account itself ("root"), a RAM user or an assumed role
 */
public record Identity(String accountId, String accessKeyId, String principal) {}
