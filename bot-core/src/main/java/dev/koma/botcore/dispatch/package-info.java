/**
 * Who is next: durable requests in one lane per person, fair among lanes, bounded everywhere; entry type
 * {@link dev.koma.botcore.dispatch.Dispatcher}. It knows nothing of chats and pictures.
 */
@NullMarked
package dev.koma.botcore.dispatch;

import org.jspecify.annotations.NullMarked;
