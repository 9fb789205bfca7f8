/** Tests of admission. */
package dev.koma.searchapi.admission;
