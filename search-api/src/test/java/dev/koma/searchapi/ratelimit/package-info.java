/** Tests of the rate limits. */
package dev.koma.searchapi.ratelimit;
