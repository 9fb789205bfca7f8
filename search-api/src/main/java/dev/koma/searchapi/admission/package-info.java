/** Who may search now, and what is left for them; entry type {@link dev.koma.searchapi.admission.SearchAdmission}. */
@NullMarked
package dev.koma.searchapi.admission;

import org.jspecify.annotations.NullMarked;
