/** The languages that the bot speaks; entry type {@link dev.koma.botcore.language.Phrase}. */
@NullMarked
package dev.koma.botcore.language;

import org.jspecify.annotations.NullMarked;
