package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.GetInstanceScreenshotRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class GetInstanceScreenshotTest {
    private static final String ACTION = "GetInstanceScreenshot";

    @Test
    void isAPictureOfThisInstance(Account account) throws Exception {
        var instance = account.runningInstance();
        var request = new GetInstanceScreenshotRequest();
        request.setInstanceId(instance);
        request.setWakeUp(true);

        var answer = account.v1().getAcsResponse(request);

        assertThat(answer.getInstanceId()).isEqualTo(instance);
        var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(answer.getScreenshot())));
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(400);
        var white = 0;
        for (var x = 0; x < 640; x++) {
            for (var y = 0; y < 400; y++) {
                white += picture.getRGB(x, y) == 0xffffffff ? 1 : 0;
            }
        }
        assertThat(white).isBetween(3_000, 60_000);
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "InstanceName", "another-name");
        assertThat(account.call(ACTION, "InstanceId", instance).text("/Screenshot"))
                .isNotEqualTo(answer.getScreenshot());
    }

    @Test
    void refusesWhatHasNoScreen(Account account, Account other, @Autowired JdbcClient jdbc) {
        var instance = account.stoppedInstance();
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(405, "IncorrectInstanceStatus")
                .saying("Stopped");
        account.call(ACTION, "InstanceId", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidParameter")
                .saying("instanceId");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        new InstanceFacts(jdbc).set(instance, "status = 'RUNNING', instance_type = 'ecs.s1.small'");
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(405, "NotSupported")
                .saying(instance);
    }
}
