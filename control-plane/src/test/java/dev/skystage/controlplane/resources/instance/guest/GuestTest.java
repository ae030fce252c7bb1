package dev.skystage.controlplane.resources.instance.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.ApiException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestTest {
    @ParameterizedTest
    @CsvSource({
        "ab,true",
        "a,false",
        "web-01.prod,true",
        "-web,false",
        "web-,false",
        "web--01,false",
        "web..01,false",
        "web.-01,false",
        "web_01,false",
        "1234,true"
    })
    void hostNamesOfLinux(String host, boolean valid) {
        assertThat(HostName.isHostName(host, false)).isEqualTo(valid);
        assertThat(HostName.isHostName("a".repeat(64), false)).isTrue();
        assertThat(HostName.isHostName("a".repeat(65), false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"web-01,true", "web.prod,false", "1234,false", "fifteenletters1,true", "sixteenletters-1,false"})
    void hostNamesOfWindows(String host, boolean valid) {
        assertThat(HostName.isHostName(host, true)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "Passw0rd,true",
        "abcdefg1!,true",
        "PASSWORD1_,true",
        "Password,false",
        "password1,false",
        "Pass0rd,false",
        "Passw0rd \u00e4,false",
        "/Passw0rd,true"
    })
    void passwords(String password, boolean valid) {
        assertThat(Password.isPassword(password, false)).isEqualTo(valid);
        assertThat(Password.isPassword("/Passw0rd", true)).isFalse();
        assertThat(Password.isPassword("Aa1" + "x".repeat(27), false)).isTrue();
        assertThat(Password.isPassword("Aa1" + "x".repeat(28), false)).isFalse();
    }

    @Test
    void userDataOfThirtyTwoKibibytes() {
        var malformed = new ApiException("InvalidParameter");
        var most = Base64.getMimeEncoder().encodeToString(new byte[32 * 1024]);
        assertThat(UserData.accepted(most, malformed)).doesNotContain("\n").hasSizeGreaterThan(40_000);
        var tooMuch = Base64.getEncoder().encodeToString(new byte[32 * 1024 + 1]);
        assertThatThrownBy(() -> UserData.accepted(tooMuch, malformed)).hasMessage("InvalidUserData.SizeExceeded");
        assertThatThrownBy(() -> UserData.accepted("%%%", malformed)).isSameAs(malformed);
    }
}
