@NullMarked
package dev.koma.searchapi.episode;

import org.jspecify.annotations.NullMarked;
