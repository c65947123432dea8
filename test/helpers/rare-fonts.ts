import { ensureRareFonts } from '../../build/runtime/rare-fonts.ts'

/** The folder of the rare-character pack, prepared on first use; undefined where it is out of reach. */
export const rareFonts = await ensureRareFonts()
