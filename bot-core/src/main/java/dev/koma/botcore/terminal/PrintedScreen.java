package dev.koma.botcore.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints: answers as data, progress for people. */
public final class PrintedScreen implements Screen {
    private final PrintWriter answers;
    private final PrintStream people;

    public PrintedScreen(PrintWriter answers, PrintStream people) {
        this.answers = answers;
        this.people = people;
    }

    @Override
    public synchronized void show(int message, String words, @Nullable Path file, List<NumberedButton> buttons) {
        answers.println(words);
        if (file != null) {
            answers.println("→ " + file);
        }
        for (NumberedButton numbered : buttons) {
            answers.println("[" + numbered.number() + "] " + numbered.button().label());
        }
        answers.println();
        answers.flush();
    }

    @Override
    public synchronized void note(String words) {
        people.println("… " + words);
    }
}
