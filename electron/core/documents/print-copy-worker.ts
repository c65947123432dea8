import { parentPort } from 'node:worker_threads'
import Vips from 'wasm-vips'
import { shrinkPhoto } from './shrink-photo.ts'

// Without the libraries for HEIF, JPEG XL and SVG: evidence is hostile. What it prints is of no use
// to anybody; a thread of its own and no memory between photos.
const vips = await Vips({ dynamicLibraries: [], print: () => undefined, printErr: () => undefined })
vips.concurrency(1)
vips.Cache.max(0)

parentPort?.on('message', (original: Uint8Array) => {
  parentPort?.postMessage(answerTo(original))
})

/** The print copy, or null where the photo can't be decoded. */
function answerTo(original: Uint8Array): Uint8Array | null {
  try {
    return shrinkPhoto(vips, original)
  } catch (error) {
    // A failed decode is an answer; a broken library ends the thread, and another takes its place.
    if (error instanceof WebAssembly.RuntimeError) throw error
    return null
  }
}
