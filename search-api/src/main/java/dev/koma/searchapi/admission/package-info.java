/** Who may search now, and what is left for them; entry type {@link dev.koma.searchapi.admission.AdmissionControl}. */
@NullMarked
package dev.koma.searchapi.admission;

import org.jspecify.annotations.NullMarked;
