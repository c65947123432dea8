import { html } from './html.ts'
import type { Html } from './html.ts'

const PAGES = [
  { path: '/', name: '已接收的验收意见' },
  { path: '/tasks', name: '任务' },
  { path: '/people', name: '设备和账号' },
  { path: '/batch', name: '接收批次' },
] as const

export type PagePath = (typeof PAGES)[number]['path']

/** A whole page: heading, the way to the other pages, and what the page says. */
export function layout(
  platformName: string,
  path: PagePath,
  summary: string,
  body: Html | readonly Html[],
): string {
  const title = PAGES.find((page) => page.path === path)?.name ?? ''
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${platformName}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <h1>${platformName}</h1>
          <p>${summary}</p>
          <nav aria-label="页面">
            ${PAGES.map((each) => link(each.path, each.name, each.path === path))}
          </nav>
        </header>
        <main>${body}</main>
      </body>
    </html>`
  return page.html
}

function link(path: string, name: string, isHere: boolean): Html {
  return isHere
    ? html`<a href="${path}" aria-current="page">${name}</a>`
    : html`<a href="${path}">${name}</a>`
}

/** 2026-11-23 09:00:00（北京时间） */
export function beijingTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}（北京时间）`
}
