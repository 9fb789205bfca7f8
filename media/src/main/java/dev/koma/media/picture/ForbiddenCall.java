package dev.koma.media.picture;

/**
 * A system call that no decoder needs and that takes effect outside of its process. The numbers are those of
 * {@code asm/unistd_64.h} for x86-64 and of {@code asm-generic/unistd.h} for arm64, which never had some of the older calls.
 */
enum ForbiddenCall {
    // Sockets, and the other way to do all of that.
    SOCKET(41, 198),
    CONNECT(42, 203),
    ACCEPT(43, 202),
    SENDTO(44, 206),
    SENDMSG(46, 211),
    BIND(49, 200),
    LISTEN(50, 201),
    SOCKETPAIR(53, 199),
    ACCEPT4(288, 242),
    SENDMMSG(307, 269),
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    // Programs and other processes.
    FORK(57, -1),
    VFORK(58, -1),
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    KILL(62, 129),
    TKILL(200, 130),
    RT_SIGQUEUEINFO(129, 138),
    RT_TGSIGQUEUEINFO(297, 240),
    PIDFD_SEND_SIGNAL(424, 424),
    PIDFD_OPEN(434, 434),
    PIDFD_GETFD(438, 438),
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    KCMP(312, 272),
    // Files by name.
    CREAT(85, -1),
    RENAME(82, -1),
    MKDIR(83, -1),
    RMDIR(84, -1),
    LINK(86, -1),
    UNLINK(87, -1),
    SYMLINK(88, -1),
    CHMOD(90, -1),
    CHOWN(92, -1),
    LCHOWN(94, -1),
    TRUNCATE(76, 45),
    MKNOD(133, -1),
    UTIME(132, -1),
    UTIMES(235, -1),
    SETXATTR(188, 5),
    LSETXATTR(189, 6),
    REMOVEXATTR(197, 14),
    LREMOVEXATTR(198, 15),
    // Files by name, beside a folder that is open.
    MKDIRAT(258, 34),
    MKNODAT(259, 33),
    FCHOWNAT(260, 54),
    UNLINKAT(263, 35),
    RENAMEAT(264, 38),
    LINKAT(265, 37),
    SYMLINKAT(266, 36),
    FCHMODAT(268, 53),
    RENAMEAT2(316, 276),
    UTIMENSAT(280, 88),
    FUTIMESAT(261, -1),
    FCHMODAT2(452, 452),
    // File systems and namespaces.
    CHROOT(161, 51),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    SETNS(308, 268),
    UNSHARE(272, 97),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    MOUNT_SETATTR(442, 442),
    NAME_TO_HANDLE_AT(303, 264),
    OPEN_BY_HANDLE_AT(304, 265),
    // The kernel and the machine.
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    BPF(321, 280),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    KEYCTL(250, 219),
    MEMFD_CREATE(319, 279),
    SETRLIMIT(160, 164),
    SETUID(105, 146),
    SETGID(106, 144),
    SETREUID(113, 145),
    SETREGID(114, 143),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    REBOOT(169, 142),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    SETTIMEOFDAY(164, 170),
    CLOCK_SETTIME(227, 112);

    private final int x86;
    private final int arm;

    ForbiddenCall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    boolean existsOn(Processor processor) {
        return numberOn(processor) >= 0;
    }

    int numberOn(Processor processor) {
        return switch (processor) {
            case X86_64 -> x86;
            case ARM64 -> arm;
        };
    }
}
