/** Tests of the figures of searches. */
package dev.koma.searchapi.stats;
