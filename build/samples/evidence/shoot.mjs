import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

// Plain JavaScript: the Electron that development falls back to does not strip types.
const pages = join(import.meta.dirname, 'pages')
const target = process.argv.at(-1)
const size = { width: 1280, height: 720 }

// Not awaited: Electron becomes ready only when this module has been evaluated.
app
  .whenReady()
  .then(shootAll)
  .then(() => app.exit(0))
  .catch((error) => {
    console.error(error)
    app.exit(1)
  })

async function shootAll() {
  const names = readdirSync(pages).filter((name) => name.endsWith('.html'))
  const webPreferences = { offscreen: true, sandbox: true }
  const window = new BrowserWindow({ ...size, useContentSize: true, show: false, webPreferences })
  for (const name of names.toSorted()) {
    await window.loadFile(join(pages, name))
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
    // The first frame after loading may still be the one of the page before.
    await new Promise((resolve) => setTimeout(resolve, 400))
    const picture = await window.webContents.capturePage()
    writeFileSync(join(target, name.replace(/\.html$/, '.png')), picture.toPNG())
  }
}
