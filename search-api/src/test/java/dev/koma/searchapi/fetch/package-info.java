@NullMarked
package dev.koma.searchapi.fetch;

import org.jspecify.annotations.NullMarked;
