/**
 * Goes up with every change of what is drawn or of how it is written, and stands in the file: who
 * verifies knows whether this program has to be able to draw it again byte by byte.
 */
export const ANNEX5_LAYOUT = 1
