package dev.koma.searchapi.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeTest {
    @Test
    void X35_letsNoMoreSearchesWaitForADecisionThanItMay() {
        Intake intake = new Intake(2, context -> Optional.empty());
        Intake.Undecided first = intake.enter().orElseThrow();
        assertTrue(intake.enter().isPresent());
        assertTrue(intake.enter().isEmpty());
        assertTrue(intake.enter().isEmpty());

        first.close();
        first.close();

        assertTrue(intake.enter().isPresent());
        assertTrue(intake.enter().isEmpty());
    }
}
