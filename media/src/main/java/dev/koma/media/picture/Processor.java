package dev.koma.media.picture;

import java.util.Locale;
import java.util.Optional;

/** The kinds of processor for which there is a filter of system calls. */
enum Processor {
    X86_64(0xC000003E, 317, 2, 257, 56, 234),
    ARM64(0xC00000B7, 277, -1, 56, 220, 131);

    /** As the kernel names it to filters: {@code AUDIT_ARCH_*} of {@code linux/audit.h}. */
    final int audit;
    /** Numbers of the calls that are made or looked at; -1 where there is none. */
    final int seccomp;

    final int open;
    final int openat;
    final int clone;
    final int tgkill;

    Processor(int audit, int seccomp, int open, int openat, int clone, int tgkill) {
        this.audit = audit;
        this.seccomp = seccomp;
        this.open = open;
        this.openat = openat;
        this.clone = clone;
        this.tgkill = tgkill;
    }

    /** @param name as in Java's {@code os.arch} */
    static Optional<Processor> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(ARM64);
            default -> Optional.empty();
        };
    }
}
