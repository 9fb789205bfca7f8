@NullMarked
package dev.koma.searchapi.titles;

import org.jspecify.annotations.NullMarked;
