/** The port to a chat platform; entry type {@link dev.koma.botcore.platform.ChatPlatform}. */
@NullMarked
package dev.koma.botcore.platform;

import org.jspecify.annotations.NullMarked;
