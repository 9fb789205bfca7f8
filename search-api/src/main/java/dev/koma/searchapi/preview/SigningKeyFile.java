package dev.koma.searchapi.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The key that a server without configured keys makes for itself, once, and keeps in its data directory. */
final class SigningKeyFile {
    private static final String NAME = "signing-key";
    private static final int RANDOM_BYTES = 32;

    private SigningKeyFile() {}

    /**
     * Reads the keys, one a line, the first signs; makes the file with one key, readable by its owner only, if there is none.
     *
     * @throws IOException when it cannot be read or made, or holds a key that is too short
     */
    static List<String> keys(Path data, SecureRandom random) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            Files.createDirectories(data);
            make(file, random);
        }
        List<String> keys = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < Tokens.SHORTEST_KEY)) {
            throw new IOException("The file " + file + " must hold signing keys of at least " + Tokens.SHORTEST_KEY
                    + " characters. Remove it, and a new key is made; preview links handed out before end then.");
        }
        return keys;
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String line = Base64.getEncoder().withoutPadding().encodeToString(bytes) + "\n";
        try (SeekableByteChannel out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster: its key is as good.
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
