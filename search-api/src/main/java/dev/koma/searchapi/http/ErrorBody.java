package dev.koma.searchapi.http;

/**
 * The JSON body of every answer that is not a success.
 *
 * @param error one sentence that a person understands
 */
public record ErrorBody(String error) {}
