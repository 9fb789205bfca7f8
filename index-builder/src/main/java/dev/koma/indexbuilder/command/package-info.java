/** The commands of {@code koma}; entry type {@link dev.koma.indexbuilder.command.KomaCommand}. */
@NullMarked
package dev.koma.indexbuilder.command;

import org.jspecify.annotations.NullMarked;
