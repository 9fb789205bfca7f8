@NullMarked
package dev.koma.searchapi.preview;

import org.jspecify.annotations.NullMarked;
