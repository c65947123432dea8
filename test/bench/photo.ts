import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { startApp } from '../walk/app.ts'
import { timeOfClick } from '../walk/measure.ts'
import { electronPath, sandboxArgs, writeBareApp } from './bare-app.ts'
import { summarize, takePairs } from './pairs.ts'
import type { Bench } from './row.ts'
import { aSampleFolder, TASK_ROW } from './sample-core.ts'

const WIDTH = 4032
const HEIGHT = 3024

/** A photo of 12 megapixels is handed over; it is stored, and its small picture is on the screen. */
export const photo: Bench = {
  name: 'photo',
  run: async (folder) => {
    const data = join(folder, 'data')
    await aSampleFolder(data)
    const bareFolder = join(folder, 'bare')
    await writeBareApp(bareFolder)
    const args = [...sandboxArgs, bareFolder]
    const bare = await _electron.launch({ executablePath: electronPath(), args })
    const ours = await startApp(data)
    try {
      const plain = await bare.firstWindow()
      const jpeg = await shoot(plain)
      await ours.page.locator(TASK_ROW).first().click()
      await ours.page.getByRole('link', { name: /^现场勘查/ }).click()
      await ours.page.locator('[id="checkpoint:C01"] .evidence-bar').waitFor()
      let turn = 0
      const pairs = await takePairs({
        pairs: 15,
        warmUps: 3,
        ours: async () => {
          turn += 1
          const path = await anotherPhoto(folder, turn, jpeg)
          return handOver(ours, path, turn)
        },
        other: async () => draw(plain, pathToFileURL(await anotherPhoto(folder, -turn, jpeg)).href),
      })
      const megabytes = (jpeg.length / 1_000_000).toFixed(1)
      return [
        {
          title: 'photo of 12 MP to its thumbnail',
          against: 'bare Electron page, <img> of the file',
          summary: summarize(pairs),
          note: `${megabytes} MB; ours checks, hashes, encrypts, fsyncs and reads it back first`,
        },
      ]
    } finally {
      await bare.close()
      await ours.close()
    }
  },
}

/** A picture with as much in it as a photo: soft colours, and noise that does not compress away. */
async function shoot(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height)
      const drawing = canvas.getContext('2d')
      if (drawing === null) throw new Error('no canvas')
      const image = drawing.createImageData(width, height)
      let seed = 1
      for (let at = 0; at < image.data.length; at += 4) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        const light = (at / image.data.length) * 200 + (seed % 24)
        image.data.set([light, (light * 3) % 256, 255 - light, 255], at)
      }
      drawing.putImageData(image, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      const parts = Array.from({ length: Math.ceil(bytes.length / 30_000) }, (_, index) =>
        String.fromCharCode(...bytes.subarray(index * 30_000, (index + 1) * 30_000)),
      )
      return btoa(parts.join(''))
    },
    [WIDTH, HEIGHT] as const,
  )
  return Buffer.from(base64, 'base64')
}

/** The same picture as a file of its own: what follows a JPEG's end is no part of the picture. */
async function anotherPhoto(folder: string, turn: number, jpeg: Buffer): Promise<string> {
  const path = join(folder, `photo${turn}.jpg`)
  await writeFile(path, Buffer.concat([jpeg, randomBytes(8)]))
  return path
}

async function handOver(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  path: string,
  count: number,
): Promise<number> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
  const bar = '[id="checkpoint:C01"] .evidence-bar'
  await page.evaluate((selector) => {
    // The click of the first button of the bar that adds files.
    const buttons = [...document.querySelectorAll<HTMLElement>(`${selector} button`)]
    buttons.find(({ textContent }) => textContent === '添加文件')?.setAttribute('data-add', '')
  }, bar)
  return timeOfClick(page, '[data-add]', `${bar} .evidence-thumb:nth-of-type(${count}) img`)
}

function draw(page: Page, url: string): Promise<number> {
  return page.evaluate(async (src) => {
    const startedAt = performance.now()
    const image = new Image()
    image.src = src
    image.width = 240
    await image.decode()
    document.body.replaceChildren(image)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.now() - startedAt
  }, url)
}
