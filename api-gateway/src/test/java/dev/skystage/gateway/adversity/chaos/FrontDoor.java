package dev.skystage.gateway.adversity.chaos;

import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import dev.skystage.gateway.testing.Account;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls with the official SDK as a careful program does: when the connection breaks or the service says that it is
 * unavailable, it tries again until there is an answer.
 */
final class FrontDoor {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CONNECT_MILLIS = 5_000;
    /** Longer than the server ever waits, because a call that is given up here must not take effect later. */
    private static final int READ_MILLIS = 120_000;

    private static final Set<String> TRY_AGAIN = Set.of("ServiceUnavailable", "LastTokenProcessing");
    private static final JsonMapper JSON = new JsonMapper();
    private final DefaultAcsClient client =
            new DefaultAcsClient(DefaultProfile.getProfile(Account.REGION, "skystage", "skystage"));
    private final String endpoint;
    private final Ledger ledger;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    /**
     * The final answer to a call.
     *
     * @param code empty when it succeeded
     * @param unanswered earlier attempts without an answer, which may have taken effect
     */
    record Reply(String code, JsonNode body, int unanswered) {
        boolean ok() {
            return code.isEmpty();
        }

        String requestId() {
            return body.path("RequestId").asString();
        }
    }

    FrontDoor(int port, Ledger ledger) {
        this.endpoint = "localhost:" + port;
        this.ledger = ledger;
    }

    Reply ecs(String action, Map<String, String> parameters) {
        return call("2014-05-26", action, parameters);
    }

    Reply vpc(String action, Map<String, String> parameters) {
        return call("2016-04-28", action, parameters);
    }

    private Reply call(String version, String action, Map<String, String> parameters) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        var unanswered = 0;
        while (true) {
            calls.incrementAndGet();
            try {
                var answer = client.getCommonResponse(request(version, action, parameters));
                return new Reply("", JSON.readTree(answer.getData()), unanswered);
            } catch (ClientException e) {
                var code = e.getErrCode();
                var transport = code == null || code.startsWith("SDK.");
                if (!transport && !TRY_AGAIN.contains(code)) {
                    if (code.equals("InternalError")) {
                        ledger.complain(action + " answered InternalError, request " + e.getRequestId());
                    } else {
                        return new Reply(code, JSON.createObjectNode(), unanswered);
                    }
                }
                unanswered++;
                lost.incrementAndGet();
                if (System.nanoTime() > limit) {
                    return new Reply("no answer: " + e, JSON.createObjectNode(), unanswered);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private CommonRequest request(String version, String action, Map<String, String> parameters) {
        var request = new CommonRequest();
        request.setSysMethod(MethodType.POST);
        request.setSysDomain(endpoint);
        request.setSysVersion(version);
        request.setSysAction(action);
        request.setSysConnectTimeout(CONNECT_MILLIS);
        request.setSysReadTimeout(READ_MILLIS);
        request.putQueryParameter("RegionId", Account.REGION);
        parameters.forEach(request::putQueryParameter);
        return request;
    }

    /** The number of attempts. */
    int calls() {
        return calls.get();
    }

    /** The number of attempts without an answer, or with ServiceUnavailable. */
    int lost() {
        return lost.get();
    }
}
