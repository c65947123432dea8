import { join } from 'node:path'
import { defaultFonts, type Fonts } from './fonts.ts'

/**
 * The fonts inside a folder of packages: `node_modules`, or where the installer puts them.
 *
 * The rare-character pack is beside them when the app was built with it; in development
 * `SMEDT_RARE_FONTS` names the folder where it was prepared.
 */
export function bundledFonts(packagesFolder: string): Fonts {
  const prepared = process.env['SMEDT_RARE_FONTS']
  return defaultFonts(
    (specifier) => join(packagesFolder, specifier),
    [join(packagesFolder, 'rare'), ...(prepared ? [prepared] : [])],
  )
}
