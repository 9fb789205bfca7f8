package dev.koma.searchapi.search;

import java.util.concurrent.ExecutorService;

/** The threads that searches run on. */
record SearchProcessors(ExecutorService pool) {}
