/** Bytes that are in memory, for what reads streams. */
export async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}
