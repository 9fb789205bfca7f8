/** What every endpoint shares: errors as JSON, who calls, from which address the server is reached, bounded uploads. */
@NullMarked
package dev.koma.searchapi.http;

import org.jspecify.annotations.NullMarked;
