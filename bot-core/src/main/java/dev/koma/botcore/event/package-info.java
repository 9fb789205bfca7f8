/** What people do on a chat platform, in no platform's words; entry type {@link dev.koma.botcore.event.ChatEvent}. */
@NullMarked
package dev.koma.botcore.event;

import org.jspecify.annotations.NullMarked;
