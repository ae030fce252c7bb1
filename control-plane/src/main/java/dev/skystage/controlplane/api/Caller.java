package dev.skystage.controlplane.api;

/**
 * Who calls. Every lookup takes the caller, so accounts are isolated by construction.
 *
 * @param principal the account itself ("root"), a RAM user or an assumed role
 */
public record Caller(String accountId, String accessKeyId, String principal, String requestId) {}
