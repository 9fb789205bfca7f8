/** Tests of the queue in front of the search workers. */
package dev.koma.searchapi.queue;
