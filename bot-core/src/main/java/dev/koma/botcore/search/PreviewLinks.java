package dev.koma.botcore.search;

/**
 * The searcher's own words for a moment's previews.
 *
 * @param video of the clip
 * @param image of the still
 */
public record PreviewLinks(String video, String image) {}
