import { join } from 'node:path'
import { defaultFonts, type Fonts } from './fonts.ts'

/** The fonts inside a folder of packages: `node_modules`, or where the installer puts them. */
export function bundledFonts(packagesFolder: string): Fonts {
  return defaultFonts((specifier) => join(packagesFolder, specifier))
}
