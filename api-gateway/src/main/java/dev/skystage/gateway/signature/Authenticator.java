package dev.skystage.gateway.signature;
import dev.skystage.gateway.http.RpcRequest;
@org.springframework.stereotype.Component
public class Authenticator { public Identity authenticate(RpcRequest r) { return new Identity("1","a","root"); } }
