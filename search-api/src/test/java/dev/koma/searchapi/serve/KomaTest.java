package dev.koma.searchapi.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.koma.indexbuilder.command.CommandContext;
import dev.koma.indexbuilder.command.KomaCommand;
import dev.koma.indexbuilder.settings.ConfigInputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KomaTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    private int koma(String... arguments) {
        CommandContext context = new CommandContext(
                Concerns.ALL, flags -> new ConfigInputs(flags, Map.of(), Map.of(), home), Clock.systemUTC(), null);
        return KomaCommand.commandLine(
                        context, Koma.commands(context), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void refusesToServeWithAllProblemsOfTheConfigurationAtOnce() throws IOException {
        Path data = Files.createDirectories(home.resolve(".local/share/koma"));
        Files.writeString(data.resolve("koma.properties"), """
                koma.http.prot=80
                koma.management.port=70000
                koma.upload.max-size=lots
                koma.trusted-proxies=10.0.0.0/33
                koma.public-url=koma.example
                """);

        assertEquals(2, koma("serve"));

        String said = err.toString();
        assertTrue(said.contains("koma.http.prot"), said);
        assertTrue(said.contains("did you mean koma.http.port"), said);
        assertTrue(said.contains("koma.upload.max-size"), said);
        assertEquals("", out.toString());
    }

    @Test
    void saysWhichValuesMakeNoSense() throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Files.writeString(data.resolve("koma.properties"), """
                koma.management.port=70000
                koma.trusted-proxies=10.0.0.0/33,proxy.example
                koma.public-url=koma.example
                koma.upload.timeout=0s
                koma.search.queue-length=-1
                """);

        assertEquals(2, koma("serve", "--data", data.toString(), "--port", "0"));

        String said = err.toString();
        for (String key : new String[] {
            "koma.http.port",
            "koma.management.port",
            "koma.trusted-proxies",
            "koma.public-url",
            "koma.upload.timeout",
            "koma.search.queue-length"
        }) {
            assertTrue(said.contains(key), key + " is not in " + said);
        }
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, koma("serve", "--host", "127.0.0.1", "--port", "" + other.getLocalPort()));

            assertTrue(err.toString().contains("Cannot listen on port " + other.getLocalPort()), err.toString());
            assertTrue(err.toString().contains("--port"), err.toString());
        }
    }

    @Test
    void saysThatItDoesNotKnowTheAddressToListenOn() {
        assertEquals(1, koma("serve", "--host", "[nonsense]"));
        assertTrue(err.toString().contains("[nonsense]"), err.toString());
    }

    @Test
    void refusesWrongUsage() {
        assertEquals(2, koma("serve", "--nonsense"));
        assertEquals(2, koma("serve", "--port", "eighty"));
        assertEquals(2, koma("nonsense"));
    }

    @Test
    void knowsTheKeysOfTheServerInEveryCommand() {
        assertEquals(0, koma("config"));
        assertTrue(out.toString().contains("koma.http.port"), out.toString());
        assertTrue(out.toString().contains("koma.upload.max-size"), out.toString());
    }

    @Test
    void helps() {
        assertEquals(0, koma("serve", "--help"));
        assertTrue(out.toString().contains("--library"), out.toString());
    }
}
