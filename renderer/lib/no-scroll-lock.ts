/**
 * Stands in for the UI kit's lock of the page behind a dialog, see build/electron.vite.config.ts.
 *
 * Our page never scrolls as a whole, and the lock writes a style without the nonce that our content
 * policy asks for.
 */
export default function useScrollLocker(): void {}
