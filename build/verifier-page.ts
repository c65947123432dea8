import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { build } from 'vite'

const SOURCE = fileURLToPath(new URL('../renderer/verifier/', import.meta.url))

/** Where core finds the page: a module, so that bundle, command line and tests read it alike. */
export const PAGE_FILE = fileURLToPath(
  new URL('../electron/core/dossier/verifier-page.json', import.meta.url),
)

/**
 * The verifier page that lies in every dossier: one file that asks for nothing.
 *
 * Its policy lets in its own script and style, by their hashes, and no network at all.
 */
export async function verifierPage(): Promise<string> {
  const [template, style, script] = await Promise.all([
    readFile(`${SOURCE}page.html`, 'utf8'),
    readFile(`${SOURCE}page.css`, 'utf8'),
    bundled(),
  ])
  const csp = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return template
    .replace('{{csp}}', () => csp)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`)
}

/** The text that core holds: JSON as Prettier writes it. */
export async function pageFileText(): Promise<string> {
  const config = await resolveConfig(PAGE_FILE)
  return format(JSON.stringify({ html: await verifierPage() }), { ...config, parser: 'json' })
}

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    root: SOURCE,
    logLevel: 'silent',
    build: {
      write: false,
      // To be read by whoever wants to know what it does.
      minify: false,
      target: 'chrome88',
      modulePreload: false,
      rollupOptions: { input: `${SOURCE}main.ts`, output: { format: 'iife' } },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const [chunk] = outputs.flatMap((made) => ('output' in made ? made.output : []))
  if (chunk?.type !== 'chunk') throw new Error('the verifier page has no script')
  return `\n${chunk.code}`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

if (import.meta.main) await writeFile(PAGE_FILE, await pageFileText())
