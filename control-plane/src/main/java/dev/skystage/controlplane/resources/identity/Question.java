package dev.skystage.controlplane.resources.identity;

import java.util.Map;

/**
 * May this principal do this to that?
 *
 * @param action such as {@code ecs:StopInstance}
 * @param resource the ARN, such as {@code acs:ecs:cn-hangzhou:1000000000000001:instance/i-1}
 * @param principal the ARN of the caller
 * @param context the values that conditions look at, by keys such as {@code acs:SourceIp}
 */
public record Question(String action, String resource, String principal, Map<String, String> context) {}
