package dev.koma.media.picture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes from this process, for good, what a decoder never needs: files, network, other programs. What the operating system
 * offers for that differs; the rest of the limits does not depend on it.
 *
 * @param filesAndPorts whether the decoding thread may open no file but those it was given to read, and no TCP port (Landlock)
 * @param systemCalls whether no thread can make a socket, write a file or start a program (seccomp)
 */
public record Confinement(boolean filesAndPorts, boolean systemCalls) {
    static final Confinement NONE = new Confinement(false, false);

    /**
     * Confines this process; works on Linux only, and as far as its kernel allows.
     *
     * @param readable folders and files that stay readable
     */
    static Confinement apply(List<Path> readable) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return NONE;
        }
        LinuxCalls linux = new LinuxCalls();
        if (!linux.giveUpNewPrivileges()) {
            return NONE;
        }
        boolean filesAndPorts = Landlock.restrict(linux, readable);
        return new Confinement(filesAndPorts, SystemCallFilter.install(linux));
    }

    /** Whether it has all that there is. */
    public boolean isWhole() {
        return filesAndPorts && systemCalls;
    }

    /** For the protocol: one bit for each field. */
    int bits() {
        return (filesAndPorts ? 1 : 0) | (systemCalls ? 2 : 0);
    }

    static Confinement ofBits(int bits) {
        return new Confinement((bits & 1) != 0, (bits & 2) != 0);
    }

    @Override
    public String toString() {
        if (isWhole()) {
            return "confined to their pipe (Landlock, seccomp)";
        }
        if (filesAndPorts || systemCalls) {
            return "confined in part (" + (filesAndPorts ? "Landlock" : "seccomp") + " only)";
        }
        return "not confined by this operating system";
    }
}
