package dev.koma.searchapi.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.koma.searchapi.http.ClientAddress;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuestAdmissionTest {
    private static final ClientAddress SOMEONE = new ClientAddress(InetAddress.ofLiteral("203.0.113.7"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-31T23:59:59Z"));
    private final Clock clock = clock();

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void countsWhatWasCharged() {
        GuestAdmission admission = new GuestAdmission(2, clock);
        try (Admission.Permit permit = permit(admission)) {
            assertEquals(1, permit.charge().quotaUsed());
        }
        permit(admission).close();

        assertEquals(new Account("203.0.113.7", 0, 1, 1000, 1), admission.account(SOMEONE));
    }

    @Test
    void countsASearchInTheMonthInWhichItWasAdmitted() {
        GuestAdmission admission = new GuestAdmission(2, clock);
        try (Admission.Permit permit = permit(admission)) {
            now.set(Instant.parse("2026-04-01T00:00:01Z"));
            permit.charge();
        }

        assertEquals(0, admission.account(SOMEONE).quotaUsed());
    }

    @Test
    void rejectsWhenAllPlacesAreTakenUntilOneIsGivenBack() {
        GuestAdmission admission = new GuestAdmission(1, clock);
        Admission.Permit first = permit(admission);

        Admission.Rejected rejected = assertInstanceOf(Admission.Rejected.class, admission.admit(SOMEONE));
        assertEquals(503, rejected.reason().status());

        first.close();
        first.close(); // gives back one place only
        permit(admission);
        assertInstanceOf(Admission.Rejected.class, admission.admit(SOMEONE));
    }

    @Test
    void countsANetworkOfIpv6AsOneCaller() {
        GuestAdmission admission = new GuestAdmission(2, clock);
        try (Admission.Permit permit = permit(admission, "2001:db8::1")) {
            permit.charge();
        }

        assertEquals(1, account(admission, "2001:db8::ffff:2").quotaUsed());
        assertEquals(0, account(admission, "2001:db8:0:1::1").quotaUsed());
    }

    private static Account account(GuestAdmission admission, String address) {
        return admission.account(new ClientAddress(InetAddress.ofLiteral(address)));
    }

    private static Admission.Permit permit(GuestAdmission admission) {
        return permit(admission, "203.0.113.7");
    }

    private static Admission.Permit permit(GuestAdmission admission, String address) {
        return assertInstanceOf(
                Admission.Permit.class, admission.admit(new ClientAddress(InetAddress.ofLiteral(address))));
    }
}
