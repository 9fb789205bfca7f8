package dev.koma.benchmarks.hostile;

import java.util.Set;

/**
 * A file that somebody may upload.
 *
 * @param row the row of the catalogue of bad inputs that it belongs to, such as {@code U43}
 * @param name says which of the row's files it is
 * @param bytes of the file
 * @param allowed what may come of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HostileFile(String row, String name, byte[] bytes, Set<Outcome> allowed) {
    /** What came of a file. */
    enum Outcome {
        SHOWN,
        REFUSED
    }

    static HostileFile refused(String row, String name, byte[] bytes) {
        return new HostileFile(row, name, bytes, Set.of(Outcome.REFUSED));
    }

    static HostileFile shown(String row, String name, byte[] bytes) {
        return new HostileFile(row, name, bytes, Set.of(Outcome.SHOWN));
    }

    static HostileFile either(String row, String name, byte[] bytes) {
        return new HostileFile(row, name, bytes, Set.of(Outcome.values()));
    }

    @Override
    public String toString() {
        return row + " " + name;
    }
}
