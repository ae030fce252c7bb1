package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CancelCopyImageRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CancelCopyImageTest {
    private static final String THERE = "cn-beijing";

    @Autowired
    Simulation simulation;

    @Test
    void theCopyGoesAndTheSourceStays(Account account, Time time) throws Exception {
        var image = imported(account, time);
        var copy = copy(account, image);
        account.v3()
                .cancelCopyImage(new CancelCopyImageRequest().setRegionId(THERE).setImageId(copy));
        account.call("CancelCopyImage", "RegionId", THERE, "ImageId", copy)
                .assertThat()
                .isError(400, "CancelNotSupported");
        time.runDueTasks();

        assertThat(shown(account, copy, "RegionId", THERE).text("/TotalCount")).isEqualTo("0");
        assertThat(shown(account, image).text("/Images/Image/0/Status")).isEqualTo("Available");
        var again = copy(account, image);
        account.call("CancelCopyImage", "RegionId", THERE, "ImageId", again)
                .assertThat()
                .isOk();
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var action = "CancelCopyImage";
        var image = imported(account, time);
        var copy = copy(account, image);
        stranger.call(action, "RegionId", THERE, "ImageId", copy).assertThat().isError(404, "InvalidImageId.NotFound");
        account.call(action, "ImageId", copy).assertThat().isError(404, "InvalidImageId.NotFound");
        account.call(action, "ImageId", copy, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call(action, "ImageId", image).assertThat().isError(400, "ImageCreatedNotFromCopy");
        time.runDueTasks();
        account.call(action, "RegionId", THERE, "ImageId", copy)
                .assertThat()
                .isError(400, "IncorrectImageStatus")
                .saying("copied finished");
    }

    @Test
    void aCopyThatHasFailedIsNotCancelled(Account account, Time time) {
        var usual = simulation.profile("image.copy");
        var copy = copy(account, imported(account, time));
        simulation.set("image.copy", new Simulation.Profile(usual.delay(), usual.jitter(), 1, usual.maxAttempts()));
        try {
            time.advance(Duration.ofMinutes(10));
        } finally {
            simulation.set("image.copy", usual);
        }
        assertThat(shown(account, copy, "RegionId", THERE).text("/Images/Image/0/Status"))
                .isEqualTo("CreateFailed");
        account.call("CancelCopyImage", "RegionId", THERE, "ImageId", copy)
                .assertThat()
                .isError(400, "IncorrectImageStatus")
                .saying("copy has been failed");
        account.call("DeleteImage", "RegionId", THERE, "ImageId", copy)
                .assertThat()
                .isOk();
    }

    private static String copy(Account account, String image) {
        var answer = account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE);
        answer.assertThat().isOk();
        return answer.text("/ImageId");
    }
}
