import { join } from 'node:path'
import { app } from 'electron'

/** Where things are: in the checkout, or in the installed app. */
export type Paths = {
  readonly renderer: string
  readonly preload: string
  readonly core: string
  readonly samples: string
  readonly packages: string
}

export function appPaths(): Paths {
  const root = app.getAppPath()
  // Files that are read by path stand outside the archive.
  const resources = app.isPackaged ? process.resourcesPath : root
  return {
    renderer: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/preload.cjs'),
    core: join(root, 'out/main/utility.js'),
    samples: join(resources, app.isPackaged ? 'samples' : 'electron/resources/samples'),
    packages: join(resources, app.isPackaged ? 'fonts' : 'node_modules'),
  }
}

/**
 * The data folder: outside the program and outside caches, so that neither an update nor a clean-up
 * tool takes it away. `SMEDT_DATA_DIR` names another one.
 */
export function dataFolder(): string {
  return process.env['SMEDT_DATA_DIR'] ?? join(app.getPath('appData'), 'smedt-acceptance')
}
