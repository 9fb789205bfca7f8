package dev.koma.indexbuilder.settings;

import java.util.List;

/** The configuration cannot be used; lists everything that is wrong with it. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super("The configuration has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                + problems.stream().map(problem -> "\n  " + problem).reduce("", String::concat));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem, beginning with the key or the source. */
    public List<String> problems() {
        return problems;
    }
}
