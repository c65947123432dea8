/* Small tools of the sample pages: rows of a table, a line of a chart, and the mark. */

/** Puts one piece of HTML for each entry into the element. */
function fill(selector, entries, draw) {
  document.querySelector(selector).innerHTML = entries.map(draw).join('')
}

/** The points of a line through values, in a box of width by height with the origin on top. */
function linePoints(values, width, height, most) {
  const step = width / (values.length - 1)
  return values
    .map(
      (value, index) =>
        `${(index * step).toFixed(1)},${(height - (value / most) * height).toFixed(1)}`,
    )
    .join(' ')
}

/** Marks the page as a sample; `ink` is a colour that can be seen on this page. */
function mark(ink) {
  const words = []
  for (let y = 110; y < 760; y += 210) {
    for (let x = y % 420 === 110 ? 40 : 190; x < 1300; x += 330) {
      words.push(
        `<text class="word" x="${x}" y="${y}" transform="rotate(-22 ${x} ${y})">示例</text>`,
      )
    }
  }
  document.body.insertAdjacentHTML(
    'beforeend',
    `<svg class="mark" style="color: ${ink}">${words.join('')}</svg>
     <div class="plate">示例图片 · 虚构数据 · 仅供演示与培训</div>`,
  )
}
