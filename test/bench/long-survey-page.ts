import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListedPoint } from '../fixtures/survey-list.ts'
import { writeBareApp } from './bare-app.ts'

/**
 * A bare window that draws the same checkpoints as plain HTML, all of them, at a click, and hides
 * those that do not hold the text of its search field.
 */
export async function writeListApp(folder: string, points: readonly ListedPoint[]): Promise<void> {
  await writeBareApp(folder)
  await writeFile(join(folder, 'points.js'), `const points = ${JSON.stringify(points)}`)
  await writeFile(
    join(folder, 'page.html'),
    `<!doctype html><meta charset="utf-8"><title>list</title>
<style>article { border: 1px solid #ccc; padding: 12px; margin: 8px }</style>
<button id="open">open</button> <input id="find"> <p id="count"></p>
<main></main><script src="points.js"></script><script>${SCRIPT}</script>`,
  )
}

const SCRIPT = `
const main = document.querySelector('main')
const results = ['符合', '部分符合', '不符合', '不适用']
const article = ({ code, title, howTo }) => '<article class="point"><h3>' + code + ' ' + title +
  '</h3><p>' + howTo + '</p>' + results.map((one) => '<button>' + one + '</button>').join('') +
  '<textarea></textarea></article>'
document.querySelector('#open').onclick = () => {
  main.innerHTML = points.map(article).join('')
}
document.querySelector('#find').oninput = ({ target }) => {
  let shown = 0
  for (const one of main.children) {
    one.hidden = !one.textContent.includes(target.value)
    if (!one.hidden) shown += 1
  }
  document.querySelector('#count').textContent = '显示 ' + shown + ' / '
}`
