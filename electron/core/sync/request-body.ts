/** Bytes go out in pieces, small on a slow line, whose chunks are small, so that it shows movement. */
const PIECES = 64
const SMALLEST_PIECE_BYTES = 64 * 1024

/**
 * A request body that is read only as fast as the network takes it.
 *
 * `onBytes` runs as each piece is handed over. When the request ends early the source is closed.
 */
export function streamBody(
  source: AsyncIterable<Uint8Array>,
  onBytes: (sizeBytes: number) => void,
): ReadableStream<Uint8Array> {
  const pieces = inPieces(source)
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next()
        if (next.done === true) {
          controller.close()
          return
        }
        onBytes(next.value.byteLength)
        controller.enqueue(next.value)
      },
      cancel: async () => {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    const pieceBytes = Math.max(SMALLEST_PIECE_BYTES, Math.ceil(chunk.byteLength / PIECES))
    for (let start = 0; start < chunk.byteLength; start += pieceBytes) {
      yield chunk.subarray(start, start + pieceBytes)
    }
  }
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}
