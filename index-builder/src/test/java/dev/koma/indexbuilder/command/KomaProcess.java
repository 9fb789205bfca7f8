package dev.koma.indexbuilder.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Koma's command line in a JVM of its own, so that it can be killed. */
final class KomaProcess {
    private KomaProcess() {}

    /** The main class of the other JVM. */
    public static void main(String[] arguments) {
        System.exit(KomaCommand.run(CommandContext.ofProcess(List.of()), List.of(), arguments));
    }

    static Process start(Path output, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KomaProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KOMA_"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
