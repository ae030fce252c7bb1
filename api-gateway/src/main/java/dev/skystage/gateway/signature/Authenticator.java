package dev.skystage.gateway.signature;

import dev.skystage.gateway.http.RpcRequest;
import org.springframework.stereotype.Component;

/** Placeholder until the signatures land: takes everybody for the default account. */
@Component
public class Authenticator {
    public Identity authenticate(RpcRequest request) {
        return new Identity("1000000000000001", "skystage", "root");
    }
}
