package dev.skystage.gateway.signature;

import org.jspecify.annotations.Nullable;

/** The accounts of the lenient mode, in which every AccessKeyId is an account of its own. */
public interface LenientAccounts {
    /** The account of the key, made when the key is first seen; the default account when there is no key. */
    String accountFor(@Nullable String accessKeyId);
}
