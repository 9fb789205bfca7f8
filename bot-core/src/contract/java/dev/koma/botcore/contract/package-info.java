/** What every chat platform must do; entry type {@link dev.koma.botcore.contract.ChatPlatformContract}. */
@NullMarked
package dev.koma.botcore.contract;

import org.jspecify.annotations.NullMarked;
